import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Maximize2, MoreHorizontal } from "lucide-react";
import { useState } from "react";
import { Avatar } from "../../components/avatar.tsx";
import { Button, IconButton } from "../../components/button.tsx";
import { Menu } from "../../components/menu.tsx";
import { ErrorState, Skeleton } from "../../components/states.tsx";
import { useShortcuts } from "../../shortcuts/shortcuts.ts";
import { useContactsChange } from "../contacts/change-contacts.ts";
import { contactQuery, type Profile, type ProfileEdit, useProfileEdit } from "./contact-queries.ts";
import { Details } from "./details.tsx";
import { Editable } from "./editable.tsx";
import { EntryForm } from "./entry-form.tsx";
import { LastContact } from "./last-contact.tsx";
import { ScoreParts } from "./score-parts.tsx";
import { SuggestionCard } from "./suggestion-card.tsx";
import { Timeline } from "./timeline.tsx";
import { YearStrip } from "./year-strip.tsx";

/** All of one contact: as a page, or in a panel beside the list. */
export function ContactView({ id, isPanel = false }: { id: number; isPanel?: boolean }) {
  const { data, error, refetch } = useQuery(contactQuery(id));
  if (data) return <Loaded profile={data} isPanel={isPanel} />;
  return error ? <ErrorState error={error} retry={() => void refetch()} /> : <Skeleton lines={10} />;
}

function Loaded({ profile, isPanel }: { profile: Profile; isPanel: boolean }) {
  const { id, displayName, priority } = profile;
  const [writes, setWrites] = useState<"note" | "message">();
  const navigate = useNavigate();
  const edit = useProfileEdit(id);
  const change = useContactsChange();
  const save = (said: string, fields: ProfileEdit) => edit.mutate({ edit: fields, said });
  const typed = useProfileEdit(id, true);
  const saveTyped = (said: string, fields: ProfileEdit) => typed.mutateAsync({ edit: fields, said });
  const archive = () =>
    priority === "archived"
      ? save("Taken out of the archive.", { priority: "medium" })
      : save(`Archived ${displayName}.`, { priority: "archived" });
  const remove = () => {
    change.mutate({ selection: { all: false, ids: new Set([id]) }, search: {}, change: "delete" });
    void navigate({ to: "/contacts" });
  };
  const onlyHere = [
    { keys: "e", does: "Archive the contact", group: "Contact", run: archive },
    {
      keys: "t",
      does: "Add a tag",
      group: "Contact",
      run: () => document.getElementById("contact-tag")?.focus(),
    },
  ];
  useShortcuts([
    { keys: "n", does: "Write a note", group: "Contact", run: () => setWrites("note") },
    ...(isPanel ? [] : onlyHere),
  ]);
  const Heading = isPanel ? "h2" : "h1";
  return (
    <article aria-label={displayName}>
      <header className="mb-5 flex items-start gap-4">
        <Avatar name={displayName} size={44} />
        <div className="min-w-0 flex-1">
          <Heading className="text-title leading-7 font-semibold tracking-tight">
            <Editable
              label="Name"
              value={displayName}
              onSave={(name) => saveTyped("Changed the name.", { displayName: name })}
            />
          </Heading>
          <p className="flex flex-wrap items-center gap-x-3">
            <Editable
              label="Title"
              value={profile.title}
              onSave={(title) => saveTyped("Changed the title.", { title })}
            />
            <Editable
              label="Company"
              value={profile.company}
              onSave={(company) => saveTyped("Changed the company.", { company })}
            />
          </p>
          <p className="text-quiet mt-0.5">
            <LastContact facts={profile.facts} />
            {priority === "archived" && " Archived."}
          </p>
        </div>
        <div className="flex shrink-0 items-center gap-1">
          <ScoreParts profile={profile} />
          {isPanel && (
            <IconButton
              label="Open as a page"
              onClick={() => void navigate({ to: "/contacts/$id", params: { id: String(id) } })}
            >
              <Maximize2 size={16} aria-hidden />
            </IconButton>
          )}
          <Menu
            items={[
              { label: priority === "archived" ? "Take out of the archive" : "Archive", onSelect: archive },
              { label: "Delete", onSelect: remove, danger: true },
            ]}
          >
            <IconButton label="More">
              <MoreHorizontal size={16} aria-hidden />
            </IconButton>
          </Menu>
        </div>
      </header>
      {/* One tree for all widths: what is being typed survives that a tablet is turned. */}
      <div
        className={`grid grid-cols-[minmax(0,1fr)] gap-y-5 ${isPanel ? "" : "wide:grid-cols-[minmax(0,1fr)_20rem] wide:grid-rows-[auto_1fr] wide:gap-x-8"}`}
      >
        <div className="flex flex-col gap-5">
          {profile.suggestion && <SuggestionCard contactId={id} suggestion={profile.suggestion} />}
          <YearStrip year={profile.year} />
        </div>
        <div
          className={
            isPanel
              ? ""
              : "border-line wide:col-start-2 wide:row-span-2 wide:row-start-1 wide:border-l wide:pl-6"
          }
        >
          <Details profile={profile} isSplit={isPanel} />
        </div>
        <div>
          {writes ? (
            <EntryForm key={writes} contactId={id} kind={writes} onDone={() => setWrites(undefined)} />
          ) : (
            <div className="mb-4 flex flex-wrap gap-2">
              <Button onClick={() => setWrites("note")}>Add a note</Button>
              <Button kind="quiet" onClick={() => setWrites("message")}>
                Log an interaction
              </Button>
            </div>
          )}
          <Timeline contactId={id} name={displayName} />
        </div>
      </div>
    </article>
  );
}
