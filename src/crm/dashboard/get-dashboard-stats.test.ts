import { describe, expect, it } from "vitest";
import { testDatabase } from "../../../test/database.ts";
import { createContact, createInteraction, createUser } from "../../../test/factories.ts";
import { userSettings } from "../../db/account-schema.ts";
import { notifications, suggestions } from "../../db/schema.ts";
import { refreshScores } from "../relationships/refresh-scores.ts";
import { DAY } from "../relationships/score.ts";
import { getDashboardStats } from "./get-dashboard-stats.ts";

const db = await testDatabase();
const now = new Date("2026-03-20T12:00:00Z");
const ago = (days: number, later = 0) => new Date(now.getTime() - days * DAY + later);

describe("the dashboard", () => {
  it("of an empty account is all zeros", async () => {
    const { activityByWeek, timeZone, ...stats } = await getDashboardStats(db, await createUser(db), now);
    expect(activityByWeek.filter(({ interactions }) => interactions > 0)).toEqual([]);
    expect(timeZone).toBe(Intl.DateTimeFormat().resolvedOptions().timeZone);
    expect(stats).toEqual({
      contacts: { total: 0, archived: 0 },
      scores: {
        strong: { count: 0, share: 0 },
        warm: { count: 0, share: 0 },
        cold: { count: 0, share: 0 },
      },
      pendingSuggestions: 0,
      unreadNotifications: 0,
      interactions: [],
      quiet: { total: 0, contacts: [] },
    });
  });

  it("shows how scores are spread, the archived named apart", async () => {
    const userId = await createUser(db);
    for (const score of [10, 8, 7, 4, 3, 0, 0, 0]) await createContact(db, userId, { score });
    await createContact(db, userId, { score: 9, priority: "archived" });

    const stats = await getDashboardStats(db, userId, now);
    expect(stats.contacts).toEqual({ total: 8, archived: 1 });
    expect(stats.scores).toEqual({
      strong: { count: 2, share: 0.25 },
      warm: { count: 2, share: 0.25 },
      cold: { count: 4, share: 0.5 },
    });
  });

  it("counts pending suggestions and unread notifications only", async () => {
    const userId = await createUser(db);
    const contactId = await createContact(db, userId);
    const suggestion = {
      userId,
      contactId,
      triggerType: "time_based",
      priority: 1,
      channel: "email",
      message: "Hi",
    } as const;
    await db.insert(suggestions).values([suggestion, { ...suggestion, status: "dismissed" }]);
    const notification = { userId, type: "system", title: "Welcome" } as const;
    await db.insert(notifications).values([notification, notification, { ...notification, readAt: now }]);

    const stats = await getDashboardStats(db, userId, now);
    expect(stats.pendingSuggestions).toBe(1);
    expect(stats.unreadNotifications).toBe(2);
  });

  it("compares the last 7 days with the 7 before, platform by platform", async () => {
    const userId = await createUser(db);
    const contactId = await createContact(db, userId);
    const add = (platform: string, occurredAt: Date, kind: "message" | "note" = "message") =>
      createInteraction(db, userId, contactId, { platform, occurredAt, kind });
    await add("email", now);
    await add("email", ago(0, 1));
    await add("email", ago(7, 1));
    await add("email", ago(7));
    await add("email", ago(14, 1));
    await add("email", ago(14));
    await add("email", ago(1), "note");
    await add("telegram", ago(8));
    await add("whatsapp", ago(1));
    await add("linkedin", ago(100));

    const stats = await getDashboardStats(db, userId, now);
    expect(stats.interactions).toEqual([
      { platform: "email", last7Days: 2, previous7Days: 2 },
      { platform: "whatsapp", last7Days: 1, previous7Days: 0 },
      { platform: "telegram", last7Days: 0, previous7Days: 1 },
    ]);
  });

  it("never holds anything of another user", async () => {
    const [mine, theirs] = [await createUser(db), await createUser(db)];
    const contactId = await createContact(db, theirs, { score: 9 });
    for (const days of [100, 101, 102]) {
      await createInteraction(db, theirs, contactId, { occurredAt: ago(days) });
    }
    await db.insert(notifications).values({ userId: theirs, type: "system", title: "Welcome" });
    await refreshScores(db, theirs, { now });
    expect((await getDashboardStats(db, theirs, now)).quiet.total).toBe(1);
    expect(await getDashboardStats(db, mine, now)).toEqual(
      await getDashboardStats(db, await createUser(db), now),
    );
  });
});

describe("contacts that went quiet", () => {
  const talkedTo = async (
    userId: Awaited<ReturnType<typeof createUser>>,
    last: Date,
    values: Parameters<typeof createContact>[2] = {},
    interactions = 3,
  ) => {
    const contactId = await createContact(db, userId, values);
    for (let index = 0; index < interactions; index++) {
      await createInteraction(db, userId, contactId, { occurredAt: new Date(last.getTime() - index * DAY) });
    }
    await refreshScores(db, userId, { now, contactIds: [contactId] });
    return contactId;
  };
  const quiet = async (userId: Awaited<ReturnType<typeof createUser>>) =>
    (await getDashboardStats(db, userId, now)).quiet;

  it("are silent for longer than the interval of their priority", async () => {
    const userId = await createUser(db);
    await talkedTo(userId, ago(31, 1), { priority: "high" });
    const high = await talkedTo(userId, ago(31), { priority: "high" });
    await talkedTo(userId, ago(61, 1), { priority: "medium" });
    const medium = await talkedTo(userId, ago(61), { priority: "medium" });
    await talkedTo(userId, ago(900), { priority: "low" });
    await talkedTo(userId, ago(900), { priority: "archived" });

    expect(await quiet(userId)).toMatchObject({
      total: 2,
      contacts: [
        { id: high, silentDays: 31 },
        { id: medium, silentDays: 61, lastInteractionAt: ago(61), interactionCount: 3 },
      ],
    });
  });

  it("or were strong a year ago, whatever their priority", async () => {
    const userId = await createUser(db);
    const low = (last: Date, values = {}) => talkedTo(userId, last, { priority: "low", ...values });
    /** Strong a year ago: a message a week for over a year, both ways and on two platforms. */
    const strongUntil = async (last: number, values = {}, messages = 60) => {
      const contactId = await low(ago(last), values);
      for (let index = 0; index < messages; index++) {
        const side = index % 2 ? { direction: "outbound" as const } : { platform: "linkedin" };
        await createInteraction(db, userId, contactId, { occurredAt: ago(366 + 7 * index), ...side });
      }
      await refreshScores(db, userId, { now, contactIds: [contactId] });
      return contactId;
    };
    const long = await strongUntil(366);
    const sinceThen = await strongUntil(181);
    const few = await strongUntil(366, {}, 30);
    await strongUntil(170);
    await strongUntil(366, { priority: "archived" });
    await low(ago(400));
    const shown = (await quiet(userId)).contacts.map(({ id }) => id);
    expect(shown.sort((a, b) => a - b)).toEqual([long, sinceThen, few]);
  });

  it("follow the user's own intervals", async () => {
    const userId = await createUser(db);
    await db.insert(userSettings).values({ userId, intervalHigh: 7, intervalMedium: 365 });
    const high = await talkedTo(userId, ago(8), { priority: "high" });
    await talkedTo(userId, ago(365), { priority: "medium" });
    expect((await quiet(userId)).contacts.map(({ id }) => id)).toEqual([high]);
  });

  it("had contact at least once", async () => {
    const userId = await createUser(db);
    const once = await talkedTo(userId, ago(100), {}, 1);
    await createContact(db, userId);
    expect(await quiet(userId)).toMatchObject({ total: 1, contacts: [{ id: once }] });
  });

  it("of low priority, and strong a year ago, are found again when the user has another interval", async () => {
    const userId = await createUser(db);
    const id = await createContact(db, userId, { priority: "low" });
    for (let week = 0; week < 60; week++) {
      const direction = week % 2 ? "outbound" : "inbound";
      const platform = week % 2 ? "email" : "linkedin";
      await createInteraction(db, userId, id, { occurredAt: ago(366 + 7 * week), direction, platform });
    }
    await createInteraction(db, userId, id, { occurredAt: ago(100) });
    await refreshScores(db, userId, { now, contactIds: [id] });
    expect((await quiet(userId)).total).toBe(0);
    await db.insert(userSettings).values({ userId, intervalLow: 60 });
    expect((await quiet(userId)).total).toBe(1);
  });

  it("are at most five, the most important first, with how many in all", async () => {
    const userId = await createUser(db);
    for (let index = 0; index < 4; index++) await talkedTo(userId, ago(400));
    const busy = await talkedTo(userId, ago(400), {}, 4);
    const scored = await talkedTo(userId, ago(70), {}, 12);
    const high = await talkedTo(userId, ago(400), { priority: "high" });
    const { total, contacts } = await quiet(userId);
    expect(total).toBe(7);
    expect(contacts).toHaveLength(5);
    expect(contacts.slice(0, 3).map(({ id }) => id)).toEqual([high, scored, busy]);
  });
});
