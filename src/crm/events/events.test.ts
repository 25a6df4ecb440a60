import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { testDatabase } from "../../../test/database.ts";
import { createContact, createInteraction, createUser } from "../../../test/factories.ts";
import { userSettings } from "../../db/account-schema.ts";
import { type EventType, events, notifications, type UserId } from "../../db/schema.ts";
import { DAY } from "../relationships/score.ts";
import { notifyOfEvents } from "./notify-of-events.ts";
import { recordBirthdays } from "./record-birthdays.ts";
import { recordBrokenSilences } from "./record-broken-silences.ts";

const db = await testDatabase();
const now = new Date("2026-03-20T12:00:00Z");
const ago = (days: number, later = 0) => new Date(now.getTime() - days * DAY + later);

const recorded = async (userId: UserId, type: EventType) =>
  db
    .select()
    .from(events)
    .where(and(eq(events.userId, userId), eq(events.type, type)))
    .orderBy(events.contactId, events.id);

const told = async (userId: UserId) => {
  const rows = await db
    .select()
    .from(notifications)
    .where(eq(notifications.userId, userId))
    .orderBy(notifications.id);
  return rows.map(({ type, title, body, link }) => ({ type, title, body, link }));
};

describe("birthdays", () => {
  it("are recorded from three days before, in the user's calendar, with the age where the year is known", async () => {
    const userId = await createUser(db);
    await db.insert(userSettings).values({ userId, timeZone: "Pacific/Auckland" });
    // It is Saturday the 21st there.
    const at = new Date("2026-03-20T11:30:00Z");
    const born = (birthMonth: number, birthDay: number, birthYear: number | null = null) =>
      createContact(db, userId, { birthMonth, birthDay, birthYear });
    await born(3, 20);
    const today = await born(3, 21, 1990);
    const last = await born(3, 24);
    await born(3, 25);
    await createContact(db, userId, { birthMonth: 3, birthDay: 22, priority: "archived" });

    await recordBirthdays(db, userId, at);
    await recordBirthdays(db, userId, at);
    expect(await recorded(userId, "birthday")).toMatchObject([
      {
        contactId: today,
        occurredAt: new Date("2026-03-20T11:00:00Z"),
        confidence: 1,
        source: "profile",
        details: { on: "2026-03-21", turns: 36 },
      },
      { contactId: last, details: { on: "2026-03-24" } },
    ]);
  });

  it.each([
    ["2026-02-25T00:00:00Z", "2026-02-28"],
    ["2026-02-24T23:59:59Z", undefined],
    ["2026-03-01T00:00:00Z", undefined],
    ["2028-02-26T00:00:00Z", "2028-02-29"],
  ])("of February 29, seen at %s: %s", async (at, on) => {
    const userId = await createUser(db);
    await db.insert(userSettings).values({ userId, timeZone: "UTC" });
    await createContact(db, userId, { birthMonth: 2, birthDay: 29 });
    await recordBirthdays(db, userId, new Date(at));
    expect((await recorded(userId, "birthday")).map(({ details }) => details.on)).toEqual(on ? [on] : []);
  });
});

describe("a long silence that is broken", () => {
  const write = (userId: UserId, contactId: number, ...at: Date[]) =>
    Promise.all(at.map((occurredAt) => createInteraction(db, userId, contactId, { occurredAt })));

  it("is recorded once, with how long it was", async () => {
    const userId = await createUser(db);
    const [long, short, never] = [
      await createContact(db, userId),
      await createContact(db, userId),
      await createContact(db, userId),
    ];
    await write(userId, long, ago(3), ago(2), ago(3 + 366));
    await write(userId, short, ago(3), ago(3 + 366, 1));
    await write(userId, never, ago(3), ago(2));
    for (const days of [0, 1, 5, 30]) await recordBrokenSilences(db, userId, ago(-days));
    expect(await recorded(userId, "silence_broken")).toMatchObject([
      { contactId: long, occurredAt: ago(3), confidence: 1, source: "email", details: { silentDays: 366 } },
    ]);
  });

  it("is taken back when messages come in later that were in between, and recorded as it was", async () => {
    const userId = await createUser(db);
    const contactId = await createContact(db, userId);
    await write(userId, contactId, ago(500), ago(3));
    await recordBrokenSilences(db, userId, now);
    await write(userId, contactId, ago(5));
    await recordBrokenSilences(db, userId, now);
    expect(await recorded(userId, "silence_broken")).toMatchObject([
      { occurredAt: ago(5), details: { silentDays: 495 } },
    ]);
    await write(userId, contactId, ago(100));
    await recordBrokenSilences(db, userId, now);
    expect(await recorded(userId, "silence_broken")).toEqual([]);
  });

  it("follows the dormancy that the user set; notes and what lies ahead do not count", async () => {
    const userId = await createUser(db);
    await db.insert(userSettings).values({ userId, dormancy: 90 });
    const contactId = await createContact(db, userId);
    await write(userId, contactId, ago(92), ago(-1));
    await createInteraction(db, userId, contactId, { occurredAt: ago(1), kind: "note" });
    await recordBrokenSilences(db, userId, now);
    expect(await recorded(userId, "silence_broken")).toEqual([]);
    await recordBrokenSilences(db, userId, ago(-2));
    expect(await recorded(userId, "silence_broken")).toMatchObject([{ details: { silentDays: 93 } }]);
  });
});

describe("notifications of events", () => {
  it("name a birthday and a new job once each, with the contact's page", async () => {
    const userId = await createUser(db);
    await db.insert(userSettings).values({ userId, timeZone: "UTC" });
    const ana = await createContact(db, userId, {
      displayName: "Ana Duarte",
      birthMonth: 3,
      birthDay: 22,
      birthYear: 1993,
    });
    const bo = await createContact(db, userId, { displayName: "Bo Li" });
    const change = { userId, contactId: bo, occurredAt: ago(1), confidence: 0.9, source: "linkedin" };
    await db.insert(events).values([
      {
        ...change,
        type: "job_change",
        details: { company: "Globex", title: "CTO", previousCompany: "Acme", previousTitle: "CTO" },
      },
      {
        ...change,
        type: "promotion",
        details: { company: "Globex", title: "CEO", previousCompany: "Globex" },
      },
      { ...change, type: "job_change", confidence: 0.5, details: { company: "Doubt" } },
      { ...change, type: "job_change", occurredAt: ago(15), details: { company: "Old" } },
      { ...change, type: "job_change", occurredAt: ago(-1), details: { company: "Ahead" } },
      { ...change, type: "milestone" },
    ]);
    for (const days of [0, 0, 1]) {
      await recordBirthdays(db, userId, ago(-days));
      await notifyOfEvents(db, userId, ago(-days));
    }
    const rows = await told(userId);
    expect(rows).toHaveLength(4);
    expect(rows).toEqual(
      expect.arrayContaining([
        {
          type: "event",
          title: "Ana Duarte has a birthday on Sunday 22 March",
          body: "Turns 33.",
          link: `/contacts/${ana}`,
        },
        {
          type: "event",
          title: "Bo Li has a new job",
          body: "Now CTO at Globex. Before, at Acme.",
          link: `/contacts/${bo}`,
        },
        {
          type: "event",
          title: "Bo Li has a new title",
          body: "Now CEO at Globex.",
          link: `/contacts/${bo}`,
        },
      ]),
    );
  });

  it("leave out the archived and the second tier", async () => {
    const userId = await createUser(db);
    for (const values of [{ priority: "archived" as const }, { tags: ["2nd tier"] }]) {
      const contactId = await createContact(db, userId, { ...values, birthMonth: 3, birthDay: 21 });
      await db.insert(events).values({
        userId,
        contactId,
        type: "job_change",
        occurredAt: now,
        confidence: 1,
        source: "linkedin",
      });
    }
    await recordBirthdays(db, userId, now);
    await notifyOfEvents(db, userId, now);
    expect(await told(userId)).toEqual([]);
  });
});
