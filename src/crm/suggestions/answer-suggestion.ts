import { and, desc, eq, gt, ne, or, sql } from "drizzle-orm";
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
    refuseEnded(await lock(tx, userId, id));
    await tx
      .update(suggestions)
      .set({ status: "snoozed", snoozedUntil: until, updatedAt: now })
      .where(one(userId, id));
  });
}

/**
 * Takes back what the user did with a suggestion: it is pending again, and the contact's date and follow-up are as before,
 * but for those that were changed since.
 * @throws AppError `not_found`, or `conflict` where the user did nothing with it, has answered a later one for this contact,
 * or the contact has another one by now
 */
export async function undoAnswer(db: Database, userId: UserId, id: number, now: Date): Promise<void> {
  await db.transaction(async (tx) => {
    const { suggestion, contact } = await lockWithContact(tx, userId, id);
    const { status, undo } = suggestion;
    if (status !== "snoozed" && !undo) {
      throw new AppError("conflict", `There is nothing to undo: suggestion ${id} is ${status}.`);
    }
    await refuseWhereOthersFollowed(tx, userId, suggestion);
    await tx
      .update(suggestions)
      .set({ status: "pending", snoozedUntil: null, resolvedBy: null, undo: null, updatedAt: now })
      .where(one(userId, id));
    if (!undo) return;
    const { left, ...before } = undo;
    const current = remembered(contact);
    const asBefore = <Name extends keyof typeof before>(name: Name) =>
      !left || left[name] === current[name] ? before[name] : current[name];
    const date = (at: string | null) => (at === null ? null : new Date(at));
    await tx
      .update(contacts)
      .set({
        lastFollowUpAt: date(asBefore("lastFollowUpAt")),
        remindOn: asBefore("remindOn"),
        remindRestartedAt: date(asBefore("remindRestartedAt")),
      })
      .where(and(eq(contacts.userId, userId), eq(contacts.id, contact.id)));
  });
}

async function refuseWhereOthersFollowed(
  tx: Transaction,
  userId: UserId,
  { id, contactId, updatedAt }: typeof suggestions.$inferSelect,
): Promise<void> {
  const isOpen = sql<boolean>`${suggestions.status} in ('pending', 'snoozed')`;
  const answeredLater = and(eq(suggestions.resolvedBy, "user"), gt(suggestions.updatedAt, updatedAt));
  const [other] = await tx
    .select({ id: suggestions.id, isOpen })
    .from(suggestions)
    .where(
      and(
        eq(suggestions.userId, userId),
        eq(suggestions.contactId, contactId),
        ne(suggestions.id, id),
        or(isOpen, answeredLater),
      ),
    )
    .orderBy(desc(isOpen))
    .limit(1);
  if (!other) return;
  throw new AppError(
    "conflict",
    other.isOpen
      ? `There is another suggestion for this contact by now: ${other.id}.`
      : `You have answered a later suggestion for this contact: ${other.id}. Only the last answer can be taken back.`,
  );
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
    const { suggestion, contact } = await lockWithContact(tx, userId, id);
    refuseEnded(suggestion);
    const { lastFollowUpAt, remindOn, remindRestartedAt } = contact;
    const beginsAgain =
      contact.remindEveryDays !== null && (status === "completed" || suggestion.triggerType === "scheduled");
    const isUsedUp = remindOn !== null && remindOn <= dayOf(now, timeZone);
    const after = {
      lastFollowUpAt: status === "completed" ? now : lastFollowUpAt,
      remindOn: isUsedUp ? null : remindOn,
      remindRestartedAt: beginsAgain ? now : remindRestartedAt,
    };
    await tx
      .update(suggestions)
      .set({
        status,
        ...(message !== undefined && { message }),
        resolvedBy: "user",
        snoozedUntil: null,
        updatedAt: now,
        undo: { ...remembered(contact), left: remembered(after) },
      })
      .where(one(userId, id));
    await tx
      .update(contacts)
      .set(after)
      .where(and(eq(contacts.userId, userId), eq(contacts.id, contact.id)));
  });
}

type Answered = Pick<typeof contacts.$inferSelect, "lastFollowUpAt" | "remindOn" | "remindRestartedAt">;

function remembered({ lastFollowUpAt, remindOn, remindRestartedAt }: Answered) {
  return {
    lastFollowUpAt: lastFollowUpAt?.toISOString() ?? null,
    remindOn,
    remindRestartedAt: remindRestartedAt?.toISOString() ?? null,
  };
}

/** The contact before the suggestion, as everybody locks them, so that no two wait for each other. */
async function lockWithContact(tx: Transaction, userId: UserId, id: number) {
  const [of] = await tx.select({ contactId: suggestions.contactId }).from(suggestions).where(one(userId, id));
  if (!of) throw unknownSuggestion(id);
  const [contact] = await tx
    .select()
    .from(contacts)
    .where(and(eq(contacts.userId, userId), eq(contacts.id, of.contactId)))
    .for("no key update");
  const suggestion = await lock(tx, userId, id);
  if (contact?.id !== suggestion.contactId) {
    throw new AppError("conflict", "This contact was just joined with another. Try again.");
  }
  return { suggestion, contact };
}

/** Nobody else can answer it until the transaction ends. */
async function lock(tx: Transaction, userId: UserId, id: number) {
  const [found] = await tx.select().from(suggestions).where(one(userId, id)).for("update");
  if (!found) throw unknownSuggestion(id);
  return found;
}

function refuseEnded({ id, status }: typeof suggestions.$inferSelect): void {
  if (status !== "pending" && status !== "snoozed") {
    throw new AppError("conflict", `Suggestion ${id} ${ENDED[status]}.`);
  }
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
