import type ICAL from "ical.js";
import { instantOf } from "../../crm/calendar.ts";

/**
 * When a time of a calendar is. A zone that the file defines is used as defined, an IANA name without a definition as
 * the machine knows it; a time without a zone is one of the user's.
 */
export function instantOfTime(time: ICAL.Time, tzid: string | undefined, userZone: string): Date {
  if (time.zone && time.zone.tzid !== "floating") return new Date(time.toUnixTime() * 1000);
  const day = [pad(time.year, 4), pad(time.month, 2), pad(time.day, 2)].join("-");
  const clock = [time.hour, time.minute, time.second].map((part) => pad(part, 2)).join(":");
  return instantOf(day, clock, tzid !== undefined && isZone(tzid) ? tzid : userZone);
}

const pad = (value: number, length: number) => String(value).padStart(length, "0");

const known = new Map<string, boolean>();

function isZone(name: string): boolean {
  let is = known.get(name);
  if (is === undefined) {
    try {
      is = new Intl.DateTimeFormat("en", { timeZone: name }) !== undefined;
    } catch {
      is = false;
    }
    known.set(name, is);
  }
  return is;
}
