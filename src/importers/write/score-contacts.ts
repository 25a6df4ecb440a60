import { refreshScores } from "../../crm/relationships/refresh-scores.ts";
import type { Queryable } from "../../db/database.ts";
import type { UserId } from "../../db/schema.ts";

/** Contacts that are locked at once: others who write wait for a moment only. */
const CHUNK = 1_000;

/**
 * Computes the scores of those with whom an import has written interactions, once, when all are there. An import that was
 * killed before does it when it is run again, and else the next refresh does (`refresh-user.ts`).
 */
export async function scoreContacts(
  db: Queryable,
  userId: UserId,
  contactIds: ReadonlySet<number>,
  now: Date,
): Promise<void> {
  const ids = [...contactIds].sort((a, b) => a - b);
  for (let at = 0; at < ids.length; at += CHUNK)
    await refreshScores(db, userId, { now, contactIds: ids.slice(at, at + CHUNK) });
}
