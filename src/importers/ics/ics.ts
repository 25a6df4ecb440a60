import ICAL from "ical.js";
import type { Draft, InteractionDraft } from "../draft.ts";
import type { Format, InputFile } from "../format.ts";
import { readName } from "../person-name.ts";
import { htmlToText } from "../text/html-to-text.ts";
import { type Attendee, attendeesOf } from "./attendees.ts";
import { occurrencesOf, recurrenceId } from "./occurrences.ts";
import { observeAttendance } from "./ownership.ts";
import { splitCalendar } from "./split-calendar.ts";

/** People of a meeting, you among them: larger ones are no contact with each. */
const MAX_PEOPLE = 12;
/** Characters of a description that are kept. */
const MAX_TEXT = 10_000;

interface Calendar {
  readonly file: InputFile;
  /** Holds the file's time zones; an event is hung in it while it is read. */
  readonly root: ICAL.Component;
  /** Starts (ms) of recurring events, by their id, that have an event of their own. */
  readonly moved: ReadonlyMap<string, ReadonlySet<number>>;
  readonly events: number;
}

interface Reader {
  readonly own: ReadonlySet<string>;
  readonly now: Date;
  readonly timeZone: string;
}

/** Meetings of a calendar file (iCalendar), from Google, Apple, Outlook and others. */
export const ics: Format = {
  name: "ics",
  title: "calendar (ICS)",
  together: false,
  recognize: (head) => (/^\s*BEGIN:VCALENDAR\b/i.test(head) ? "calendar" : undefined),
  async look({ files }, { owner, now, timeZone }) {
    const attendance = observeAttendance(owner);
    const calendars: Calendar[] = [];
    for (const file of files) calendars.push(await lookThrough(file, attendance, timeZone));
    const reader: Reader = { own: attendance.conclude(), now, timeZone };
    return {
      total: calendars.reduce((sum, { events }) => sum + events, 0),
      async *people() {},
      async *interactions() {
        for (const calendar of calendars) yield* readEvents(calendar, reader);
      },
    };
  },
};

async function lookThrough(
  file: InputFile,
  attendance: ReturnType<typeof observeAttendance>,
  timeZone: string,
): Promise<Calendar> {
  const { blocks, name } = splitCalendar(file);
  const root = new ICAL.Component("vcalendar");
  const moved = new Map<string, Set<number>>();
  const zones = new Set<string>();
  let events = 0;
  for await (const { kind, text } of blocks()) {
    const component = text === undefined ? undefined : parseBlock(text);
    if (!component) continue;
    if (kind === "VTIMEZONE") {
      const zone = String(component.getFirstPropertyValue("tzid"));
      if (!zones.has(zone)) root.addSubcomponent(component);
      zones.add(zone);
      continue;
    }
    events++;
    attendance.see(attendeesOf(component));
    const original = hung(root, component, () => recurrenceId(component, timeZone));
    if (original === undefined) continue;
    const uid = uidOf(component);
    const times = moved.get(uid) ?? new Set();
    moved.set(uid, times.add(Date.parse(original)));
  }
  attendance.seeCalendarName(name());
  return { file, root, moved, events };
}

async function* readEvents(calendar: Calendar, reader: Reader): AsyncGenerator<Draft> {
  const { file, root } = calendar;
  const split = splitCalendar(file);
  for await (const { kind, number, text } of split.blocks()) {
    if (kind !== "VEVENT") continue;
    const place = `${file.name} event ${number}`;
    if (text === undefined) {
      yield { type: "problem", place, why: "The event is longer than 4 MB: it carries attachments." };
      continue;
    }
    const event = parseBlock(text);
    try {
      if (!event) throw new Error("no component");
      yield* hung(root, event, () => readEvent(event, calendar, reader));
    } catch {
      yield { type: "problem", place, why: "This is no event that can be read." };
    }
  }
  const why = split.whyBroken();
  if (why) yield { type: "damage", place: `the end of ${file.name}`, why };
}

function readEvent(event: ICAL.Component, { moved }: Calendar, { own, now, timeZone }: Reader): Draft[] {
  const all = attendeesOf(event);
  const you = all.filter(({ email }) => own.has(email));
  const reason = reasonToSkip(event, all.length) ?? reasonOfYours(you);
  if (reason) return [{ type: "skipped", why: reason }];
  const others = all.filter(({ email, declined }) => !declined && !own.has(email));
  if (others.length === 0) return [{ type: "skipped", why: "events without other people" }];
  const uid = uidOf(event);
  const subject = textOf(event, "summary");
  const text = htmlToText(textOf(event, "description")).slice(0, MAX_TEXT);
  const drafts: InteractionDraft[] = [];
  for (const { at, id } of occurrencesOf(event, { moved: moved.get(uid) ?? new Set(), now, timeZone })) {
    for (const { email, name } of others) {
      drafts.push({
        type: "interaction",
        person: { ...readName({ display: name }), identities: [{ kind: "email", value: email }] },
        makesContact: true,
        kind: "meeting",
        platform: "meeting",
        direction: "mutual",
        ...(subject && { subject }),
        ...(text && { text }),
        occurredAt: at,
        conversation: uid,
        externalId: [uid, id, email].join("/"),
      });
    }
  }
  return drafts.length > 0 ? drafts : [{ type: "skipped", why: "meetings that have not taken place" }];
}

function reasonToSkip(event: ICAL.Component, people: number): string | undefined {
  if (textOf(event, "status").toUpperCase() === "CANCELLED") return "cancelled meetings";
  const start = event.getFirstPropertyValue("dtstart");
  if (start instanceof ICAL.Time && start.isDate) return "events of whole days";
  if (people > MAX_PEOPLE) return "meetings of more than 12 people";
  return undefined;
}

/** What you said to the invitation, at any of your addresses. */
function reasonOfYours(you: readonly Attendee[]): string | undefined {
  if (you.some(({ declined }) => declined)) return "meetings that you declined";
  const isUnanswered = you.length > 0 && you.every(({ unanswered }) => unanswered);
  return isUnanswered ? "invitations that you did not answer" : undefined;
}

/** Events without an id are named by what they say. */
function uidOf(event: ICAL.Component): string {
  const uid = textOf(event, "uid");
  return uid && uid.length < 300
    ? uid
    : `${textOf(event, "summary").slice(0, 100)} ${textOf(event, "dtstart")}`;
}

const textOf = (event: ICAL.Component, name: string): string =>
  String(event.getFirstPropertyValue(name) ?? "").trim();

function parseBlock(text: string): ICAL.Component | undefined {
  try {
    return new ICAL.Component(ICAL.parse(text));
  } catch {
    return undefined;
  }
}

/** An event knows its time zones only while it hangs in a calendar that has them. */
function hung<Result>(root: ICAL.Component, event: ICAL.Component, read: () => Result): Result {
  root.addSubcomponent(event);
  try {
    return read();
  } finally {
    root.removeSubcomponent(event);
  }
}
