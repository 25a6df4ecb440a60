import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { api, ask } from "../../../api.ts";
import { Button } from "../../../components/button.tsx";
import { Field, Select, TextInput } from "../../../components/field.tsx";
import { keysQuery, type NewKey } from "./keys-query.ts";

const EXPIRIES = [
  { days: 30, label: "After 30 days" },
  { days: 90, label: "After 90 days" },
  { days: 365, label: "After a year" },
] as const;

/** Name, scope and end of a new key. */
export function NewKeyForm({ onMade }: { onMade: (key: NewKey) => void }) {
  const cache = useQueryClient();
  const make = useMutation({
    mutationFn: (json: { name: string; scope: "read" | "read_write"; expiresInDays?: number }) =>
      ask(api.keys.$post({ json })),
    meta: { quiet: true },
    onSuccess: async (made) => {
      await cache.invalidateQueries({ queryKey: keysQuery.queryKey, exact: true });
      onMade(made);
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const days = Number(form.get("expires"));
    make.mutate({
      name: String(form.get("name")),
      scope: form.get("scope") === "read_write" ? "read_write" : "read",
      ...(days > 0 && { expiresInDays: days }),
    });
  };
  return (
    <form onSubmit={submit} className="grid gap-4 rail:grid-cols-[1fr_1fr_1fr_auto] rail:items-start">
      <Field label="Name" error={make.error?.message}>
        {(control) => (
          <TextInput {...control} name="name" placeholder="Claude on my laptop" maxLength={100} required />
        )}
      </Field>
      <Field label="It may">
        {(control) => (
          <Select {...control} name="scope">
            <option value="read">read</option>
            <option value="read_write">read and write</option>
          </Select>
        )}
      </Field>
      <Field label="It ends">
        {(control) => (
          <Select {...control} name="expires">
            <option value="0">Never</option>
            {EXPIRIES.map(({ days, label }) => (
              <option key={days} value={days}>
                {label}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Button type="submit" kind="primary" busy={make.isPending} className="rail:mt-6">
        Generate key
      </Button>
    </form>
  );
}
