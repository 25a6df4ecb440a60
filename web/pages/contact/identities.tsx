import { X } from "lucide-react";
import { type FormEvent, useId, useState } from "react";
import { Failure } from "../../api.ts";
import { Button, IconButton } from "../../components/button.tsx";
import { Select, TextInput } from "../../components/field.tsx";
import { type Profile, type ProfileEdit, useProfileEdit } from "./contact-queries.ts";
import { platformName } from "./platforms.tsx";
import { profileUrl } from "./profile-url.ts";

type Kind = NonNullable<ProfileEdit["addIdentities"]>[number]["kind"];
/** In the order of the choice; the type holds it to the kinds that the server takes. */
const KINDS = Object.keys({
  email: true,
  phone: true,
  linkedin: true,
  twitter: true,
  telegram: true,
  whatsapp: true,
  facebook: true,
  instagram: true,
  website: true,
} satisfies Record<Kind, true>) as Kind[];

interface IdentitiesProps {
  profile: Profile;
  save: (said: string, change: ProfileEdit) => void;
}

/** How to reach somebody: each way is taken away where it stands, and a new one is written at the end. */
export function Identities({ profile, save }: IdentitiesProps) {
  const [isAdding, setAdding] = useState(false);
  return (
    <>
      <ul className="flex flex-col">
        {profile.identities.map(({ kind, value, label }) => (
          <li key={`${kind} ${value}`} className="group flex min-h-7 items-center gap-2">
            <span className="text-quiet w-20 shrink-0 truncate">{label ?? platformName(kind)}</span>
            <a
              href={profileUrl(kind, value)}
              className="min-w-0 truncate hover:underline"
              title={value}
              rel="noreferrer"
              target="_blank"
            >
              {value}
            </a>
            <IconButton
              label={`Remove ${value}`}
              className="-my-1 ml-auto size-7 opacity-0 pointer-coarse:opacity-100 group-focus-within:opacity-100 group-hover:opacity-100"
              onClick={() => {
                const removed = KINDS.find((one) => one === kind);
                if (removed) save(`Removed ${value}.`, { removeIdentities: [{ kind: removed, value }] });
              }}
            >
              <X size={14} aria-hidden />
            </IconButton>
          </li>
        ))}
      </ul>
      {isAdding ? (
        <AddIdentity contactId={profile.id} onDone={() => setAdding(false)} />
      ) : (
        <button
          type="button"
          onClick={() => setAdding(true)}
          className="text-quiet hover:bg-sunken -mx-1.5 min-h-6 rounded-sm px-1.5"
        >
          Add an address, number or profile
        </button>
      )}
    </>
  );
}

function AddIdentity({ contactId, onDone }: { contactId: number; onDone: () => void }) {
  const [kind, setKind] = useState<Kind>("email");
  const [value, setValue] = useState("");
  const add = useProfileEdit(contactId, true);
  const errorId = useId();
  const isTaken = add.error instanceof Failure && add.error.code === "conflict";
  const send = (shared: boolean) => {
    const clean = value.trim();
    if (!clean) return;
    const addIdentities = [{ kind, value: clean, shared }];
    add.mutate({ edit: { addIdentities }, said: `Added ${clean}.` }, { onSuccess: onDone });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send(false);
  };
  return (
    <form
      onSubmit={submit}
      onKeyDown={(event) => event.key === "Escape" && onDone()}
      className="mt-1 flex flex-wrap gap-2"
    >
      <Select
        aria-label="What it is"
        className="max-w-28"
        value={kind}
        onChange={({ target }) => {
          setKind(KINDS.find((one) => one === target.value) ?? "email");
          add.reset();
        }}
      >
        {KINDS.map((one) => (
          <option key={one} value={one}>
            {platformName(one)}
          </option>
        ))}
      </Select>
      <TextInput
        aria-label="Address, number or profile"
        aria-invalid={add.error ? true : undefined}
        aria-describedby={add.error ? errorId : undefined}
        className="min-w-40 flex-1"
        autoFocus
        value={value}
        onChange={(event) => {
          setValue(event.target.value);
          add.reset();
        }}
      />
      {add.error && (
        <p id={errorId} role="alert" className="text-danger text-small w-full break-words">
          {add.error.message}
        </p>
      )}
      <Button type="submit" busy={add.isPending} disabled={!value.trim()}>
        Add
      </Button>
      {isTaken && <Button onClick={() => send(true)}>Both have it: add it</Button>}
      <Button kind="quiet" onClick={onDone}>
        Cancel
      </Button>
    </form>
  );
}
