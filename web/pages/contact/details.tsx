import type { ReactNode } from "react";
import { Select } from "../../components/field.tsx";
import { BirthdayField } from "./birthday.tsx";
import { type Profile, type ProfileEdit, useProfileEdit } from "./contact-queries.ts";
import { Editable } from "./editable.tsx";
import { Identities } from "./identities.tsx";
import { Rhythm } from "./rhythm.tsx";
import { Tags } from "./tags.tsx";

/** Everything known of a contact but the talk, each thing changed where it stands. */
export function Details({ profile, isSplit = false }: { profile: Profile; isSplit?: boolean }) {
  const edit = useProfileEdit(profile.id);
  const save = (said: string, change: ProfileEdit) => edit.mutate({ edit: change, said });
  const typed = useProfileEdit(profile.id, true);
  const saveTyped = (said: string, change: ProfileEdit) => typed.mutateAsync({ edit: change, said });
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
          onSave={(location) => saveTyped("Changed the location.", { location })}
        />
      </Block>
      <Block name="Birthday">
        <BirthdayField
          profile={profile}
          onSave={(birthday) => saveTyped("Changed the birthday.", { birthday })}
        />
      </Block>
      <Block name="Notes">
        <Editable
          label="Notes"
          value={profile.notes}
          isLong
          onSave={(notes) => saveTyped("Changed the notes.", { notes })}
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
