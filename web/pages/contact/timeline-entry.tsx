import { Check, CheckCheck, MoreHorizontal } from "lucide-react";
import { useLayoutEffect, useRef, useState } from "react";
import { IconButton } from "../../components/button.tsx";
import { Menu } from "../../components/menu.tsx";
import type { Entry } from "./contact-queries.ts";
import { EntryForm } from "./entry-form.tsx";
import { PlatformIcon } from "./platforms.tsx";
import { useEntryDeletion } from "./write-entry.ts";

const SIDES = {
  inbound: "items-start",
  outbound: "items-end",
  mutual: "items-stretch",
};
const LOOKS = {
  inbound: "bg-sunken",
  outbound: "bg-accent-soft",
  mutual: "border-line border",
};

/** One message, call, meeting or note. */
export function TimelineEntry({ entry, contactId, name }: { entry: Entry; contactId: number; name: string }) {
  const [isEdited, setEdited] = useState(false);
  const remove = useEntryDeletion(contactId);
  const side = entry.kind === "message" ? entry.direction : "mutual";
  const at = new Date(entry.occurredAt);
  if (isEdited) {
    return (
      <li>
        <EntryForm contactId={contactId} entry={entry} onDone={() => setEdited(false)} />
      </li>
    );
  }
  return (
    <li className={`flex flex-col ${SIDES[side]}`}>
      <div
        className={`group flex max-w-full gap-1 rail:max-w-[85%] ${side === "mutual" ? "rail:max-w-full" : ""}`}
      >
        <div className={`min-w-0 flex-1 rounded-md px-3 py-2 ${LOOKS[side]}`}>
          {entry.subject && <p className="font-medium break-words">{entry.subject}</p>}
          {entry.text && <Folded text={entry.text} />}
          <p className="text-quiet text-small mt-1 flex items-center gap-1.5">
            <PlatformIcon platform={entry.kind === "note" ? "note" : entry.platform} />
            <span>{whatItIs(entry, name)}</span>
            <time
              dateTime={entry.occurredAt}
              title={at.toLocaleString(undefined, { dateStyle: "full", timeStyle: "short" })}
            >
              {at.toLocaleTimeString(undefined, { hour: "numeric", minute: "2-digit" })}
            </time>
            <Receipt entry={entry} />
          </p>
        </div>
        {entry.isOwn && (
          <Menu
            items={[
              { label: "Edit", onSelect: () => setEdited(true) },
              { label: "Delete", onSelect: () => remove.mutate(entry.id) },
            ]}
          >
            <IconButton label="Change this entry">
              <MoreHorizontal size={16} aria-hidden />
            </IconButton>
          </Menu>
        )}
      </div>
    </li>
  );
}

function whatItIs({ kind, direction }: Entry, name: string): string {
  if (kind === "note") return "Your note";
  if (kind === "call") return "Call";
  if (kind === "meeting") return "Meeting";
  return direction === "inbound" ? name : direction === "outbound" ? "You" : "Message";
}

function Receipt({ entry: { direction, readByRecipient } }: { entry: Entry }) {
  if (direction !== "outbound" || readByRecipient === null) return null;
  const [Icon, says] = readByRecipient ? ([CheckCheck, "Read"] as const) : ([Check, "Delivered"] as const);
  return <Icon size={14} role="img" aria-label={says} className={readByRecipient ? "text-accent" : ""} />;
}

/** A text of which six lines are shown, and the rest on asking. */
function Folded({ text }: { text: string }) {
  const shown = useRef<HTMLParagraphElement>(null);
  const [isLong, setLong] = useState(false);
  const [isOpen, setOpen] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured once for each text.
  useLayoutEffect(() => {
    const { scrollHeight = 0, clientHeight = 0 } = shown.current ?? {};
    setLong(scrollHeight > clientHeight + 1);
  }, [text]);
  return (
    <>
      <p ref={shown} className={`break-words whitespace-pre-line ${isOpen ? "" : "line-clamp-6"}`}>
        {text}
      </p>
      {isLong && (
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
          className="text-accent mt-0.5 font-medium hover:underline"
        >
          {isOpen ? "Less" : "More"}
        </button>
      )}
    </>
  );
}
