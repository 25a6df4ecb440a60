import { and, eq } from "drizzle-orm";
import { changes } from "../../db/change-schema.ts";
import type { Database } from "../../db/database.ts";
import type { UserId } from "../../db/schema.ts";
import { AppError } from "../../errors.ts";
import { forgetChanges } from "./record-change.ts";
import { restoreDeleted, restorePairs } from "./restore-deleted.ts";
import { undoEdits } from "./undo-edits.ts";

/** Contacts of one transaction: the embedded database serves nobody else meanwhile. */
const CHUNK = 500;

/**
 * Takes back what the user did within the last day: deleted contacts come back with all their rows under their own ids;
 * edited ones get back what they had, but for what was changed again since. Called again after it broke off, it goes on.
 * @returns how many contacts it changed.
 * @throws AppError `not_found` for what was undone before, is too long ago, or is not the user's.
 */
export async function undoChange(
  db: Database,
  userId: UserId,
  changeId: number,
  now: Date,
): Promise<{ contacts: number }> {
  await forgetChanges(db, userId, now);
  const one = and(eq(changes.userId, userId), eq(changes.id, changeId));
  const [change] = await db.select().from(changes).where(one);
  if (!change) {
    throw new AppError(
      "not_found",
      "This can no longer be undone: it was undone before, or is over a day old.",
    );
  }
  const undo = change.action === "delete" ? restoreDeleted : undoEdits;
  let contacts = 0;
  for (let after = 0, done: number[] = []; ; after = done.at(-1) ?? after) {
    done = await db.transaction((tx) => undo(tx, userId, { changeId, after, limit: CHUNK, now }));
    contacts += done.length;
    if (done.length < CHUNK) break;
  }
  if (change.action === "delete") await restorePairs(db, userId, changeId);
  await db.delete(changes).where(one);
  return { contacts };
}
