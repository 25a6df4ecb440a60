import { AppError } from "../../errors.ts";
import { addDays, addMonths, dayOf, parseDay } from "../calendar.ts";

/**
 * The day on which a snoozed suggestion comes back.
 * @param until `2 weeks`, `1 month`, `3 months`, or a day such as 2026-03-02 after today
 * @throws AppError `invalid_input` that names the forms
 */
export function parseSnooze(until: string, now: Date, timeZone: string): string {
  const today = dayOf(now, timeZone);
  const [, count, unit] = /^(\d{1,3})\s*(days?|d|weeks?|w|months?|m)$/i.exec(until.trim()) ?? [];
  if (count && unit && Number(count) > 0) {
    const of = Number(count);
    if (/^m/i.test(unit)) return addMonths(today, of);
    return addDays(today, /^w/i.test(unit) ? 7 * of : of);
  }
  const day = parseDay(until);
  if (day === undefined) {
    throw new AppError(
      "invalid_input",
      "Say until when: 2 weeks, 1 month, 3 months, or a day such as 2026-03-02.",
    );
  }
  if (day <= today) throw new AppError("invalid_input", `${day} is not after today, ${today}.`);
  return day;
}
