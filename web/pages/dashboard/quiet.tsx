import { RelativeDate } from "../../components/relative-date.tsx";
import type { Dashboard } from "./dashboard-query.ts";
import { PersonRow } from "./person-row.tsx";

/** Who went quiet, the most important first. */
export function Quiet({ quiet }: { quiet: Dashboard["quiet"] }) {
  const more = quiet.total - quiet.contacts.length;
  return (
    <section aria-labelledby="quiet" className="min-w-0">
      <h2 id="quiet" className="mb-1">
        Went quiet
      </h2>
      {quiet.contacts.length === 0 ? (
        <p className="text-quiet py-3">Nobody you talk with has been silent for longer than you allow.</p>
      ) : (
        <ul>
          {quiet.contacts.map(({ id, displayName, lastInteractionAt, interactionCount, priority, score }) => (
            <PersonRow key={id} id={id} name={displayName} note={<RelativeDate at={lastInteractionAt} />}>
              {`${interactionCount} interactions, ${priority} priority, score ${score} of 10`}
            </PersonRow>
          ))}
        </ul>
      )}
      {more > 0 && <p className="text-quiet mt-2">and {more.toLocaleString("en")} more</p>}
    </section>
  );
}
