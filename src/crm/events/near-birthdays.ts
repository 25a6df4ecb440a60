import { type SQL, sql } from "drizzle-orm";
import { addDays, nextBirthday } from "../calendar.ts";

/** Days before a birthday from which it is worth a word. */
export const BIRTHDAY_AHEAD_DAYS = 3;

/**
 * The condition that a contact's birthday is near, also where it is kept on another day than its own (February 29).
 * @param today the day it is where the user lives
 */
export function hasNearBirthday(today: string): SQL {
  const days = Array.from({ length: BIRTHDAY_AHEAD_DAYS + 1 }, (_, ahead) => addDays(today, ahead));
  const months = [...new Set(days.map((day) => Number(day.slice(5, 7))))];
  const near = months.flatMap((month) =>
    Array.from({ length: 31 }, (_, index) => index + 1)
      .filter((day) => nextBirthday(month, day, today).days <= BIRTHDAY_AHEAD_DAYS)
      .map((day) => sql`(${month}::smallint, ${day}::smallint)`),
  );
  return sql`(birth_month, birth_day) in (${sql.join(near, sql`, `)})`;
}
