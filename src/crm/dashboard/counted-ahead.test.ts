import { describe, expect, it } from "vitest";
import { testDatabase } from "../../../test/database.ts";
import { createContact, createInteraction, createUser } from "../../../test/factories.ts";
import { userSettings } from "../../db/account-schema.ts";
import { dashboardMarks } from "../../db/dashboard-schema.ts";
import type { Database } from "../../db/database.ts";
import type { UserId } from "../../db/schema.ts";
import { undoChange } from "../changes/undo-change.ts";
import { changeContacts } from "../contacts/change-contacts.ts";
import { createContact as addContact } from "../contacts/create-contact.ts";
import { deleteContacts } from "../contacts/delete-contacts.ts";
import { editContact } from "../contacts/edit-contact.ts";
import { joinContacts } from "../contacts/join-contacts.ts";
import { undoJoin } from "../contacts/undo-join.ts";
import { deleteInteraction, editInteraction, logInteraction } from "../interactions/write-interactions.ts";
import { refreshNow } from "../relationships/keep-fresh.ts";
import { refreshScores } from "../relationships/refresh-scores.ts";
import { DAY } from "../relationships/score.ts";
import { getDashboardStats } from "./get-dashboard-stats.ts";
import { outdateDashboard } from "./outdate-dashboard.ts";
import { renewDashboard } from "./renew-dashboard.ts";

const db = await testDatabase();
/** A Friday. */
const now = new Date("2026-03-20T12:00:00Z");
const HOUR = 3_600_000;
const later = (ms: number) => new Date(now.getTime() + ms);

/** Rows that nobody said anything about: whoever counts anew sees them, whoever shows what was counted does not. */
async function addSecretly(userId: UserId): Promise<void> {
  await createContact(db, userId);
}
const total = async (userId: UserId, at = now) => (await getDashboardStats(db, userId, at)).contacts.total;
const week = async (userId: UserId, at = now) =>
  (await getDashboardStats(db, userId, at)).activityByWeek.at(-1)?.interactions;
const marks = async (userId: UserId) =>
  (await db.select().from(dashboardMarks)).filter((mark) => mark.userId === userId).length;

describe("what the dashboard shows is counted ahead", () => {
  it("once, by the refresh, and again only when a write has outdated it", async () => {
    const userId = await createUser(db);
    await refreshNow(db, userId, now);
    await addSecretly(userId);
    expect(await total(userId)).toBe(0);
    await outdateDashboard(db, userId, "contacts");
    expect(await total(userId)).toBe(1);
    expect(await marks(userId)).toBe(0);
  });

  it("again when it is a day old, when the user has other intervals, and when the clock was set back", async () => {
    const userId = await createUser(db);
    await getDashboardStats(db, userId, now);
    await addSecretly(userId);
    expect(await total(userId, later(DAY - 1))).toBe(0);
    expect(await total(userId, later(DAY))).toBe(1);
    await addSecretly(userId);
    await db.insert(userSettings).values({ userId, intervalHigh: 7 });
    expect(await total(userId, later(DAY))).toBe(2);
    await addSecretly(userId);
    expect(await total(userId, later(DAY - 60_000))).toBe(3);
  });

  it("by two processes at once, of which the one that read older rows writes nothing", async () => {
    const userId = await createUser(db);
    await renewDashboard(db, userId, now, { all: true });
    await outdateDashboard(db, userId, "contacts");
    const slow: Database = Object.create(db, {
      transaction: {
        value: async (write: Parameters<typeof db.transaction>[0]) => {
          await addSecretly(userId);
          await renewDashboard(db, userId, now, { all: true });
          await db.transaction(write);
        },
      },
    });
    await renewDashboard(slow, userId, now, { all: true });
    expect(await total(userId)).toBe(1);
  });
});

describe("the figures follow", () => {
  it("interactions and scores that refreshScores has heard of", async () => {
    const userId = await createUser(db);
    const contactId = await createContact(db, userId);
    await getDashboardStats(db, userId, now);
    await createInteraction(db, userId, contactId, { occurredAt: later(-HOUR) });
    await refreshScores(db, userId, { now, contactIds: [contactId] });
    const { activityByWeek, interactions } = await getDashboardStats(db, userId, now);
    expect(activityByWeek.at(-1)).toEqual({ week: "2026-03-16", interactions: 1 });
    expect(interactions).toEqual([{ platform: "email", last7Days: 1, previous7Days: 0 }]);
  });

  it("contacts that are joined, and the join that is undone", async () => {
    const userId = await createUser(db);
    const [keepId, goneId] = [await createContact(db, userId), await createContact(db, userId)];
    expect(await total(userId)).toBe(2);
    const id = await db.transaction((tx) => joinContacts(tx, userId, { keepId, goneId, reasons: [] }, now));
    expect(await total(userId)).toBe(1);
    await db.transaction((tx) => undoJoin(tx, userId, id ?? 0, now));
    expect(await total(userId)).toBe(2);
  });
});

describe("the year by weeks", () => {
  it("has 53 Mondays in UTC, and counts each interaction in its own week but no notes", async () => {
    const userId = await createUser(db);
    const contactId = await createContact(db, userId);
    const add = (at: string, kind: "message" | "note" = "message") =>
      createInteraction(db, userId, contactId, { occurredAt: new Date(at), kind });
    await add("2025-03-16T23:59:59Z");
    await add("2025-03-17T00:00:00Z");
    await add("2025-10-26T23:59:59Z");
    await add("2025-10-27T00:00:00Z");
    await add("2025-10-27T00:00:00Z", "note");
    await add("2026-03-15T23:59:59Z");
    await add("2026-03-16T00:00:00Z");
    await add("2026-03-20T12:00:00Z");
    await add("2026-03-20T12:00:01Z");
    const { activityByWeek } = await getDashboardStats(db, userId, now);
    expect(activityByWeek).toHaveLength(53);
    expect(activityByWeek.filter(({ interactions }) => interactions)).toEqual([
      { week: "2025-03-17", interactions: 1 },
      { week: "2025-10-20", interactions: 1 },
      { week: "2025-10-27", interactions: 1 },
      { week: "2026-03-09", interactions: 1 },
      { week: "2026-03-16", interactions: 2 },
    ]);
    expect(activityByWeek[0]?.week).toBe("2025-03-17");
  });

  it("lets a meeting in only once it has happened, and begins a new week on Monday", async () => {
    const userId = await createUser(db);
    const contactId = await createContact(db, userId);
    await createInteraction(db, userId, contactId, { occurredAt: later(HOUR), kind: "meeting" });
    expect(await week(userId)).toBe(0);
    expect(await week(userId, later(HOUR))).toBe(1);
    const sunday = new Date("2026-03-22T20:00:00Z");
    await createInteraction(db, userId, contactId, { occurredAt: new Date("2026-03-22T22:00:00Z") });
    await renewDashboard(db, userId, sunday, { all: true });
    expect(await week(userId, sunday)).toBe(1);
    const { activityByWeek } = await getDashboardStats(db, userId, new Date("2026-03-23T08:00:00Z"));
    expect(activityByWeek.slice(-2)).toEqual([
      { week: "2026-03-16", interactions: 2 },
      { week: "2026-03-23", interactions: 0 },
    ]);
  });

  it("counts weeks that are over again only where interactions came or went", async () => {
    const userId = await createUser(db);
    const contactId = await createContact(db, userId);
    const old = { occurredAt: later(-100 * DAY) };
    const all = async (at: Date) =>
      (await getDashboardStats(db, userId, at)).activityByWeek.reduce(
        (sum, one) => sum + one.interactions,
        0,
      );
    await createInteraction(db, userId, contactId, old);
    await refreshNow(db, userId, now);
    await createInteraction(db, userId, contactId, old);
    await renewDashboard(db, userId, later(1), { all: true });
    expect(await all(later(1))).toBe(1);
    await outdateDashboard(db, userId, "interactions");
    expect(await all(later(1))).toBe(2);
  });
});

describe("what the user changes by hand is counted at once", () => {
  const entry = (occurredAt: Date) =>
    ({ kind: "call", platform: "phone", direction: "mutual", text: "", occurredAt }) as const;

  it("contacts that are added, archived, deleted, and all of it undone", async () => {
    const userId = await createUser(db);
    expect(await total(userId)).toBe(0);
    const id = await addContact(db, userId, { displayName: "Ines Duarte" }, now);
    expect(await total(userId)).toBe(1);
    const edited = await editContact(db, userId, id, { priority: "archived" }, now);
    expect(await total(userId)).toBe(0);
    await undoChange(db, userId, edited.changeId ?? 0, now);
    expect(await total(userId)).toBe(1);
    const archived = await changeContacts(db, userId, { ids: [id] }, { priority: "archived" }, now);
    expect(await total(userId)).toBe(0);
    await undoChange(db, userId, archived.changeId ?? 0, now);
    expect(await total(userId)).toBe(1);
    const deleted = await deleteContacts(db, userId, { ids: [id] }, now);
    expect(await total(userId)).toBe(0);
    await undoChange(db, userId, deleted.changeId ?? 0, now);
    expect(await total(userId)).toBe(1);
  });

  it("calls that are noted, moved to another week, deleted, and all of it undone", async () => {
    const userId = await createUser(db);
    const contactId = await createContact(db, userId);
    for (const days of [50, 0, 60])
      await logInteraction(db, userId, contactId, entry(later(-days * DAY)), now);
    const { interactionId } = await logInteraction(db, userId, contactId, entry(later(-DAY)), now);
    expect(await week(userId)).toBe(2);
    const moved = await editInteraction(db, userId, interactionId, entry(later(-20 * DAY)), now);
    expect(await week(userId)).toBe(1);
    await undoChange(db, userId, moved.changeId ?? 0, now);
    expect(await week(userId)).toBe(2);
    const deleted = await deleteInteraction(db, userId, interactionId, now);
    expect(await week(userId)).toBe(1);
    await undoChange(db, userId, deleted.changeId ?? 0, now);
    expect(await week(userId)).toBe(2);
  });
});
