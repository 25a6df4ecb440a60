import { describe, expect, it } from "vitest";
import { QUIET_CONTACT, USUAL_SETTINGS } from "../../../test/contact-facts.ts";
import type { EventType, Priority, TriggerType } from "../../db/schema.ts";
import { DAY } from "../relationships/score.ts";
import { channelOf } from "./channel.ts";
import type { ContactEvent, ContactFacts, RuleSettings } from "./contact-facts.ts";
import { reasonsFor } from "./reasons.ts";

// Both sides of every threshold. A day is over at its last millisecond: `ago(31)` is 31 days to the millisecond,
// `ago(31, 1)` one millisecond less, which still is 30.

const now = new Date("2026-03-20T12:00:00Z");
const ago = (days: number, later = 0) => new Date(now.getTime() - days * DAY + later);

function contact(values: Partial<ContactFacts>): ContactFacts {
  return { ...QUIET_CONTACT, ...values };
}

function known(last: Date, interactions = 1, values: Partial<ContactFacts> = {}): ContactFacts {
  const lastContact = { kind: "message", platform: "email", direction: "inbound", subject: null } as const;
  return contact({ interactions, firstContactAt: last, lastContactAt: last, lastContact, ...values });
}

function event(at: Date, values: Partial<ContactEvent> = {}): ContactEvent {
  return { type: "job_change", at, confidence: 0.9, source: "linkedin", details: {}, ...values };
}

function triggers(facts: ContactFacts, settings: Partial<RuleSettings> = {}, at = now): TriggerType[] {
  return reasonsFor(facts, { ...USUAL_SETTINGS, ...settings }, at).map(({ triggerType }) => triggerType);
}

const points = (facts: ContactFacts, of: TriggerType) =>
  reasonsFor(facts, USUAL_SETTINGS, now).find(({ triggerType }) => triggerType === of)?.priority;

it("nothing speaks for writing to somebody with whom there was no contact, event or date", () => {
  expect(triggers(QUIET_CONTACT)).toEqual([]);
});

it("news of somebody with whom there was no contact ever is no reason to write, in neither pool", () => {
  expect(triggers(contact({ events: [event(ago(1))] }))).toEqual([]);
  expect(triggers(contact({ events: [event(ago(1))], priority: "high" }), { dormancy: 90 })).toEqual([]);
});

describe("time_based: silent longer than the interval of the priority", () => {
  it.each<[Priority, Date, number, boolean]>([
    ["high", ago(31, 1), 1, false],
    ["high", ago(31), 1, true],
    ["high", ago(31), 0, false],
    ["medium", ago(61, 1), 1, false],
    ["medium", ago(61), 1, true],
    ["medium", ago(61), 0, false],
    ["low", ago(181, 1), 3, false],
    ["low", ago(181), 3, true],
    ["low", ago(181), 2, false],
  ])("%s, last %s, %i interactions: %s", (priority, last, interactions, expected) => {
    expect(triggers(known(last, interactions, { priority }))).toEqual(expected ? ["time_based"] : []);
  });

  it.each<[Priority, number, boolean]>([
    ["medium", 7, true],
    ["medium", 8, false],
    ["low", 8, false],
    ["high", 10, true],
  ])("%s with a score of %i: %s", (priority, score, expected) => {
    expect(triggers(known(ago(200), 5, { priority, score }))).toEqual(expected ? ["time_based"] : []);
  });

  it.each([
    [7, ago(8, 1), false],
    [7, ago(8), true],
    [365, ago(366, 1), false],
    [365, ago(366), true],
  ])("with an interval of %i days set by the user, last %s: %s", (high, last, expected) => {
    const settings = { intervals: { ...USUAL_SETTINGS.intervals, high }, dormancy: 1825 };
    expect(triggers(known(last, 1, { priority: "high" }), settings)).toEqual(expected ? ["time_based"] : []);
  });

  it.each([
    [365, ago(366, 1), ["time_based"]],
    [365, ago(366), []],
    [90, ago(91, 1), ["time_based"]],
    [90, ago(91), []],
    [1825, ago(1826, 1), ["time_based"]],
    [1825, ago(1826), []],
  ])("within a dormancy of %i days, last %s: %j", (dormancy, last, expected) => {
    expect(triggers(known(last, 1), { dormancy })).toEqual(expected);
  });

  it("counts elapsed hours across a change of clocks, whatever the zone", () => {
    const beforeChange = new Date("2026-02-17T12:00:00Z");
    const due = new Date("2026-03-20T12:00:00Z");
    for (const timeZone of ["Europe/Berlin", "America/New_York", "Pacific/Auckland"]) {
      const facts = known(beforeChange, 1, { priority: "high" });
      expect(triggers(facts, { timeZone }, new Date(due.getTime() - 1))).toEqual([]);
      expect(triggers(facts, { timeZone }, due)).toEqual(["time_based"]);
    }
  });
});

describe("event_based: an event of the last 7 days, last contact over 14 days ago", () => {
  const recent = known(ago(20), 1);
  const withEvent = (...events: ContactEvent[]) => ({ ...recent, events });

  it.each<[Date, boolean]>([
    [now, true],
    [ago(0, 1), false],
    [ago(8, 1), true],
    [ago(8), false],
  ])("an event of %s: %s", (at, expected) => {
    expect(triggers(withEvent(event(at)))).toEqual(expected ? ["event_based"] : []);
  });

  it.each([
    [0.7, false],
    [0.71, true],
    [1, true],
  ])("of confidence %d: %s", (confidence, expected) => {
    expect(triggers(withEvent(event(ago(1), { confidence })))).toEqual(expected ? ["event_based"] : []);
  });

  it.each<[EventType, boolean]>([
    ["job_change", true],
    ["promotion", true],
    ["fundraising", true],
    ["launch", true],
    ["milestone", true],
    ["birthday", false],
    ["silence_broken", false],
  ])("%s: %s", (type, expected) => {
    expect(triggers(withEvent(event(ago(1), { type })))).toEqual(expected ? ["event_based"] : []);
  });

  it.each<[Date, string[]]>([
    [ago(15, 1), []],
    [ago(15), ["event_based"]],
    [ago(366, 1), ["event_based", "time_based"]],
    [ago(366), []],
  ])("with the last contact %s: %j", (last, expected) => {
    expect(triggers(known(last, 1, { events: [event(ago(1))] }))).toEqual(expected);
  });

  it("says what the source says of it, and nothing that is no text", () => {
    const details = { title: "Head of Design", company: "Acme", previousTitle: null, previousCompany: 7 };
    const [reason] = reasonsFor(withEvent(event(ago(1), { details })), USUAL_SETTINGS, now);
    expect(reason?.facts.event).toEqual({
      type: "job_change",
      occurredAt: ago(1).toISOString(),
      source: "linkedin",
      confidence: 0.9,
      title: "Head of Design",
      company: "Acme",
    });
  });

  it("is about the newest event that is certain enough", () => {
    const doubtful = event(ago(1), { type: "launch", confidence: 0.5 });
    const [reason] = reasonsFor(
      withEvent(doubtful, event(ago(2), { type: "promotion" }), event(ago(3))),
      USUAL_SETTINGS,
      now,
    );
    expect(reason?.facts.event).toMatchObject({ type: "promotion", occurredAt: ago(2).toISOString() });
  });
});

describe("scheduled: a day that the user set has come", () => {
  const on = (day: string, last: Date | null = null) =>
    contact({
      ...(last && known(last)),
      reminder: { on: day, everyDays: null, setAt: ago(100), restartedAt: null },
    });

  it.each([
    ["2026-03-21", "UTC", "2026-03-20T23:59:59.999Z", false],
    ["2026-03-21", "UTC", "2026-03-21T00:00:00.000Z", true],
    ["2026-03-21", "Pacific/Auckland", "2026-03-20T10:59:59.999Z", false],
    ["2026-03-21", "Pacific/Auckland", "2026-03-20T11:00:00.000Z", true],
    ["2026-03-21", "Pacific/Honolulu", "2026-03-21T09:59:59.999Z", false],
    ["2026-03-21", "Pacific/Honolulu", "2026-03-21T10:00:00.000Z", true],
    ["2026-03-29", "Europe/Berlin", "2026-03-28T22:59:59.999Z", false],
    ["2026-03-29", "Europe/Berlin", "2026-03-28T23:00:00.000Z", true],
    ["2026-03-30", "Europe/Berlin", "2026-03-29T21:59:59.999Z", false],
    ["2026-03-30", "Europe/Berlin", "2026-03-29T22:00:00.000Z", true],
    ["2025-01-01", "UTC", "2026-03-20T12:00:00.000Z", true],
  ])("%s in %s at %s: %s", (day, timeZone, at, expected) => {
    expect(triggers(on(day), { timeZone }, new Date(at))).toEqual(expected ? ["scheduled"] : []);
  });

  it("however long silent, and whether there was contact or not", () => {
    for (const last of [null, now, ago(366), ago(5000)]) {
      expect(triggers(on("2026-03-20", last))).toContain("scheduled");
    }
  });
});

describe("scheduled: the days of a rhythm have passed", () => {
  const every = (everyDays: number, values: Partial<ContactFacts["reminder"]>, last: Date | null) =>
    contact({
      ...(last && known(last)),
      reminder: { on: null, everyDays, setAt: null, restartedAt: null, ...values },
    });

  it.each<[string, Date | null, Date | null, Date | null, boolean]>([
    ["not yet since the last contact", ago(14, 1), ago(90), null, false],
    ["since the last contact", ago(14), ago(90), null, true],
    ["since the last contact, though the rhythm was set today", ago(14), now, null, true],
    ["not yet since it was set, with no contact ever", null, ago(14, 1), null, false],
    ["since it was set, with no contact ever", null, ago(14), null, true],
    ["not yet since the last answer", ago(40), ago(90), ago(14, 1), false],
    ["since the last answer", ago(40), ago(90), ago(14), true],
    ["not yet since the contact after the last answer", ago(3), ago(90), ago(20), false],
    ["not yet since the last answer, with no contact ever", null, ago(90), ago(2), false],
  ])("%s", (_, last, setAt, restartedAt, expected) => {
    expect(triggers(every(14, { setAt, restartedAt }, last))).toEqual(expected ? ["scheduled"] : []);
  });

  it("however long silent", () => {
    expect(triggers(every(14, { setAt: ago(1) }, ago(4000)))).toEqual(["scheduled"]);
  });
});

describe("birthday: today or in the next 3 days of the user's calendar", () => {
  const born = (month: number, day: number, year: number | null = null) =>
    contact({ birthday: { month, day, year } });

  it.each([
    [3, 19, "UTC", "2026-03-20T12:00:00Z", false],
    [3, 20, "UTC", "2026-03-20T00:00:00Z", true],
    [3, 20, "UTC", "2026-03-20T23:59:59.999Z", true],
    [3, 20, "UTC", "2026-03-21T00:00:00Z", false],
    [3, 23, "UTC", "2026-03-20T00:00:00Z", true],
    [3, 23, "UTC", "2026-03-19T23:59:59.999Z", false],
    [1, 1, "UTC", "2026-12-29T00:00:00Z", true],
    [1, 1, "UTC", "2026-12-28T23:59:59.999Z", false],
    // One moment, two calendars: it is Saturday the 21st in Auckland and still Friday the 20th in Honolulu.
    [3, 20, "Pacific/Auckland", "2026-03-20T11:00:00Z", false],
    [3, 20, "Pacific/Honolulu", "2026-03-20T11:00:00Z", true],
    [3, 24, "Pacific/Auckland", "2026-03-20T11:00:00Z", true],
    [3, 24, "Pacific/Honolulu", "2026-03-20T11:00:00Z", false],
    [3, 24, "Pacific/Honolulu", "2026-03-21T09:59:59Z", false],
    [3, 24, "Pacific/Honolulu", "2026-03-21T10:00:00Z", true],
    // The nights in which the clocks change.
    [3, 29, "Europe/Berlin", "2026-03-25T22:59:59Z", false],
    [3, 29, "Europe/Berlin", "2026-03-25T23:00:00Z", true],
    [3, 29, "Europe/Berlin", "2026-03-29T21:59:59Z", true],
    [3, 29, "Europe/Berlin", "2026-03-29T22:00:00Z", false],
    [10, 25, "Europe/Berlin", "2026-10-25T22:59:59Z", true],
    [10, 25, "Europe/Berlin", "2026-10-25T23:00:00Z", false],
    // February 29 is kept on February 28 in common years.
    [2, 29, "UTC", "2026-02-24T23:59:59Z", false],
    [2, 29, "UTC", "2026-02-25T00:00:00Z", true],
    [2, 29, "UTC", "2026-02-28T23:59:59Z", true],
    [2, 29, "UTC", "2026-03-01T00:00:00Z", false],
    [2, 29, "UTC", "2028-02-26T00:00:00Z", true],
    [2, 29, "UTC", "2028-02-25T23:59:59Z", false],
    [2, 29, "UTC", "2028-02-29T23:59:59Z", true],
  ])("%i-%i in %s at %s: %s", (month, day, timeZone, at, expected) => {
    expect(triggers(born(month, day), { timeZone }, new Date(at))).toEqual(expected ? ["birthday"] : []);
  });

  it("says which one it is where the year is known", () => {
    const [withYear] = reasonsFor(born(3, 22, 1980), USUAL_SETTINGS, now);
    expect(withYear?.facts.birthday).toEqual({ on: "2026-03-22", inDays: 2, turns: 46 });
    const [without] = reasonsFor(born(3, 22), USUAL_SETTINGS, now);
    expect(without?.facts.birthday).toEqual({ on: "2026-03-22", inDays: 2 });
  });

  it("however long silent, and however short", () => {
    for (const last of [now, ago(10), ago(366), ago(5000)]) {
      expect(triggers({ ...known(last), birthday: { month: 3, day: 20, year: null } })).toContain("birthday");
    }
  });

  it("comes back only next year once it was completed or dismissed", () => {
    const facts = { ...born(3, 20), birthdayAnsweredAt: ago(2) };
    expect(triggers(facts)).toEqual([]);
    expect(triggers(facts, {}, new Date("2027-03-17T00:00:00Z"))).toEqual(["birthday"]);
    expect(triggers({ ...born(3, 20), birthdayAnsweredAt: ago(183, 1) })).toEqual([]);
    expect(triggers({ ...born(3, 20), birthdayAnsweredAt: ago(183) })).toEqual(["birthday"]);
    const lateLastYear = { ...born(3, 20), birthdayAnsweredAt: ago(365) };
    expect(triggers(lateLastYear)).toEqual(["birthday"]);
  });
});

describe("pool B: silent longer than dormancy", () => {
  const job = [event(ago(1))];
  it.each<[Date, number, TriggerType[]]>([
    [ago(366, 1), 5, ["time_based"]],
    [ago(366), 5, ["dormant_deep", "dormant_mid"]],
    [ago(366), 4, ["dormant_mid"]],
    [ago(366), 2, ["dormant_mid"]],
    [ago(366), 1, []],
    [ago(1096, 1), 2, ["dormant_mid"]],
    [ago(1096), 2, []],
    [ago(1096), 4, []],
    [ago(1096), 5, ["dormant_deep"]],
    [ago(1826, 1), 5, ["dormant_deep"]],
    [ago(1826), 5, []],
  ])("last %s, %i interactions: %j", (last, interactions, expected) => {
    expect(triggers(known(last, interactions))).toEqual(expected);
  });

  it.each<[Date, number, TriggerType[]]>([
    [ago(366), 1, []],
    [ago(366), 2, ["dormant_event", "dormant_mid"]],
    [ago(1826), 2, ["dormant_event"]],
    [ago(9000), 2, ["dormant_event"]],
  ])("with an event, last %s, %i interactions: %j", (last, interactions, expected) => {
    expect(triggers(known(last, interactions, { events: job }))).toEqual(expected);
  });

  it.each([
    [now, 0.71, true],
    [ago(0, 1), 0.9, false],
    [ago(15, 1), 0.9, true],
    [ago(15), 0.9, false],
    [ago(1), 0.7, false],
  ])("dormant_event with an event of %s and confidence %d: %s", (at, confidence, expected) => {
    const facts = known(ago(4000), 2, { events: [event(at, { confidence })] });
    expect(triggers(facts)).toEqual(expected ? ["dormant_event"] : []);
  });

  it.each([
    [90, ago(91), ["dormant_mid"]],
    [90, ago(91, 1), ["time_based"]],
    [1825, ago(1826, 1), ["time_based"]],
    [1825, ago(1826), []],
  ])("with a dormancy of %i days, last %s: %j", (dormancy, last, expected) => {
    expect(triggers(known(last, 2), { dormancy })).toEqual(expected);
  });
});

describe("never suggested", () => {
  const every: Partial<ContactFacts> = {
    birthday: { month: 3, day: 20, year: null },
    reminder: { on: "2026-03-20", everyDays: 1, setAt: ago(9), restartedAt: null },
    events: [event(ago(1))],
  };
  const all = known(ago(100), 20, every);

  it("are the archived, those of the second tier and those without a channel, whatever the reason", () => {
    expect(triggers(all)).toEqual(["scheduled", "birthday", "event_based", "time_based"]);
    expect(triggers({ ...all, priority: "archived" })).toEqual([]);
    expect(triggers({ ...all, tags: ["friends", "2nd tier"] })).toEqual([]);
    expect(triggers({ ...all, tags: ["2nd Tier"] })).toEqual([]);
    expect(triggers({ ...all, tags: ["2nd", "tier"] })).not.toEqual([]);
    expect(triggers({ ...all, identityKinds: [] })).toEqual([]);
    expect(triggers({ ...all, identityKinds: ["website", "facebook", "record"] })).toEqual([]);
  });

  it.each(["email", "telegram", "twitter", "linkedin", "whatsapp", "phone"] as const)(
    "%s is a channel",
    (kind) => {
      expect(triggers({ ...all, identityKinds: [kind] })).not.toEqual([]);
    },
  );

  it.each([
    ["dismissed", { dismissedAt: ago(31, 1) }, true],
    ["dismissed", { dismissedAt: ago(31) }, false],
    ["dismissed", { dismissedAt: now }, true],
    ["followed up", { followedUpAt: ago(15, 1) }, true],
    ["followed up", { followedUpAt: ago(15) }, false],
    ["followed up", { followedUpAt: now }, true],
  ])("%s %j: rests from all but birthdays and dates: %s", (_, when, rests) => {
    expect(triggers({ ...all, ...when })).toEqual(
      rests ? ["scheduled", "birthday"] : ["scheduled", "birthday", "event_based", "time_based"],
    );
    const dormant = known(ago(400), 5, when);
    expect(triggers(dormant)).toEqual(rests ? [] : ["dormant_deep", "dormant_mid"]);
  });
});

describe("priority in pool A", () => {
  it.each<[number, Date, Priority, number]>([
    [9, ago(100), "medium", 9],
    [10, ago(91, 1), "medium", 510],
    [10, ago(91), "medium", 1010],
    [25, ago(100), "high", 1325],
    [9, ago(31), "high", 309],
  ])("time_based with %i interactions, last %s, %s: %i", (interactions, last, priority, expected) => {
    expect(points(known(last, interactions, { priority }), "time_based")).toBe(expected);
  });

  it.each<[number, Date, number]>([
    [10, ago(15), 710],
    [9, ago(15), 209],
    [10, ago(91, 1), 710],
    [10, ago(91), 1210],
  ])("event_based with %i interactions, last %s: %i", (interactions, last, expected) => {
    expect(points(known(last, interactions, { events: [event(ago(1))] }), "event_based")).toBe(expected);
  });

  it("has + 300 for a contact of high priority with any trigger, and none for an event without its trigger", () => {
    const facts = known(ago(100), 12, { priority: "high", events: [event(ago(1))] });
    expect(points(facts, "event_based")).toBe(12 + 1000 + 200 + 300);
    expect(points(facts, "time_based")).toBe(12 + 1000 + 300);
  });

  it("counts 14 to 90 days of silence from the fourteenth on", () => {
    const settings = { ...USUAL_SETTINGS, intervals: { ...USUAL_SETTINGS.intervals, high: 7 } };
    const at = (last: Date) => reasonsFor(known(last, 10, { priority: "high" }), settings, now)[0]?.priority;
    expect(at(ago(14, 1))).toBe(310);
    expect(at(ago(14))).toBe(810);
  });

  it("is 1500 for a birthday and 2000 for a date, whatever else is known", () => {
    const facts = known(ago(100), 50, {
      priority: "high",
      birthday: { month: 3, day: 20, year: null },
      reminder: { on: "2026-03-20", everyDays: null, setAt: now, restartedAt: null },
    });
    expect(points(facts, "birthday")).toBe(1500);
    expect(points(facts, "scheduled")).toBe(2000);
  });
});

describe("priority in pool B", () => {
  it.each<[number, number, number]>([
    [2, 0, 2],
    [3, 0, 3],
    [4, 0, 504],
    [7, 0, 507],
    [8, 0, 1008],
    [8, 179, 1008],
    [8, 180, 1158],
    [2, 180, 152],
  ])("%i interactions over %i days: %i", (interactions, span, expected) => {
    const facts = known(ago(400), interactions, { firstContactAt: ago(400 + span), priority: "high" });
    expect(points(facts, "dormant_mid")).toBe(expected);
  });

  it("has + 300 for an event", () => {
    expect(points(known(ago(400), 8, { events: [event(ago(1))] }), "dormant_event")).toBe(1308);
  });
});

it("the highest comes first; ties by the order of the tables", () => {
  const tie = known(ago(100), 1500, { birthday: { month: 3, day: 20, year: null }, score: 5 });
  expect(triggers({ ...tie, interactions: 500 })).toEqual(["time_based", "birthday"]);
  expect(triggers({ ...tie, interactions: 499 })).toEqual(["birthday", "time_based"]);
  expect(triggers({ ...tie, interactions: 501 })).toEqual(["time_based", "birthday"]);
});

describe("the user's last messages", () => {
  const settings = { ...USUAL_SETTINGS, intervals: { high: 7, medium: 7, low: 7 } };
  const first = (facts: ContactFacts) => reasonsFor(facts, settings, now)[0]?.priority;
  const sent = (at: Date, read: boolean | null, answered = false): Partial<ContactFacts> => ({
    lastOutbound: { at, read, answered },
    newestMessages: [{ direction: "outbound", at }],
  });

  it.each<[string, Date, boolean | null, boolean, number | undefined]>([
    ["delivered, not read, under 14 days", ago(14, 1), false, false, undefined],
    ["delivered, not read, 14 days", ago(14), false, false, 4],
    ["unknown, under 14 days", ago(14, 1), null, false, 4],
    ["read, not answered", ago(14, 1), true, false, 104],
    ["read, answered", ago(14, 1), true, true, 4],
  ])("%s", (_, at, read, answered, expected) => {
    expect(first(known(at, 4, sent(at, read, answered)))).toBe(expected);
  });

  it.each<[string, string, Date, number | undefined]>([
    ["newest three mine", "ooo", ago(31, 1), undefined],
    ["newest three mine, over 30 days ago", "ooo", ago(31), 5],
    ["newest two mine", "ooi", ago(31, 1), 3],
    ["newest two mine, over 30 days ago", "ooi", ago(31), 5],
    ["the newest mine", "oio", ago(31, 1), 5],
    ["the newest theirs", "ioo", ago(31, 1), 5],
    ["two in all", "oo", ago(31, 1), 3],
    ["one in all", "o", ago(31, 1), 5],
  ])("%s", (_, directions, newest, expected) => {
    const newestMessages = [...directions].map((letter, index) => ({
      direction: letter === "o" ? ("outbound" as const) : ("inbound" as const),
      at: new Date(newest.getTime() - index * DAY),
    }));
    expect(first(known(newest, 5, { newestMessages }))).toBe(expected);
  });

  it("add first and halve then, rounding a half up", () => {
    const facts = known(ago(20), 5, {
      lastOutbound: { at: ago(20), read: true, answered: false },
      newestMessages: [
        { direction: "outbound", at: ago(20) },
        { direction: "outbound", at: ago(21) },
      ],
    });
    expect(first(facts)).toBe(53);
  });

  it("hold for dormant contacts too", () => {
    const facts = known(ago(400), 2, sent(ago(400), true));
    expect(first(facts)).toBe(102);
  });

  it("change nothing for birthdays and dates", () => {
    const facts = known(ago(1), 5, {
      ...sent(ago(1), false),
      birthday: { month: 3, day: 20, year: null },
      reminder: { on: "2026-03-01", everyDays: null, setAt: ago(50), restartedAt: null },
    });
    expect(reasonsFor(facts, settings, now).map(({ priority }) => priority)).toEqual([2000, 1500]);
  });
});

it("the channel is the one of the newest interaction that can carry a message, else the first address", () => {
  const on = (lastChannel: string | null, ...identityKinds: ContactFacts["identityKinds"][number][]) =>
    channelOf(contact({ lastChannel, identityKinds }));
  expect(on("telegram", "email", "phone")).toBe("telegram");
  expect(on("meeting", "website", "phone", "email")).toBe("phone");
  expect(on(null, "email")).toBe("email");
  expect(on("telegram", "website")).toBeUndefined();
});
