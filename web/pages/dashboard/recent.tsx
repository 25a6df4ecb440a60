import { RelativeDate } from "../../components/relative-date.tsx";
import { byPlatform } from "../contact/platforms.tsx";
import type { Dashboard } from "./dashboard-query.ts";
import { PersonRow } from "./person-row.tsx";

type Interaction = Dashboard["recent"][number];

/** What happened last, with anybody. */
export function Recent({ recent }: { recent: Dashboard["recent"] }) {
  return (
    <section aria-labelledby="recent" className="min-w-0">
      <h2 id="recent" className="mb-1">
        Recent activity
      </h2>
      {recent.length === 0 ? (
        <p className="text-quiet py-3">Messages and meetings show here once some are imported.</p>
      ) : (
        <ul className="gap-x-12 wide:columns-2">
          {recent.map((one) => (
            <PersonRow
              key={one.id}
              id={one.contactId}
              name={one.contactName}
              note={<RelativeDate at={one.occurredAt} />}
            >
              {[happened(one), one.line].filter(Boolean).join(": ")}
            </PersonRow>
          ))}
        </ul>
      )}
    </section>
  );
}

function happened({ kind, platform, direction }: Interaction): string {
  if (kind === "meeting") return "You met";
  if (kind === "call") return "You spoke";
  const by = byPlatform(platform);
  if (direction === "mutual") return `You were in touch ${by}`;
  return direction === "inbound" ? `Wrote to you ${by}` : `You wrote ${by}`;
}
