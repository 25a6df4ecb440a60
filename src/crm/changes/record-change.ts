import { and, eq, lt } from "drizzle-orm";
import { changes, contactChanges } from "../../db/change-schema.ts";
import type { Queryable, Transaction } from "../../db/database.ts";
import type { UserId } from "../../db/schema.ts";
import { AppError } from "../../errors.ts";
import { DAY } from "../relationships/score.ts";

// What the user does by hand is written down with it, so that it can be undone exactly: docs/decisions/0008-undo.md.

/** Milliseconds. What was deleted is gone for good after that. */
const UNDO_FOR = DAY;

/** Something the user did that `undoChange` takes back. */
export interface Change {
  /** Null where nothing had to change. */
  readonly changeId: number | null;
  /** How many contacts it changed. */
  readonly contacts: number;
}

/** Where a request goes on with what another one began, so that none takes long. */
export interface ChangePart {
  /** The id of the last contact that was done. */
  readonly after: number;
  /** Null where nothing had to change so far. */
  readonly changeId: number | null;
}

export interface PartialChange extends Change {
  /** The id after which the next part begins; null where all is done. */
  readonly next: number | null;
}

/** Columns of a row, as the database names them. */
export type Row = Readonly<Record<string, unknown>>;

/** Rows of one contact, as they were before an edit or are after it. */
export interface ContactState {
  /** Columns of the contact itself. */
  readonly contact?: Row;
  /** Whole rows that the edit takes away or changes (before), adds or changes (after). */
  readonly identities?: readonly Row[];
  readonly interactions?: readonly Row[];
  /** Open suggestions: id, status and snoozed_until. */
  readonly suggestions?: readonly Row[];
}

export interface ContactEdit {
  readonly contactId: number;
  readonly before: ContactState;
  readonly after: ContactState;
}

/**
 * Begins an action, or goes on with one; what it does to each contact is recorded under the id it gives.
 * @throws AppError `not_found` for an action that there is not, or that can no longer be undone
 */
export async function beginChange(
  db: Queryable,
  userId: UserId,
  action: "edit" | "delete",
  now: Date,
  begun: number | null = null,
): Promise<number> {
  await forgetChanges(db, userId, now);
  if (begun !== null) {
    const known = and(eq(changes.userId, userId), eq(changes.id, begun), eq(changes.action, action));
    if ((await db.$count(changes, known)) > 0) return begun;
    throw new AppError("not_found", "What was begun is no longer there. Select the contacts again.");
  }
  const [change] = await db
    .insert(changes)
    .values({ userId, action, createdAt: now })
    .returning({ id: changes.id });
  return change?.id ?? 0;
}

/** Remembers edits within the transaction that makes them. */
export async function recordEdits(
  tx: Transaction,
  userId: UserId,
  changeId: number,
  edits: readonly ContactEdit[],
): Promise<void> {
  if (edits.length === 0) return;
  await tx.insert(contactChanges).values(edits.map((edit) => ({ userId, changeId, ...edit })));
}

/** Forgets what can no longer be undone. */
export async function forgetChanges(db: Queryable, userId: UserId, now: Date): Promise<void> {
  const oldest = new Date(now.getTime() - UNDO_FOR);
  await db.delete(changes).where(and(eq(changes.userId, userId), lt(changes.createdAt, oldest)));
}
