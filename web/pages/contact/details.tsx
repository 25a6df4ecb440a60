import { X } from "lucide-react";
import { type FormEvent, type ReactNode, useState } from "react";
import { Button, IconButton } from "../../components/button.tsx";
import { Select, TextInput } from "../../components/field.tsx";
import { BirthdayField } from "./birthday.tsx";
import { type Profile, type ProfileEdit, useProfileEdit } from "./contact-queries.ts";
import { Editable } from "./editable.tsx";
import { platformName } from "./platforms.tsx";
import { profileUrl } from "./profile-url.ts";
import { Rhythm } from "./rhythm.tsx";
import { Tags } from "./tags.tsx";

type Kind = NonNullable<ProfileEdit["addIdentities"]>[number]["kind"];
const KINDS: readonly Kind[] = [
  "email",
  "phone",
  "linkedin",
  "twitter",
  "telegram",
  "whatsapp",
  "facebook",
  "instagram",
  "website",
];

/** Everything known of a contact but the talk, each thing changed where it stands. */
export function Details({ profile, isSplit = false }: { profile: Profile; isSplit?: boolean }) {
  const edit = useProfileEdit(profile.id);
  const save = (said: string, change: ProfileEdit) => edit.mutate({ edit: change, said });
  const bios = [profile.linkedinHeadline, profile.linkedinAbout, profile.twitterBio, profile.telegramBio];
  return (
    <section
      aria-label="Details"
      className={isSplit ? "grid grid-cols-2 gap-x-6 gap-y-4" : "flex flex-col gap-5"}
    >
      <h2 className="sr-only">Details</h2>
      <Block name="Tags">
        <Tags tags={profile.tags} onChange={(tags) => save("Changed the tags.", { tags })} />
      </Block>
      <Block name="Reach">
        <Identities profile={profile} save={save} />
      </Block>
      <Block name="Priority">
        <Select
          aria-label="Priority"
          className="max-w-36"
          value={profile.priority}
          onChange={({ target: { value } }) => {
            const priority = PRIORITIES.find((one) => one === value);
            if (priority)
              save(priority === "archived" ? "Archived." : `Set to ${priority} priority.`, { priority });
          }}
        >
          {PRIORITIES.map((priority) => (
            <option key={priority} value={priority}>
              {priority.charAt(0).toUpperCase() + priority.slice(1)}
            </option>
          ))}
        </Select>
      </Block>
      <Block name="Remind me">
        <Rhythm profile={profile} />
      </Block>
      <Block name="Location">
        <Editable
          label="Location"
          value={profile.location}
          onSave={(location) => save("Changed the location.", { location })}
        />
      </Block>
      <Block name="Birthday">
        <BirthdayField profile={profile} onSave={(birthday) => save("Changed the birthday.", { birthday })} />
      </Block>
      <Block name="Notes">
        <Editable
          label="Notes"
          value={profile.notes}
          isLong
          onSave={(notes) => save("Changed the notes.", { notes })}
        />
      </Block>
      {bios.some(Boolean) && (
        <Block name="Bio">
          {bios.map(
            (bio) =>
              bio && (
                <p key={bio} className="mb-2 whitespace-pre-line">
                  {bio}
                </p>
              ),
          )}
        </Block>
      )}
    </section>
  );
}

const PRIORITIES = ["high", "medium", "low", "archived"] as const;

function Block({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <h3 className="text-quiet text-small mb-1 font-medium">{name}</h3>
      {children}
    </div>
  );
}

interface IdentitiesProps {
  profile: Profile;
  save: (said: string, change: ProfileEdit) => void;
}

function Identities({ profile, save }: IdentitiesProps) {
  const [isAdding, setAdding] = useState(false);
  return (
    <>
      <ul className="flex flex-col">
        {profile.identities.map(({ kind, value, label }) => (
          <li key={`${kind} ${value}`} className="group flex min-h-7 items-center gap-2">
            <span className="text-quiet w-16 shrink-0">{label ?? platformName(kind)}</span>
            <a
              href={profileUrl(kind, value)}
              className="min-w-0 truncate hover:underline"
              rel="noreferrer"
              target="_blank"
            >
              {value}
            </a>
            <IconButton
              label={`Remove ${value}`}
              className="-my-1 ml-auto size-7 opacity-0 group-focus-within:opacity-100 group-hover:opacity-100"
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
        <AddIdentity
          onDone={() => setAdding(false)}
          onAdd={(kind, value) => {
            save(`Added ${value}.`, { addIdentities: [{ kind, value }] });
            setAdding(false);
          }}
        />
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

function AddIdentity({ onAdd, onDone }: { onAdd: (kind: Kind, value: string) => void; onDone: () => void }) {
  const [kind, setKind] = useState<Kind>("email");
  const [value, setValue] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (value.trim()) onAdd(kind, value.trim());
  };
  return (
    <form onSubmit={submit} className="mt-1 flex flex-wrap gap-2">
      <Select
        aria-label="What it is"
        className="max-w-28"
        value={kind}
        onChange={({ target }) => setKind(KINDS.find((one) => one === target.value) ?? "email")}
      >
        {KINDS.map((one) => (
          <option key={one} value={one}>
            {platformName(one)}
          </option>
        ))}
      </Select>
      <TextInput
        aria-label="Address, number or profile"
        className="min-w-40 flex-1"
        autoFocus
        value={value}
        onChange={(event) => setValue(event.target.value)}
        onKeyDown={(event) => event.key === "Escape" && onDone()}
      />
      <Button type="submit" disabled={!value.trim()}>
        Add
      </Button>
    </form>
  );
}
