import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { type FormEvent, useId, useState } from "react";
import { TextInput } from "../../components/field.tsx";
import { facetsQuery } from "../contacts/contacts-query.ts";

/** The tags of a contact: each can be taken away, and a new one written at the end. */
export function Tags({ tags, onChange }: { tags: readonly string[]; onChange: (tags: string[]) => void }) {
  const [typed, setTyped] = useState("");
  const { data } = useQuery(facetsQuery);
  const known = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed.trim()) onChange([...tags, typed.trim()]);
    setTyped("");
  };
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      {tags.map((tag) => (
        <span key={tag} className="bg-sunken inline-flex h-6 max-w-full items-center rounded-sm pl-2">
          <span className="truncate">{tag}</span>
          <button
            type="button"
            aria-label={`Remove the tag ${tag}`}
            onClick={() => onChange(tags.filter((one) => one !== tag))}
            className="text-quiet hover:text-text inline-flex size-6 items-center justify-center rounded-sm"
          >
            <X size={12} aria-hidden />
          </button>
        </span>
      ))}
      <form onSubmit={submit}>
        <TextInput
          id="contact-tag"
          aria-label="Add a tag"
          placeholder="Add a tag"
          list={known}
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => event.key === "Escape" && event.currentTarget.blur()}
          className="hover:bg-sunken h-6 max-w-28 border-transparent bg-transparent"
        />
        <datalist id={known}>
          {data?.tags.map(({ name }) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      </form>
    </div>
  );
}
