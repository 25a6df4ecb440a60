import { and, eq, sql } from "drizzle-orm";
import type { Database, Transaction } from "../../db/database.ts";
import { contacts, type SuggestionStatus, suggestions, type UserId } from "../../db/schema.ts";
import { AppError } from "../../errors.ts";
import { dayOf } from "../calendar.ts";
import { getSettings } from "../settings/get-settings.ts";

// What the user does with a suggestion. Every function throws AppError `not_found` for one that is not the user's, and
// `conflict`, with what became of it, for one that no longer waits for an answer.

/**
 * The user has written to the contact: no other suggestion for two weeks, and a date or rhythm of theirs is served.
 * @param message what they wrote, which is kept with it; undefined for the text as it was suggested
 */
export async function completeSuggestion(
  db: Database,
  userId: UserId,
  id: number,
  now: Date,
  message?: string,
): Promise<void> {
  await answer(db, userId, id, "completed", now, message);
}

/** The user does not want to: nothing but birthdays and dates of their own for 30 days. */
export async function dismissSuggestion(db: Database, userId: UserId, id: number, now: Date): Promise<void> {
  await answer(db, userId, id, "dismissed", now);
}

/**
 * It comes back on a day of the user's calendar.
 * @param until `YYYY-MM-DD`, see parseSnooze
 */
export async function snoozeSuggestion(
  db: Database,
  userId: UserId,
  id: number,
  until: string,
  now: Date,
): Promise<void> {
  await db.transaction(async (tx) => {
    await lockOpen(tx, userId, id);
    await tx
      .update(suggestions)
      .set({ status: "snoozed", snoozedUntil: until, updatedAt: now })
      .where(one(userId, id));
  });
}

/**
 * Takes back what the user did with a suggestion: it is pending again, and the contact's date and follow-up are as before.
 * @throws AppError `not_found`, or `conflict` where the user did nothing with it or the contact has another one by now
 */
export async function undoAnswer(db: Database, userId: UserId, id: number, now: Date): Promise<void> {
  await db.transaction(async (tx) => {
    const [found] = await tx.select().from(suggestions).where(one(userId, id)).for("update");
    if (!found) throw unknownSuggestion(id);
    const { contactId, status, undo } = found;
    if (status !== "snoozed" && !undo) {
      throw new AppError("conflict", `There is nothing to undo: suggestion ${id} is ${status}.`);
    }
    const [other] = await tx
      .select({ id: suggestions.id })
      .from(suggestions)
      .where(
        and(
          eq(suggestions.userId, userId),
          eq(suggestions.contactId, contactId),
          sql`${suggestions.status} in ('pending', 'snoozed') and ${suggestions.id} <> ${id}`,
        ),
      );
    if (other) {
      throw new AppError("conflict", `There is another suggestion for this contact by now: ${other.id}.`);
    }
    await tx
      .update(suggestions)
      .set({ status: "pending", snoozedUntil: null, resolvedBy: null, undo: null, updatedAt: now })
      .where(one(userId, id));
    if (!undo) return;
    const date = (at: string | null) => (at === null ? null : new Date(at));
    await tx
      .update(contacts)
      .set({
        lastFollowUpAt: date(undo.lastFollowUpAt),
        remindOn: undo.remindOn,
        remindRestartedAt: date(undo.remindRestartedAt),
      })
      .where(and(eq(contacts.userId, userId), eq(contacts.id, contactId)));
  });
}

async function answer(
  db: Database,
  userId: UserId,
  id: number,
  status: "completed" | "dismissed",
  now: Date,
  message?: string,
): Promise<void> {
  const { timeZone } = await getSettings(db, userId);
  await db.transaction(async (tx) => {
    const { contactId, triggerType } = await lockOpen(tx, userId, id);
    const who = and(eq(contacts.userId, userId), eq(contacts.id, contactId));
    const [contact] = await tx.select().from(contacts).where(who).for("update");
    if (!contact) throw unknownSuggestion(id);
    const { lastFollowUpAt, remindOn, remindRestartedAt } = contact;
    await tx
      .update(suggestions)
      .set({
        status,
        ...(message !== undefined && { message }),
        resolvedBy: "user",
        snoozedUntil: null,
        updatedAt: now,
        undo: {
          lastFollowUpAt: lastFollowUpAt?.toISOString() ?? null,
          remindOn,
          remindRestartedAt: remindRestartedAt?.toISOString() ?? null,
        },
      })
      .where(one(userId, id));
    const beginsAgain =
      contact.remindEveryDays !== null && (status === "completed" || triggerType === "scheduled");
    const isUsedUp = remindOn !== null && remindOn <= dayOf(now, timeZone);
    await tx
      .update(contacts)
      .set({
        lastFollowUpAt: status === "completed" ? now : lastFollowUpAt,
        remindOn: isUsedUp ? null : remindOn,
        remindRestartedAt: beginsAgain ? now : remindRestartedAt,
      })
      .where(who);
  });
}

/** A suggestion that waits for an answer; nobody else can answer it until the transaction ends. */
async function lockOpen(tx: Transaction, userId: UserId, id: number) {
  const [found] = await tx.select().from(suggestions).where(one(userId, id)).for("update");
  if (!found) throw unknownSuggestion(id);
  if (found.status !== "pending" && found.status !== "snoozed") {
    throw new AppError("conflict", `Suggestion ${id} ${ENDED[found.status]}.`);
  }
  return found;
}

const ENDED: Record<Exclude<SuggestionStatus, "pending" | "snoozed">, string> = {
  completed: "is already completed",
  dismissed: "is already dismissed",
  expired: "has expired: its reason no longer holds",
};

function one(userId: UserId, id: number) {
  return and(eq(suggestions.userId, userId), eq(suggestions.id, id));
}

function unknownSuggestion(id: number): AppError {
  return new AppError("not_found", `There is no suggestion ${id}.`);
}
