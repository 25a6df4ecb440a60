import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { CONTEXT, inputFile, readFormat, recognize } from "../../../test/importing.ts";
import { UnknownOwner } from "../format.ts";
import { ics } from "./ics.ts";

const calendar = await readFile(new URL("samples/calendar.ics", import.meta.url), "utf8");
const read = (content: string, owner = CONTEXT.owner) =>
  readFormat(ics, [inputFile("calendar.ics", content)], { owner });
const event = (...lines: string[]) =>
  ["BEGIN:VEVENT", "DTSTART:20260302T093000Z", ...lines, "END:VEVENT"].join("\r\n");
const inCalendar = (...events: string[]) =>
  ["BEGIN:VCALENDAR", "VERSION:2.0", ...events, "END:VCALENDAR", ""].join("\r\n");

describe("a calendar", async () => {
  const { interactions, notes, total } = await read(calendar);

  it("makes meetings with those who attended, recurring ones up to now and not beyond", () => {
    expect(
      interactions.map(({ person, subject, occurredAt }) =>
        [person.identities[0]?.value, subject, occurredAt.toISOString().slice(0, 16)].join(" | "),
      ),
    ).toEqual([
      "zoe.lindqvist@example.org | Lunch, at the harbour | 2026-03-02T09:30",
      "ana@example.org | Weekly | 2026-09-20T07:00",
      "ana@example.org | Weekly | 2026-09-27T07:00",
      "ana@example.org | Weekly | 2026-10-18T07:00",
      "ana@example.org | Weekly | 2026-10-25T08:00",
      "ana@example.org | Weekly | 2026-11-01T08:00",
      "ana@example.org | Weekly | 2026-11-08T08:00",
      "ana@example.org | Weekly | 2026-11-15T08:00",
      "ana@example.org | Weekly, moved | 2026-10-12T13:00",
      "ana@example.org | Zone without definition | 2026-03-02T14:00",
      "ana@example.org | Floating | 2026-07-02T08:00",
    ]);
    expect(interactions[0]).toMatchObject({
      person: { displayName: "Zoë Lindqvist" },
      kind: "meeting",
      platform: "meeting",
      direction: "mutual",
      makesContact: true,
      text: "Bring the maps",
      externalId: "lunch@google.com//zoe.lindqvist@example.org",
    });
    expect(new Set(interactions.map(({ externalId }) => externalId)).size).toBe(interactions.length);
  });

  it("says what it left out and why", () => {
    expect(notes).toEqual([
      "skipped: cancelled meetings",
      "skipped: meetings that you declined",
      "skipped: events of whole days",
      "skipped: events without other people",
      "problem at calendar.ics event 10",
    ]);
    expect(total).toBe(10);
  });
});

it("meetings of more than 12 people do not count", async () => {
  const people = (count: number) => [
    "ATTENDEE:mailto:nia@example.com",
    ...Array.from({ length: count - 1 }, (_, at) => `ATTENDEE:mailto:p${at}@example.org`),
  ];
  const { interactions, notes } = await read(
    inCalendar(event("UID:a", ...people(12)), event("UID:b", ...people(13))),
  );
  expect(interactions).toHaveLength(11);
  expect(notes).toEqual(["skipped: meetings of more than 12 people"]);
});

it("an invitation that you did not answer counts for nothing, unless you sent it", async () => {
  const invited = (uid: string, answer: string, organizer: string) =>
    event(
      `UID:${uid}`,
      `ORGANIZER:mailto:${organizer}`,
      `ATTENDEE;PARTSTAT=${answer}:mailto:nia@example.com`,
      "ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:ana@example.org",
    );
  const { interactions, notes } = await read(
    inCalendar(
      invited("a", "NEEDS-ACTION", "ana@example.org"),
      invited("b", "TENTATIVE", "ana@example.org"),
      invited("c", "NEEDS-ACTION", "nia@example.com"),
    ),
  );
  expect(interactions.map(({ conversation }) => conversation)).toEqual(["b", "c"]);
  expect(notes).toEqual(["skipped: invitations that you did not answer"]);
});

it("a meeting to come counts when it has taken place, at the time that it has then", async () => {
  const lunch = (day: string, ...more: string[]) =>
    inCalendar(
      `BEGIN:VEVENT\r\nUID:a\r\nDTSTART:${day}T093000Z`,
      ...more,
      "ATTENDEE:mailto:nia@example.com\r\nATTENDEE:mailto:ana@example.org\r\nEND:VEVENT",
    );
  expect(await read(lunch("20261121"))).toMatchObject({
    interactions: [],
    notes: ["skipped: meetings that have not taken place"],
  });
  expect((await read(lunch("20261122", "RECURRENCE-ID:20261101T093000Z"))).interactions).toEqual([]);
  expect((await read(lunch("20261120"))).interactions).toHaveLength(1);
});

it("a rule that never comes true or never ends stops nothing", async () => {
  const people = ["ATTENDEE:mailto:nia@example.com", "ATTENDEE:mailto:ana@example.org"];
  const { interactions } = await read(
    inCalendar(
      event("UID:a", "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", ...people),
      event("UID:b", "RRULE:FREQ=SECONDLY", ...people),
      event("UID:c", ...people),
    ),
  );
  expect(interactions.at(-1)?.externalId).toBe("c//ana@example.org");
  expect(interactions.length).toBeLessThan(50_000);
});

describe("who you are", () => {
  const meeting = (uid: string, ...attendees: string[]) =>
    event(`UID:${uid}`, ...attendees.map((attendee) => `ATTENDEE${attendee}`));
  const nobody = { names: [], isStated: false, keys: new Set<string>() };

  it("is the attendee of your name", async () => {
    const content = inCalendar(
      meeting("a", ";CN=Nia Okafor:mailto:n@example.net", ":mailto:ana@example.org"),
    );
    expect((await read(content)).interactions.map(({ person }) => person.identities[0]?.value)).toEqual([
      "ana@example.org",
    ]);
  });

  it("is asked for where somebody is in every meeting", async () => {
    const content = inCalendar(
      meeting("a", ":mailto:n@example.net", ":mailto:ana@example.org"),
      meeting("b", ":mailto:n@example.net", ":mailto:rui@example.org"),
    );
    const asked = await read(content, nobody).catch((error) => error);
    expect(asked).toBeInstanceOf(UnknownOwner);
    expect(asked.candidates).toEqual(["n@example.net"]);
    const { interactions } = await read(content, {
      names: [],
      isStated: false,
      keys: new Set(["email:n@example.net"]),
    });
    expect(interactions).toHaveLength(2);
  });
});

it("a file that is cut off keeps the events before and says so", async () => {
  const { interactions, notes } = await read(calendar.slice(0, calendar.indexOf("UID:weekly")));
  expect(interactions).toHaveLength(1);
  expect(notes).toEqual(["damage at the end of calendar.ics"]);
});

it("an event that carries more than 4 MB is said, and the others are read", async () => {
  const line = ` ${"A".repeat(74)}\r\n`;
  const large = event(
    "UID:a",
    "ATTENDEE:mailto:ana@example.org",
    `ATTACH;ENCODING=BASE64:\r\n${line.repeat(57_000)}`,
  );
  const { interactions, notes } = await read(
    inCalendar(large, event("UID:b", "ATTENDEE:mailto:ana@example.org")),
  );
  expect(interactions).toHaveLength(1);
  expect(notes).toEqual(["problem at calendar.ics event 1"]);
});

it("another text is no calendar", () => {
  expect(recognize(ics, "BEGIN:VCARD\nEND:VCARD")).toBeUndefined();
});
