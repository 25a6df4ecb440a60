import { AppError } from "../errors.ts";

// Days of the calendar in a person's time zone. Instants are `Date`, days are `YYYY-MM-DD`.

/** The wall clock of a zone: `["2026-11-20", "14:05:09"]`. */
function wallClock(at: Date, zone: string): [day: string, time: string] {
  const ms = at.getTime();
  if (!(ms >= SINCE_QUARTERS && ms < FIVE_DIGIT_YEARS)) return formatted(at, zone);
  const there = new Date(ms + offsetAt(ms, zone)).toISOString();
  return [there.slice(0, 10), there.slice(11, 19)];
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** The same, read from the tables of zones, which takes longer. */
function formatted(at: Date, zone: string): [day: string, time: string] {
  let format = formats.get(zone);
  if (!format) {
    // Sweden writes ISO dates.
    format = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "medium" });
    formats.set(zone, format);
  }
  const [day = "", time = ""] = format.format(at).split(" ");
  return [day, time];
}

/** The day it is at an instant in a zone: `2026-11-20`. */
export function dayOf(at: Date, zone: string): string {
  return wallClock(at, zone)[0];
}

/** The time of day in a zone, to the minute: `14:05`. */
export function timeOf(at: Date, zone: string): string {
  return wallClock(at, zone)[1].slice(0, 5);
}

/** Whole days of the calendar from one day to another; negative when `to` is the earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The same day of a later month, or its last day where that month is shorter. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + months, 0));
  last.setUTCDate(Math.min(date, last.getUTCDate()));
  return last.toISOString().slice(0, 10);
}

/** The instant at which a zone's clocks show this day and time; for an hour that is skipped, the one after it. */
export function instantOf(day: string, time: string, zone: string): Date {
  const asUtc = Date.parse(`${day}T${time}Z`);
  // The offset at the guess may differ from the one at the result next to a change of clocks: the second round settles it.
  const guess = asUtc - offsetAt(asUtc, zone);
  return new Date(asUtc - offsetAt(guess, zone));
}

/** Milliseconds. Offsets are kept for the beginnings of quarters of an hour: since 1972 most clocks change at one. */
const QUARTER = 900_000;
const SINCE_QUARTERS = Date.UTC(1973, 0);
/** A day before years have five digits anywhere. */
const FIVE_DIGIT_YEARS = Date.UTC(9999, 11, 30);
const MAX_OFFSETS = 10_000;
const offsets = new Map<string, number>();

/** Milliseconds that a zone's clocks are ahead of UTC at an instant. */
function offsetAt(at: number, zone: string): number {
  if (!(at >= SINCE_QUARTERS)) return readOffset(at, zone);
  const quarter = Math.floor(at / QUARTER);
  const offset = offsetAtQuarter(quarter, zone);
  // Newfoundland's clocks changed a minute after midnight.
  return offset === offsetAtQuarter(quarter + 1, zone) ? offset : readOffset(at, zone);
}

function offsetAtQuarter(quarter: number, zone: string): number {
  const key = `${zone} ${quarter}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  if (offsets.size >= MAX_OFFSETS) offsets.clear();
  const offset = readOffset(quarter * QUARTER, zone);
  offsets.set(key, offset);
  return offset;
}

function readOffset(at: number, zone: string): number {
  const wholeSeconds = Math.floor(at / 1000) * 1000;
  return Date.parse(`${formatted(new Date(wholeSeconds), zone).join("T")}Z`) - wholeSeconds;
}

/** The first moment of a day in a zone. */
export function startOfDay(day: string, zone: string): Date {
  return instantOf(day, "00:00:00", zone);
}

/**
 * Days until the next birthday, 0 to 365, and the day it falls on. February 29 is kept on February 28 in common years.
 * @param today the day it is where the user lives
 */
export function nextBirthday(month: number, day: number, today: string): { on: string; days: number } {
  const year = Number(today.slice(0, 4));
  const inYear = (of: number) => {
    const date = new Date(Date.UTC(of, month - 1, day));
    if (date.getUTCMonth() !== month - 1) date.setUTCDate(0);
    return date.toISOString().slice(0, 10);
  };
  const on = inYear(year) >= today ? inYear(year) : inYear(year + 1);
  return { on, days: daysBetween(today, on) };
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const TIMESTAMP = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(:\d{2}(?:\.\d{1,9})?)?\s?(Z|[+-]\d{2}:?\d{2})?$/i;

/**
 * Reads what a person or an AI client gives as a date: a day of the zone's calendar, or a timestamp (in the zone, where
 * it names no offset of its own).
 * @returns the instant it begins, and the first one after it: a day lasts to the next midnight, a timestamp is a point
 * @throws AppError `invalid_input` that shows both forms
 */
export function parseWhen(name: string, value: string, zone: string): { from: Date; to: Date } {
  const text = value.trim();
  if (DAY.test(text) && isRealDay(text)) {
    return { from: startOfDay(text, zone), to: startOfDay(addDays(text, 1), zone) };
  }
  const [, day, minutes, seconds, offset] = TIMESTAMP.exec(text) ?? [];
  if (
    day &&
    minutes &&
    isRealDay(day) &&
    minutes < "24" &&
    minutes.slice(3) < "60" &&
    !/^:[6-9]/.test(seconds ?? "")
  ) {
    const time = `${minutes}${seconds?.slice(0, 7) ?? ":00"}`;
    const at = offset
      ? new Date(`${day}T${minutes}${seconds ?? ":00"}${offset}`)
      : instantOf(day, time, zone);
    if (!Number.isNaN(at.getTime())) return { from: at, to: new Date(at.getTime() + 1) };
  }
  throw new AppError(
    "invalid_input",
    `${name} must be a date such as 2026-03-02 or a timestamp such as 2026-03-02T09:30:00Z.`,
  );
}

/** A day of the calendar as `2026-03-02`; undefined for anything else. */
export function parseDay(text: string): string | undefined {
  const day = text.trim();
  return DAY.test(day) && isRealDay(day) ? day : undefined;
}

function isRealDay(day: string): boolean {
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day) && day >= "1000";
}
