import ICAL from "ical.js";
import { instantOfTime } from "./instant.ts";

export interface Occurrence {
  readonly at: Date;
  /** Names it among the occurrences of its event, also after it was moved: the start that it had at first. */
  readonly id: string;
}

/** More occurrences of one event than anybody attends (daily for a century): the rest is left out. */
const MAX_OCCURRENCES = 40_000;

/**
 * When an event took place up to `now`: once, or for a recurring one each time, without the times that were taken out
 * or, by an event of their own (`moved`), put elsewhere. What is to come may be moved or called off until then.
 */
export function* occurrencesOf(
  event: ICAL.Component,
  options: { moved: ReadonlySet<number>; now: Date; timeZone: string },
): Generator<Occurrence> {
  const { moved, now, timeZone } = options;
  const tzid = tzidOf(event, "dtstart");
  const start = event.getFirstPropertyValue("dtstart");
  if (!(start instanceof ICAL.Time)) return;
  const instant = (time: ICAL.Time) => instantOfTime(time, tzid, timeZone);
  const original = recurrenceId(event, timeZone);
  if (original !== undefined || (!event.hasProperty("rrule") && !event.hasProperty("rdate"))) {
    const at = instant(start);
    if (at <= now) yield { at, id: original ?? "" };
    return;
  }
  const times = new ICAL.RecurExpansion({ component: event, dtstart: start });
  for (let count = 0; count < MAX_OCCURRENCES; count++) {
    const time = times.next();
    if (!time) return;
    const at = instant(time);
    if (at > now) return;
    if (!moved.has(at.getTime())) yield { at, id: at.toISOString() };
  }
}

/** Which occurrence of its event this one is in the place of; undefined for an event of its own. */
export function recurrenceId(event: ICAL.Component, timeZone: string): string | undefined {
  const time = event.getFirstPropertyValue("recurrence-id");
  if (!(time instanceof ICAL.Time)) return undefined;
  return instantOfTime(time, tzidOf(event, "recurrence-id"), timeZone).toISOString();
}

function tzidOf(event: ICAL.Component, name: string): string | undefined {
  const value = event.getFirstProperty(name)?.getParameter("tzid");
  return Array.isArray(value) ? value[0] : value;
}
