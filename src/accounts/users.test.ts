import { randomUUID } from "node:crypto";
import { verifyPassword } from "better-auth/crypto";
import { eq, getTableColumns, is } from "drizzle-orm";
import { getTableConfig, PgTable } from "drizzle-orm/pg-core";
import { describe, expect, it } from "vitest";
import { testDatabase } from "../../test/database.ts";
import { createContact, createInteraction, createUser } from "../../test/factories.ts";
import * as accountSchema from "../db/account-schema.ts";
import type { UserId } from "../db/schema.ts";
import * as domainSchema from "../db/schema.ts";
import * as searchSchema from "../db/search-schema.ts";
import { createKey } from "./keys.ts";
import { addUser, listUsers, removeUser } from "./users.ts";

const schema = { ...accountSchema, ...domainSchema, ...searchSchema };
const db = await testDatabase();
const SECRET = "a-secret-of-the-tests-32-bytes-long";

describe("addUser", () => {
  it("keeps the address in lower case and takes the name from it", async () => {
    expect(await addUser(db, { email: " Ada.Osei@Example.COM " })).toMatchObject({
      email: "ada.osei@example.com",
      name: "ada.osei",
    });
  });

  it("keeps a given name on one line", async () => {
    expect(await addUser(db, { email: "bo@example.com", name: " Bo\nLindqvist " })).toMatchObject({
      name: "Bo Lindqvist",
    });
  });

  it("refuses a second account for an address in any case", async () => {
    await addUser(db, { email: "twice@example.com" });
    await expect(addUser(db, { email: "Twice@example.com" })).rejects.toMatchObject({
      code: "conflict",
      message: "There is already an account for twice@example.com.",
    });
  });

  it.each(["", "nobody", "a b@example.com", "two@@example.com", `${"x".repeat(250)}@example.com`])(
    "refuses %j as an address",
    async (email) => {
      await expect(addUser(db, { email })).rejects.toMatchObject({ code: "invalid_input" });
    },
  );

  it("keeps a password in the form that Better Auth reads", async () => {
    const { id } = await addUser(db, { email: "pass@example.com", password: "correct horse" });
    const [account] = await db.select().from(schema.accounts).where(eq(schema.accounts.userId, id));
    expect(account).toMatchObject({ providerId: "credential", accountId: String(id) });
    expect(await verifyPassword({ hash: account?.password ?? "", password: "correct horse" })).toBe(true);
    expect(await verifyPassword({ hash: account?.password ?? "", password: "incorrect horse" })).toBe(false);
  });

  it("refuses a short password and makes no account", async () => {
    await expect(addUser(db, { email: "short@example.com", password: "1234567" })).rejects.toMatchObject({
      code: "invalid_input",
    });
    expect(await db.$count(schema.users, eq(schema.users.email, "short@example.com"))).toBe(0);
  });
});

it("listUsers counts contacts and keys", async () => {
  const id = await createUser(db, { email: "counted@example.com" });
  await createContact(db, id);
  await createContact(db, id);
  await createKey(db, SECRET, id, { name: "Cursor", scope: "read" });
  const listed = await listUsers(db);
  expect(listed.find((user) => user.id === id)).toMatchObject({
    email: "counted@example.com",
    contacts: 2,
    keys: 1,
  });
});

describe("removeUser", () => {
  const owned = Object.values<unknown>(schema)
    .filter((value) => is(value, PgTable))
    .flatMap((table) => {
      const column = Object.values(getTableColumns(table)).find(({ name }) => name === "user_id");
      return column ? [{ name: getTableConfig(table).name, table, column }] : [];
    });

  it("leaves no row of the account in any table, and every row of the others", async () => {
    const gone = await fill("gone@example.com");
    const stays = await fill("stays@example.com");
    const count = (id: UserId) =>
      Promise.all(
        owned.map(async ({ name, table, column }) => [name, await db.$count(table, eq(column, id))]),
      ).then(Object.fromEntries);
    const before = await count(stays);
    expect(Object.entries(before).filter(([, rows]) => rows === 0)).toEqual([]);

    expect(await removeUser(db, "Gone@example.com")).toMatchObject({
      email: "gone@example.com",
      contacts: 2,
      interactions: 1,
      keys: 1,
    });

    expect(await count(gone)).toEqual(Object.fromEntries(owned.map(({ name }) => [name, 0])));
    expect(await count(stays)).toEqual(before);
    expect(await db.$count(schema.users, eq(schema.users.id, gone))).toBe(0);
    const pending = await db.select().from(schema.verifications);
    expect(pending.map((row) => row.identifier)).toEqual(["stays@example.com"]);
  });

  it("says so when there is no such account", async () => {
    await expect(removeUser(db, "nobody@example.com")).rejects.toMatchObject({ code: "not_found" });
  });

  /** One row at least in every table that has an owner; the test above fails for a table that is forgotten here. */
  async function fill(email: string): Promise<UserId> {
    const { id: userId } = await addUser(db, { email, password: "correct horse" });
    const now = new Date("2026-03-02T09:30:00Z");
    await createKey(db, SECRET, userId, { name: "Cursor", scope: "read" });
    await db.insert(schema.sessions).values({ userId, token: email, expiresAt: now });
    await db.insert(schema.verifications).values({ identifier: email, value: "123456", expiresAt: now });
    await db.insert(schema.userSettings).values({ userId });
    const contactId = await createContact(db, userId);
    const contactB = await createContact(db, userId);
    await createInteraction(db, userId, contactId);
    await db
      .insert(schema.identities)
      .values({ userId, contactId, kind: "email", value: "ines@example.net" });
    await db
      .insert(schema.events)
      .values({ userId, contactId, type: "job_change", occurredAt: now, confidence: 1, source: "linkedin" });
    await db
      .insert(schema.suggestions)
      .values({ userId, contactId, triggerType: "birthday", priority: 1, channel: "email", message: "Hi" });
    await db.insert(schema.notifications).values({ userId, type: "system", title: "Hello" });
    await db.insert(schema.imports).values({ userId, source: "vcard", name: "people.vcf" });
    await db
      .insert(schema.leftOut)
      .values({ userId, platform: "email", externalId: "1", occurredAt: new Date(), size: 2, draft: {} });
    await db.insert(schema.uploads).values({ userId, id: randomUUID(), files: [] });
    await db.insert(schema.duplicatePairs).values({ userId, contactA: contactId, contactB, score: 0.9 });
    await db
      .insert(schema.contactJoins)
      .values({ userId, keptId: contactId, goneId: contactB, kept: {}, gone: {}, moved: {} });
    const sessionId = randomUUID();
    await db.insert(schema.sseSessions).values({ userId, id: sessionId, keyHash: "0" });
    await db.insert(schema.sseMessages).values({ userId, sessionId, body: "{}" });
    await db.insert(schema.contactWords).values({ userId, contactId, word: "ines", field: 1, extent: 10 });
    await db.insert(schema.wordVariants).values({ userId, variant: "ine", word: "ines" });
    await db.insert(schema.textWords).values({ userId, contactId, field: 8, words: "lisbon" });
    return userId;
  }
});
