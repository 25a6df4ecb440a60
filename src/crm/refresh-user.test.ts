import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { testDatabase } from "../../test/database.ts";
import { createContact, createInteraction, createUser } from "../../test/factories.ts";
import { userSettings } from "../db/account-schema.ts";
import { identities, notifications, suggestions, type UserId } from "../db/schema.ts";
import { refreshUser } from "./refresh-user.ts";
import {
  refreshAfterImport,
  refreshAllStale,
  refreshIfStale,
  refreshNow,
} from "./relationships/keep-fresh.ts";
import { releaseLease, takeLease } from "./relationships/refresh-lease.ts";
import { refreshScores } from "./relationships/refresh-scores.ts";
import { DAY } from "./relationships/score.ts";

const db = await testDatabase();
const now = new Date("2026-03-20T12:00:00Z");
const later = (days: number) => new Date(now.getTime() + days * DAY);

async function silent(userId: UserId, lastDays = 100): Promise<number> {
  const contactId = await createContact(db, userId);
  await db.insert(identities).values({ userId, contactId, kind: "email", value: `${contactId}@example.com` });
  await createInteraction(db, userId, contactId, { occurredAt: later(-lastDays) });
  await refreshScores(db, userId, { now, contactIds: [contactId] });
  return contactId;
}

const statuses = async (userId: UserId) =>
  (await db.select().from(suggestions).where(eq(suggestions.userId, userId)).orderBy(suggestions.id)).map(
    ({ status }) => status,
  );

describe("suggestions come by themselves", () => {
  it("once a day at most, however many imports there are; refresh runs at once", async () => {
    const userId = await createUser(db);
    await silent(userId);
    await refreshIfStale(db, userId, now);
    expect(await statuses(userId)).toEqual(["pending"]);
    await silent(userId);
    await refreshAfterImport(db, userId, later(0.1));
    await refreshIfStale(db, userId, later(0.97));
    await refreshAllStale(db, later(0.99));
    expect(await statuses(userId)).toEqual(["pending"]);
    await refreshIfStale(db, userId, later(1));
    expect(await statuses(userId)).toEqual(["pending", "pending"]);
    await silent(userId);
    await refreshNow(db, userId, later(1.1));
    expect(await statuses(userId)).toHaveLength(3);
  });

  it("after an import of contacts, as soon as the first messages are there", async () => {
    const userId = await createUser(db);
    await createContact(db, userId);
    await refreshAfterImport(db, userId, now);
    await silent(userId);
    await refreshAfterImport(db, userId, later(0.1));
    expect(await statuses(userId)).toEqual(["pending"]);
  });

  it("from scores and counts of that moment, though an import renewed some of them an hour before", async () => {
    const userId = await createUser(db);
    await refreshNow(db, userId, now);
    const contactId = await silent(userId, 60);
    await createInteraction(db, userId, contactId, { occurredAt: later(1.1), kind: "meeting" });
    await refreshScores(db, userId, { now, contactIds: [contactId] });
    await db
      .update(userSettings)
      .set({ scoresRefreshedAt: later(1) })
      .where(eq(userSettings.userId, userId));
    await refreshAllStale(db, later(1.2));
    expect(await statuses(userId)).toEqual([]);
  });

  it("and end at an import that brings new contact", async () => {
    const userId = await createUser(db);
    const contactId = await silent(userId);
    await refreshNow(db, userId, now);
    await createInteraction(db, userId, contactId, { occurredAt: later(0.05) });
    await refreshScores(db, userId, { now: later(0.5), contactIds: [contactId] });
    await refreshAfterImport(db, userId, later(0.5));
    expect(await statuses(userId)).toEqual(["completed"]);
  });
});

describe("two processes", () => {
  it("make no more than one would", async () => {
    const userId = await createUser(db);
    for (let index = 0; index < 8; index++) await silent(userId);
    const lease = await takeLease(db, userId);
    if (!lease) throw new Error("nobody else has it");
    const both = [refreshNow(db, userId, now), refreshNow(db, userId, now)];
    await refreshAllStale(db, now);
    expect(await statuses(userId)).toEqual([]);
    await releaseLease(db, lease);
    await Promise.all(both);
    expect(await statuses(userId)).toHaveLength(5);
    const told = await db.select().from(notifications).where(eq(notifications.userId, userId));
    expect(told).toHaveLength(1);
  });

  it("one that lost its lease on the way writes nothing more", async () => {
    const userId = await createUser(db);
    await silent(userId);
    const lease = await takeLease(db, userId);
    if (!lease) throw new Error("nobody else has it");
    await db
      .update(userSettings)
      .set({ refreshLeaseUntil: new Date(Date.now() - 1000) })
      .where(eq(userSettings.userId, userId));
    expect(await takeLease(db, userId)).toBeDefined();
    await expect(refreshUser(db, lease, now, { scores: true, run: true })).rejects.toThrow("taken over");
    expect(await statuses(userId)).toEqual([]);
  });
});
