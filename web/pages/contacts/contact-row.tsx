import { Link } from "@tanstack/react-router";
import { Avatar } from "../../components/avatar.tsx";
import { RelativeDate } from "../../components/relative-date.tsx";
import { ScoreRing } from "../../components/score-ring.tsx";
import type { ContactRow as Contact } from "./contacts-query.ts";

export interface ContactRowProps {
  contact: Contact;
  /** There is room for one column only. */
  slim: boolean;
  isSelected: boolean;
  isOpen: boolean;
  isWide: boolean;
  onToggle: () => void;
  onFocus: () => void;
}

const WHERE: Record<Contact["match"]["where"], string> = {
  name: "",
  company: "",
  title: "",
  tag: "",
  handle: "matches an address",
  phone: "matches a number",
  location: "matches the place",
  note: "matches your notes",
  bio: "matches the bio",
  message: "matches a message",
};

/** One person of the list. */
export function ContactRow({
  contact,
  slim,
  isSelected,
  isOpen,
  isWide,
  onToggle,
  onFocus,
}: ContactRowProps) {
  const { id, displayName, title, company, score, tier, tags, priority, lastInteractionAt, match } = contact;
  const position = [title, company].filter(Boolean).join(" at ");
  const found = WHERE[match.where];
  return (
    <div
      className={`group border-line relative flex h-14 items-center gap-3 border-b px-2 ${isOpen ? "bg-accent-soft" : isSelected ? "bg-sunken" : "hover:bg-sunken"}`}
    >
      <input
        type="checkbox"
        aria-label={`Select ${displayName}`}
        checked={isSelected}
        onChange={onToggle}
        className="accent-accent relative z-1 size-4 shrink-0"
      />
      <Avatar name={displayName} />
      <div className="min-w-0 flex-1">
        <Link
          {...(isWide
            ? { to: "/contacts", search: (before) => ({ ...before, open: id }), replace: true }
            : { to: "/contacts/$id", params: { id: String(id) } })}
          data-contact={id}
          onFocus={onFocus}
          className="block truncate font-medium outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
        >
          {displayName}
        </Link>
        <p className="text-quiet truncate">
          {position || (found ? "" : "No company yet")}
          {found && (
            <span className={position ? "text-small ml-2" : "text-small"}>
              {found}
              {match.where === "message" && (
                <>
                  , <RelativeDate at={match.at} />
                </>
              )}
            </span>
          )}
        </p>
      </div>
      {!slim && tags.length > 0 && (
        <p className="text-quiet text-small hidden max-w-56 truncate wide:block">
          <span className="sr-only">Tags: </span>
          {tags.join(" · ")}
        </p>
      )}
      {priority === "high" && (
        <span className="text-small border-line text-quiet shrink-0 rounded-sm border px-1 font-medium">
          High
        </span>
      )}
      {!slim && (
        <p className="text-quiet hidden w-28 shrink-0 text-right tabular-nums rail:block">
          {lastInteractionAt ? <RelativeDate at={lastInteractionAt} /> : "No contact yet"}
        </p>
      )}
      <ScoreRing score={score} tier={tier} />
    </div>
  );
}
