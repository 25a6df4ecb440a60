import { dayOf, daysBetween, timeOf } from "../../crm/calendar.ts";

/** The moment an answer is made for, and the zone its reader lives in. */
export interface Clock {
  readonly now: Date;
  readonly zone: string;
}

/** `2026-11-20, 3 days ago` */
export function dateAgo(at: Date, clock: Clock): string {
  const day = dayOf(at, clock.zone);
  return `${day}, ${distance(daysBetween(dayOf(clock.now, clock.zone), day))}`;
}

/** `2026-11-20 14:05` */
export function dateTime(at: Date, clock: Clock): string {
  return `${dayOf(at, clock.zone)} ${timeOf(at, clock.zone)}`;
}

/** Days of the calendar in words: 0 is today, negative is past. */
export function distance(days: number): string {
  if (days === 0) return "today";
  if (days === 1) return "tomorrow";
  if (days === -1) return "yesterday";
  const size = Math.abs(days);
  const [count, unit] =
    size < 60
      ? [size, "days"]
      : size < 730
        ? [Math.round(size / 30.44), "months"]
        : [Math.floor(size / 365), "years"];
  const words = `${count} ${count === 1 ? unit.slice(0, -1) : unit}`;
  return days < 0 ? `${words} ago` : `in ${words}`;
}
