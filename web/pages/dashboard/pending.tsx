import { Link } from "@tanstack/react-router";
import { TRIGGERS } from "../suggestions/suggestions-query.ts";
import type { Dashboard } from "./dashboard-query.ts";
import { PersonRow } from "./person-row.tsx";

interface PendingProps {
  suggestions: Dashboard["suggestions"];
  total: number;
}

/** The first few people to write to. */
export function Pending({ suggestions, total }: PendingProps) {
  return (
    <section aria-labelledby="pending" className="min-w-0">
      <div className="mb-1 flex items-baseline justify-between gap-3">
        <h2 id="pending">To write to</h2>
        {total > 0 && (
          <Link to="/suggestions" className="text-accent hover:underline">
            {total > suggestions.length ? `All ${total}` : "Open suggestions"}
          </Link>
        )}
      </div>
      {suggestions.length === 0 ? (
        <p className="text-quiet py-3">Nobody now. New suggestions come once a day.</p>
      ) : (
        <ul>
          {suggestions.map(({ id, contactId, contactName, triggerType, message }) => (
            <PersonRow key={id} id={contactId} name={contactName} note={TRIGGERS[triggerType]}>
              {message}
            </PersonRow>
          ))}
        </ul>
      )}
    </section>
  );
}
