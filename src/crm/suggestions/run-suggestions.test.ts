import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { testDatabase } from "../../../test/database.ts";
import { createContact, createInteraction, createUser } from "../../../test/factories.ts";
import { userSettings } from "../../db/account-schema.ts";
import { contacts, events, identities, notifications, suggestions, type UserId } from "../../db/schema.ts";
import { refreshScores } from "../relationships/refresh-scores.ts";
import { DAY } from "../relationships/score.ts";
import { completeSuggestion, dismissSuggestion, snoozeSuggestion } from "./answer-suggestion.ts";
import { runSuggestions } from "./run-suggestions.ts";

const db = await testDatabase();
const now = new Date("2026-03-20T12:00:00Z");
const ago = (days: number) => new Date(now.getTime() - days * DAY);
const later = (days: number) => ago(-days);

type Values = Parameters<typeof createContact>[2];

/** A contact with an e-mail address whose last of some messages came so many days ago. */
async function person(
  userId: UserId,
  lastDays: number | null,
  count = 1,
  values: Values = {},
): Promise<number> {
  const contactId = await createContact(db, userId, values);
  await db.insert(identities).values({ userId, contactId, kind: "email", value: `${contactId}@example.com` });
  for (let index = 0; lastDays !== null && index < count; index++) {
    await createInteraction(db, userId, contactId, { occurredAt: ago(lastDays + index) });
  }
  return contactId;
}

async function run(userId: UserId, at = now, make = true) {
  await refreshScores(db, userId, { now: at });
  await runSuggestions(db, userId, at, { make });
  return db.select().from(suggestions).where(eq(suggestions.userId, userId)).orderBy(suggestions.id);
}

const pending = async (userId: UserId) => {
  const rows = await db
    .select()
    .from(suggestions)
    .where(and(eq(suggestions.userId, userId), eq(suggestions.status, "pending")))
    .orderBy(suggestions.id);
  return rows.map(({ contactId, triggerType }) => [contactId, triggerType]);
};

/** The only suggestion of a user. */
async function only(userId: UserId) {
  const rows = await db.select().from(suggestions).where(eq(suggestions.userId, userId));
  expect(rows).toHaveLength(1);
  const [row] = rows;
  if (!row) throw new Error("there is none");
  return row;
}

const budget = (userId: UserId, of: number) => db.insert(userSettings).values({ userId, budget: of });

describe("the budget of a run", () => {
  it("is five: three for those of the last year, two for the dormant, the highest first", async () => {
    const userId = await createUser(db);
    const active = [];
    for (const count of [1, 2, 3, 4]) active.push(await person(userId, 100, count));
    const dormant = [];
    for (const count of [2, 3, 4, 5]) dormant.push(await person(userId, 500, count));
    await run(userId);
    expect(await pending(userId)).toEqual([
      [dormant[3], "dormant_deep"],
      [dormant[2], "dormant_mid"],
      [active[3], "time_based"],
      [active[2], "time_based"],
      [active[1], "time_based"],
    ]);
  });

  it("goes to the others where one pool leaves places", async () => {
    const [a, b] = [await createUser(db), await createUser(db)];
    for (let index = 0; index < 6; index++) {
      await person(a, 100);
      await person(b, 500, 2);
    }
    await person(a, 500, 2);
    await person(b, 100);
    const triggers = async (userId: UserId) => {
      await run(userId);
      return (await pending(userId)).map(([, trigger]) => trigger).sort();
    };
    expect(await triggers(a)).toEqual(["dormant_mid", ...Array(4).fill("time_based")]);
    expect(await triggers(b)).toEqual([...Array(4).fill("dormant_mid"), "time_based"]);
  });

  it("leaves birthdays and dates of the user's own out of account", async () => {
    const userId = await createUser(db);
    await budget(userId, 1);
    for (let index = 0; index < 3; index++) {
      await person(userId, 100);
      await person(userId, null, 0, { birthMonth: 3, birthDay: 20 + index });
      await person(userId, 5, 1, { remindOn: "2026-03-20" });
    }
    await run(userId);
    const triggers = (await pending(userId)).map(([, trigger]) => trigger);
    expect(triggers).toEqual([...Array(3).fill("scheduled"), ...Array(3).fill("birthday"), "time_based"]);
  });

  it("gives the place of somebody who is better left alone to the next", async () => {
    const userId = await createUser(db);
    await db.insert(userSettings).values({ userId, budget: 1, intervalMedium: 7 });
    const pressed = await person(userId, null);
    for (const days of [10, 11, 12]) {
      await createInteraction(db, userId, pressed, { direction: "outbound", occurredAt: ago(days) });
    }
    const other = await person(userId, 10, 1);
    await run(userId);
    expect(await pending(userId)).toEqual([[other, "time_based"]]);
  });

  it("fills up to three runs' worth over the days, and nothing more", async () => {
    const userId = await createUser(db);
    await budget(userId, 2);
    for (let index = 0; index < 12; index++) await person(userId, 100);
    const counts = [];
    for (const day of [0, 0, 0.99, 1, 2, 3, 4]) {
      await run(userId, later(day));
      counts.push((await pending(userId)).length);
    }
    expect(counts).toEqual([2, 2, 2, 4, 6, 6, 6]);
  });

  it("gives the dormant their share also where the user leaves few places", async () => {
    const userId = await createUser(db);
    for (let index = 0; index < 8; index++) {
      await person(userId, 100);
      await person(userId, 500, 3);
    }
    const made = await run(userId);
    const dormant = made.filter(({ triggerType }) => triggerType === "dormant_mid");
    for (const { id } of dormant) await dismissSuggestion(db, userId, id, now);
    const all = await run(userId);
    expect(all.slice(5).map(({ triggerType }) => triggerType)).toEqual(["dormant_mid", "dormant_mid"]);
  });

  it("fills what the user has done, on the same day too", async () => {
    const userId = await createUser(db);
    await budget(userId, 2);
    for (let index = 0; index < 5; index++) await person(userId, 100);
    const [first] = await run(userId);
    await completeSuggestion(db, userId, first?.id ?? 0, now);
    await run(userId, later(0.1));
    expect(await pending(userId)).toHaveLength(2);
  });

  it("made smaller by the user, withdraws the least important", async () => {
    const userId = await createUser(db);
    await budget(userId, 5);
    const people = [];
    for (const count of [5, 4, 3, 2, 1]) people.push(await person(userId, 100, count));
    await run(userId);
    await db.update(userSettings).set({ budget: 1 }).where(eq(userSettings.userId, userId));
    await run(userId, later(1));
    expect((await pending(userId)).map(([id]) => id)).toEqual(people.slice(0, 3));
  });
});

describe("a pending suggestion", () => {
  it("is withdrawn when its reason no longer holds", async () => {
    const userId = await createUser(db);
    const contactId = await person(userId, 100);
    await run(userId);
    await db.update(contacts).set({ priority: "archived" }).where(eq(contacts.id, contactId));
    await run(userId, later(1));
    expect(await only(userId)).toMatchObject({ status: "expired", resolvedBy: "system" });
  });

  it("is withdrawn when an older contact becomes known that takes the reason away", async () => {
    const userId = await createUser(db);
    const contactId = await person(userId, 100);
    await run(userId);
    await createInteraction(db, userId, contactId, { occurredAt: ago(20) });
    await run(userId, later(1), false);
    expect(await only(userId)).toMatchObject({ status: "expired" });
  });

  it("stays where an older contact becomes known that leaves the reason as it was", async () => {
    const userId = await createUser(db);
    const contactId = await person(userId, 100);
    await run(userId);
    await createInteraction(db, userId, contactId, { occurredAt: ago(70) });
    await run(userId, later(1), false);
    const { status, facts } = await only(userId);
    expect([status, facts.silentDays]).toEqual(["pending", 71]);
  });

  it("is ended by new contact, without a rest", async () => {
    const userId = await createUser(db);
    const contactId = await person(userId, 100, 1, { priority: "high" });
    await run(userId);
    await createInteraction(db, userId, contactId, { occurredAt: later(1) });
    await run(userId, later(2), false);
    expect(await only(userId)).toMatchObject({ status: "completed", resolvedBy: "system" });
    const [contact] = await db.select().from(contacts).where(eq(contacts.id, contactId));
    expect(contact?.lastFollowUpAt).toBeNull();
    await run(userId, later(32));
    expect(await pending(userId)).toEqual([[contactId, "time_based"]]);
  });

  it("is not ended by a note", async () => {
    const userId = await createUser(db);
    const contactId = await person(userId, 100);
    await run(userId);
    await createInteraction(db, userId, contactId, { occurredAt: later(0.5), kind: "note" });
    await run(userId, later(1));
    expect(await only(userId)).toMatchObject({ status: "pending" });
  });

  it("gives way to a reason of higher priority for the same contact, and keeps its id", async () => {
    const userId = await createUser(db);
    const contactId = await person(userId, 100);
    const [before] = await run(userId);
    await db.insert(events).values({
      userId,
      contactId,
      type: "promotion",
      occurredAt: now,
      confidence: 0.9,
      source: "linkedin",
      details: { title: "Head of Design", company: "Acme" },
    });
    await run(userId, later(1));
    const after = await only(userId);
    expect(after).toMatchObject({
      id: before?.id,
      triggerType: "event_based",
      priority: 201,
      status: "pending",
    });
    expect(after.message).toContain("Head of Design at Acme");
    await run(userId, later(9));
    expect(await pending(userId)).toEqual([[contactId, "time_based"]]);
  });

  it("says what is true today", async () => {
    const userId = await createUser(db);
    await person(userId, 100);
    await run(userId);
    const before = await only(userId);
    await run(userId, later(30), false);
    const after = await only(userId);
    expect([before.facts.silentDays, after.facts.silentDays]).toEqual([100, 130]);
    expect(before.message).toContain("three months");
    expect(after.message).toContain("four months");
    expect(after.createdAt).toEqual(before.createdAt);
  });

  it("keeps the facts that made it", async () => {
    const userId = await createUser(db);
    const contactId = await person(userId, 100, 2, {
      priority: "high",
      displayName: "Bo Li",
      givenName: "Bo",
    });
    await createInteraction(db, userId, contactId, {
      occurredAt: ago(99),
      direction: "outbound",
      platform: "linkedin",
      subject: "Re: Lisbon trip",
      readByRecipient: true,
    });
    await run(userId);
    const { facts, channel, message } = await only(userId);
    expect(facts).toEqual({
      interactions: 3,
      firstContact: ago(101).toISOString(),
      lastContact: ago(99).toISOString(),
      silentDays: 99,
      last: { kind: "message", platform: "linkedin", direction: "outbound" },
      lastTopic: "Lisbon trip",
      priority: "high",
      score: 2,
      intervalDays: 30,
      readNotAnswered: true,
    });
    expect(channel).toBe("linkedin");
    expect(message).toContain("Bo");
    expect(message).toContain("“Lisbon trip”");
  });
});

describe("the channel", () => {
  it("is the one of the newest interaction that a message can go through, else the first address", async () => {
    const userId = await createUser(db);
    const contactId = await person(userId, 100);
    await createInteraction(db, userId, contactId, { occurredAt: ago(95), platform: "telegram" });
    await createInteraction(db, userId, contactId, {
      occurredAt: ago(90),
      platform: "meeting",
      kind: "meeting",
    });
    const silent = await person(userId, null, 0, { remindOn: "2026-03-01" });
    await db.insert(identities).values({ userId, contactId: silent, kind: "phone", value: "+351912345678" });
    const rows = await run(userId);
    expect(rows.map((row) => [row.contactId, row.channel])).toEqual([
      [silent, "email"],
      [contactId, "telegram"],
    ]);
  });
});

describe("a snoozed suggestion", () => {
  it("is pending again on its day, where the user lives", async () => {
    const userId = await createUser(db);
    await db.insert(userSettings).values({ userId, timeZone: "Pacific/Auckland" });
    const contactId = await person(userId, 100);
    const [made] = await run(userId);
    await snoozeSuggestion(db, userId, made?.id ?? 0, "2026-04-03", now);
    await run(userId, new Date("2026-04-02T10:59:00Z"));
    expect(await only(userId)).toMatchObject({ status: "snoozed" });
    await run(userId, new Date("2026-04-02T11:00:00Z"));
    expect(await pending(userId)).toEqual([[contactId, "time_based"]]);
    expect(await only(userId)).toMatchObject({ snoozedUntil: null });
  });

  it("keeps others for the same contact away, birthdays too", async () => {
    const userId = await createUser(db);
    await person(userId, 100, 1, { birthMonth: 4, birthDay: 1 });
    const [made] = await run(userId);
    await snoozeSuggestion(db, userId, made?.id ?? 0, "2026-06-20", now);
    await run(userId, later(10));
    expect(await only(userId)).toMatchObject({ status: "snoozed" });
  });

  it("expires when its reason is gone by then, and is completed when there was contact", async () => {
    const userId = await createUser(db);
    await budget(userId, 2);
    const contacted = await person(userId, 100);
    const archived = await person(userId, 100);
    for (const { id } of await run(userId)) await snoozeSuggestion(db, userId, id, "2026-04-03", now);
    await createInteraction(db, userId, contacted, { occurredAt: later(3) });
    await db.update(contacts).set({ priority: "archived" }).where(eq(contacts.id, archived));
    const rows = await run(userId, later(14));
    expect(rows.map(({ contactId, status, resolvedBy }) => [contactId, status, resolvedBy])).toEqual([
      [contacted, "completed", "system"],
      [archived, "expired", "system"],
    ]);
  });
});

describe("a date and a rhythm", () => {
  const remindOn = async (contactId: number) =>
    (await db.select().from(contacts).where(eq(contacts.id, contactId)))[0]?.remindOn;

  it.each([
    ["completed", completeSuggestion],
    ["dismissed", dismissSuggestion],
  ])("a date is used up once its suggestion is %s", async (_, answer) => {
    const userId = await createUser(db);
    const contactId = await person(userId, 5, 1, { remindOn: "2026-03-20" });
    await run(userId);
    await answer(db, userId, (await only(userId)).id, now);
    expect(await remindOn(contactId)).toBeNull();
    await run(userId, later(1));
    expect(await pending(userId)).toEqual([]);
  });

  it("and once it is answered by contact, but not by contact before the day", async () => {
    const userId = await createUser(db);
    const early = await person(userId, 100, 1, { remindOn: "2026-03-25" });
    const due = await person(userId, 5, 1, { remindOn: "2026-03-20" });
    await run(userId);
    for (const contactId of [early, due]) {
      await createInteraction(db, userId, contactId, { occurredAt: later(1) });
    }
    await run(userId, later(6));
    expect([await remindOn(early), await remindOn(due)]).toEqual(["2026-03-25", null]);
    expect(await pending(userId)).toEqual([[early, "scheduled"]]);
  });

  it("and once contact becomes known that there was on the day, before it was suggested", async () => {
    const userId = await createUser(db);
    await db.insert(userSettings).values({ userId, timeZone: "UTC" });
    const id = await person(userId, 50, 1, { remindOn: "2026-03-20" });
    await run(userId);
    await createInteraction(db, userId, id, { occurredAt: ago(0.1), direction: "outbound" });
    await run(userId, later(0.1));
    expect((await only(userId)).status).toBe("completed");
    const [contact] = await db.select().from(contacts).where(eq(contacts.id, id));
    expect(contact?.remindOn).toBeNull();
  });

  it("a rhythm begins again when its suggestion is completed", async () => {
    const userId = await createUser(db);
    await person(userId, 20, 1, { remindEveryDays: 14, remindSetAt: ago(50) });
    await run(userId);
    const { id, triggerType } = await only(userId);
    expect(triggerType).toBe("scheduled");
    await completeSuggestion(db, userId, id, now);
    const made = async (days: number) => (await run(userId, later(days))).length;
    expect([await made(13.9), await made(14)]).toEqual([1, 2]);
  });
});

describe("notifications", () => {
  it("a run that made some notifies once, with names and the page they are on", async () => {
    const userId = await createUser(db);
    for (const name of ["Ana", "Bo", "Chidi", "Dana"]) await person(userId, 100, 1, { displayName: name });
    await run(userId);
    await run(userId);
    await run(userId, later(1));
    const told = await db.select().from(notifications).where(eq(notifications.userId, userId));
    expect(told).toMatchObject([
      {
        type: "suggestions",
        title: "4 new suggestions",
        body: "Ana, Bo, Chidi and 1 more",
        link: "/suggestions",
      },
    ]);
  });
});

it("a run of one user touches and sees nobody else's", async () => {
  const [mine, theirs] = [await createUser(db), await createUser(db)];
  await person(theirs, 100, 3);
  await person(theirs, null, 0, { birthMonth: 3, birthDay: 20 });
  await run(mine);
  expect(await pending(mine)).toEqual([]);
  expect(await pending(theirs)).toEqual([]);
});
