import { and, eq, sql } from "drizzle-orm";
import type { Queryable } from "../../db/database.ts";
import { contacts, type UserId } from "../../db/schema.ts";
import { AppError } from "../../errors.ts";
import { parseDay } from "../calendar.ts";
import { reviewSuggestion } from "../suggestions/run-suggestions.ts";

/** Days. */
const MAX_RHYTHM = 3650;

export interface ReminderInput {
  /** A day of the user's calendar, `YYYY-MM-DD`; null takes it away. */
  readonly on?: string | null | undefined;
  /** Days without contact after which the contact is suggested again, 1 to 3650; null takes the rhythm away. */
  readonly everyDays?: number | null | undefined;
}

export interface Reminder {
  readonly name: string;
  readonly on: string | null;
  readonly everyDays: number | null;
}

/**
 * Sets the date or rhythm at which a contact is suggested, and gives both as they are then. What is left out stays. A
 * suggestion that stands for the contact follows it at once. Imports leave alone what was set or taken away.
 * @throws AppError `not_found` for the contact, `invalid_input` for the day or the number
 */
export async function setReminder(
  db: Queryable,
  userId: UserId,
  contactId: number,
  { on, everyDays }: ReminderInput,
  now: Date,
): Promise<Reminder> {
  if (typeof on === "string" && parseDay(on) !== on) {
    throw new AppError("invalid_input", "The day must be written like 2026-03-02.");
  }
  if (
    typeof everyDays === "number" &&
    !(Number.isInteger(everyDays) && everyDays >= 1 && everyDays <= MAX_RHYTHM)
  ) {
    throw new AppError(
      "invalid_input",
      `The days of a rhythm must be a whole number from 1 to ${MAX_RHYTHM}.`,
    );
  }
  const rhythm =
    everyDays === null
      ? { remindEveryDays: null, remindSetAt: null, remindRestartedAt: null }
      : { remindEveryDays: everyDays, remindSetAt: now };
  const edited = sql.param([
    ...(on !== undefined ? ["remind_on"] : []),
    ...(everyDays !== undefined ? ["remind_every_days", "remind_set_at"] : []),
  ]);
  const known = contacts.editedFields;
  return db.transaction(async (tx) => {
    const [contact] = await tx
      .update(contacts)
      .set({
        ...(on !== undefined && { remindOn: on }),
        ...(everyDays !== undefined && rhythm),
        editedFields: sql`${known} || array(select name from unnest(${edited}::text[]) name where name <> all(${known}))`,
        updatedAt: now,
      })
      .where(and(eq(contacts.userId, userId), eq(contacts.id, contactId)))
      .returning({ name: contacts.displayName, on: contacts.remindOn, everyDays: contacts.remindEveryDays });
    if (!contact) {
      throw new AppError("not_found", `There is no contact ${contactId}. A search shows the ids.`);
    }
    await reviewSuggestion(tx, userId, contactId, now);
    return contact;
  });
}

/**
 * The date and rhythm of a contact.
 * @throws AppError `not_found`
 */
export async function getReminder(db: Queryable, userId: UserId, contactId: number): Promise<Reminder> {
  const [contact] = await db
    .select({ name: contacts.displayName, on: contacts.remindOn, everyDays: contacts.remindEveryDays })
    .from(contacts)
    .where(and(eq(contacts.userId, userId), eq(contacts.id, contactId)));
  if (!contact) {
    throw new AppError("not_found", `There is no contact ${contactId}. A search shows the ids.`);
  }
  return contact;
}
