import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { testDatabase } from "../../test/database.ts";
import { createContact, createUser } from "../../test/factories.ts";
import { getDashboardStats } from "../crm/dashboard/get-dashboard-stats.ts";
import { listNotifications } from "../crm/notifications/list-notifications.ts";
import { searchContacts } from "../crm/search/search-contacts.ts";
import { listSuggestions } from "../crm/suggestions/list-suggestions.ts";
import { users } from "../db/account-schema.ts";
import { contacts, interactions, type UserId } from "../db/schema.ts";
import { makeDemo } from "./make-demo.ts";

const db = await testDatabase();
const now = new Date("2026-03-20T12:00:00Z");
const EMAIL = "demo@example.com";

describe("the demo", () => {
  it("gives every tool something to show", async () => {
    const made = await makeDemo(db, { email: EMAIL, count: 200, seed: 1, now });
    const { user } = made;
    expect(made).toMatchObject({ contacts: 200, replaced: false, user: { email: EMAIL } });
    expect(made.interactions).toBe(await db.$count(interactions, eq(interactions.userId, user.id)));

    const stats = await getDashboardStats(db, user.id, now);
    expect(stats.contacts.total + stats.contacts.archived).toBe(200);
    expect(stats.scores.strong.count).toBeGreaterThan(6);
    expect(stats.quiet.contacts).toHaveLength(5);
    expect(stats.interactions.length).toBeGreaterThan(3);
    expect(stats.pendingSuggestions).toBeGreaterThan(3);
    expect(stats.unreadNotifications).toBeGreaterThan(3);
    const suggestions = await listSuggestions(db, user.id, { limit: 50 });
    expect(suggestions.items.some(({ triggerType }) => triggerType === "birthday")).toBe(true);
    const notifications = await listNotifications(db, user.id, { unreadOnly: true, limit: 50 });
    const types = new Set(notifications.items.map(({ type }) => type));
    expect(types).toEqual(new Set(["suggestions", "event", "import"]));
    for (const query of ["Lisbon", "noodles", "software"]) {
      const { total } = await searchContacts(db, user.id, { query, limit: 5 });
      expect(total, query).toBeGreaterThan(0);
    }
  });

  it("replaces an earlier one, and leaves nothing of it", async () => {
    const email = "again@example.com";
    const first = await makeDemo(db, { email, count: 30, seed: 1, now });
    const second = await makeDemo(db, { email, count: 20, seed: 2, now });
    expect(second).toMatchObject({ replaced: true, user: first.user, contacts: 20 });
    expect(await db.$count(contacts, eq(contacts.userId, first.user.id))).toBe(20);
    const { items } = await listNotifications(db, first.user.id, { unreadOnly: false, limit: 100 });
    expect(items.filter(({ title }) => title.includes("sample network"))).toHaveLength(1);
  });

  it("goes into an empty account as well", async () => {
    const userId = await createUser(db, { email: "empty@example.com" });
    const made = await makeDemo(db, { email: "Empty@example.com", count: 5, seed: 1, now });
    expect(made).toMatchObject({ user: { id: userId }, replaced: false });
  });

  it("is never mixed with a user's own contacts", async () => {
    const email = "mine@example.com";
    await makeDemo(db, { email, count: 5, seed: 1, now });
    const [mine] = await db.select().from(users).where(eq(users.email, email));
    const userId = (mine as { id: UserId }).id;
    await createContact(db, userId);
    await expect(makeDemo(db, { email, count: 5, seed: 1, now })).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("has contacts of its own"),
    });
    expect(await db.$count(contacts, eq(contacts.userId, userId))).toBe(6);
  });
});
