import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { testDatabase } from "../../test/database.ts";
import { createUser } from "../../test/factories.ts";
import { apiKeys } from "../db/account-schema.ts";
import { notifications, type UserId } from "../db/schema.ts";
import { createKey, hashKey, listKeys, regenerateKey, revokeKey } from "./keys.ts";
import { validHashes, verifyKey } from "./verify-key.ts";

const db = await testDatabase();
const SECRET = "a-secret-of-the-tests-32-bytes-long";
let userId: UserId;
beforeEach(async () => {
  userId = await createUser(db);
});

const rowOf = async (id: number) => (await db.select().from(apiKeys).where(eq(apiKeys.id, id)))[0];

it("a key is 32 random bytes in base64url, and only its hash and first characters are kept", async () => {
  const made = await createKey(db, SECRET, userId, { name: "Cursor", scope: "read" });
  expect(made).toEqual({ id: made.id, name: "Cursor", scope: "read", key: made.key });
  expect(made.key).toMatch(/^pingcrm_[A-Za-z0-9_-]{43}$/);
  const row = await rowOf(made.id);
  expect(row).toMatchObject({ prefix: made.key.slice(0, 14), hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
  expect(JSON.stringify(row)).not.toContain(made.key.slice(8));
  expect(JSON.stringify(await listKeys(db, userId))).not.toContain(made.key.slice(0, 20));
});

it.each([0, -1, 1.5, Number.NaN, 4000])("refuses %d days as an expiry", async (expiresInDays) => {
  const made = createKey(db, SECRET, userId, { name: "Cursor", scope: "read", expiresInDays });
  await expect(made).rejects.toMatchObject({ code: "invalid_input" });
});

describe("verifyKey", () => {
  it("knows the owner and the scope of a key", async () => {
    const made = await createKey(db, SECRET, userId, { name: "Cursor", scope: "read_write" });
    expect(await verifyKey(db, SECRET, made.key)).toEqual({
      keyId: made.id,
      userId,
      scope: "read_write",
      hash: hashKey(SECRET, made.key),
    });
  });

  it("refuses a key that is unknown, changed, revoked, expired, regenerated or of another secret", async () => {
    const make = () => createKey(db, SECRET, userId, { name: "Cursor", scope: "read", expiresInDays: 1 });
    const [valid, revoked, expired, replaced] = [await make(), await make(), await make(), await make()];
    await revokeKey(db, userId, revoked.id);
    await db.update(apiKeys).set({ expiresAt: sql`now()` }).where(eq(apiKeys.id, expired.id));
    await regenerateKey(db, SECRET, userId, replaced.id);
    const refused = ["", "pingcrm_", `${valid.key}x`, valid.key.toLowerCase(), revoked.key, expired.key];
    for (const key of [...refused, replaced.key]) expect(await verifyKey(db, SECRET, key)).toBeUndefined();
    expect(await verifyKey(db, "another secret of at least 32 bytes", valid.key)).toBeUndefined();
    expect(await verifyKey(db, SECRET, valid.key)).toBeDefined();
  });

  it("looks the keys of requests that come together up in one statement, each for itself", async () => {
    const stranger = await createUser(db);
    const make = (owner: UserId) => createKey(db, SECRET, owner, { name: "Cursor", scope: "read" });
    const [mine, theirs, revoked] = [await make(userId), await make(stranger), await make(userId)];
    await revokeKey(db, userId, revoked.id);
    const asked = vi.spyOn(db.$client, "query");
    const shown = [mine, revoked, theirs, mine].map(({ key }) => verifyKey(db, SECRET, key));
    const found = await Promise.all([...shown, verifyKey(db, SECRET, "wrong")]);
    expect(found.map((key) => key?.keyId)).toEqual([mine.id, undefined, theirs.id, mine.id, undefined]);
    expect(found.map((key) => key?.userId)).toEqual([userId, undefined, stranger, userId, undefined]);
    expect(asked.mock.calls.filter(([sent]) => JSON.stringify(sent).includes("hash = any"))).toHaveLength(1);
    asked.mockRestore();
  });

  it("refuses a key at the next request after it was revoked, though an earlier look-up is still on its way", async () => {
    const { key, id } = await createKey(db, SECRET, userId, { name: "Cursor", scope: "read" });
    const query = db.$client.query.bind(db.$client);
    const late = vi.spyOn(db.$client, "query");
    const revoked = new Promise<void>((resolve) => {
      late.mockImplementationOnce(async (sent: string) => {
        const answer = await query(sent);
        resolve(revokeKey(db, userId, id));
        await revoked;
        expect(await verifyKey(db, SECRET, key)).toBeUndefined();
        return answer;
      });
    });
    expect(await verifyKey(db, SECRET, key)).toMatchObject({ keyId: id });
    late.mockRestore();
  });

  it("says later of many hashes which keys still let in", async () => {
    const make = () => createKey(db, SECRET, userId, { name: "Cursor", scope: "read" });
    const [valid, revoked, replaced] = [await make(), await make(), await make()];
    const hashes = [valid, revoked, replaced].map(({ key }) => hashKey(SECRET, key));
    expect(await validHashes(db, hashes)).toEqual(new Set(hashes));
    await revokeKey(db, userId, revoked.id);
    await regenerateKey(db, SECRET, userId, replaced.id);
    expect(await validHashes(db, hashes)).toEqual(new Set([hashKey(SECRET, valid.key)]));
    expect(await validHashes(db, [])).toEqual(new Set());
  });

  it("notes when and from where a key was used, once a minute", async () => {
    const { id, key } = await createKey(db, SECRET, userId, { name: "Cursor", scope: "read" });
    await verifyKey(db, SECRET, key, "192.0.2.1");
    await vi.waitFor(
      async () => expect(await rowOf(id)).toMatchObject({ lastUsedFrom: "192.0.2.1" }),
      10_000,
    );

    await verifyKey(db, SECRET, key, "192.0.2.2");
    await db
      .update(apiKeys)
      .set({ lastUsedAt: sql`now() - interval '61 seconds'` })
      .where(eq(apiKeys.id, id));
    expect(await rowOf(id)).toMatchObject({ lastUsedFrom: "192.0.2.1" });

    await verifyKey(db, SECRET, key, "192.0.2.3");
    await vi.waitFor(
      async () => expect(await rowOf(id)).toMatchObject({ lastUsedFrom: "192.0.2.3" }),
      10_000,
    );
  });

  it("finds a key through the index over hashes", async () => {
    const { rows } = await db.$client.query(
      "select indexdef from pg_indexes where tablename = 'api_keys' and indexdef like '%UNIQUE%(hash)'",
    );
    expect(rows).toHaveLength(1);
  });
});

describe("the list of keys", () => {
  it("shows state, expiry and owner, of one user or of all", async () => {
    const other = await createUser(db);
    const kept = await createKey(db, SECRET, userId, { name: "Cursor", scope: "read", expiresInDays: 30 });
    const revoked = await createKey(db, SECRET, userId, { name: "Old", scope: "read" });
    const foreign = await createKey(db, SECRET, other, { name: "Theirs", scope: "read" });
    await revokeKey(db, userId, revoked.id);

    const own = await listKeys(db, userId);
    expect(own.map(({ name, state }) => [name, state])).toEqual([
      ["Cursor", "active"],
      ["Old", "revoked"],
    ]);
    const days = ((own[0]?.expiresAt?.getTime() ?? 0) - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(29.9);
    expect(days).toBeLessThan(30.1);
    const ids = (await listKeys(db)).map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining([kept.id, revoked.id, foreign.id]));
  });
});

describe("regenerateKey", () => {
  it("keeps id, name, scope and expiry", async () => {
    const made = await createKey(db, SECRET, userId, {
      name: "Cursor",
      scope: "read_write",
      expiresInDays: 9,
    });
    const before = await rowOf(made.id);
    const again = await regenerateKey(db, SECRET, userId, made.id);
    expect(again).toEqual({ ...made, key: again.key });
    expect(again.key).not.toBe(made.key);
    expect((await rowOf(made.id))?.expiresAt).toEqual(before?.expiresAt);
    expect(await verifyKey(db, SECRET, again.key)).toMatchObject({ keyId: made.id });
  });

  it("does not bring a revoked key back", async () => {
    const made = await createKey(db, SECRET, userId, { name: "Cursor", scope: "read" });
    await revokeKey(db, userId, made.id);
    await expect(regenerateKey(db, SECRET, userId, made.id)).rejects.toMatchObject({ code: "conflict" });
  });
});

it("nobody can revoke or regenerate a key of somebody else", async () => {
  const made = await createKey(db, SECRET, await createUser(db), { name: "Theirs", scope: "read" });
  await expect(revokeKey(db, userId, made.id)).rejects.toMatchObject({ code: "not_found" });
  await expect(regenerateKey(db, SECRET, userId, made.id)).rejects.toMatchObject({ code: "not_found" });
  expect(await verifyKey(db, SECRET, made.key)).toBeDefined();
});

it("tells the user of each key that was made or revoked, once", async () => {
  const { id } = await createKey(db, SECRET, userId, { name: "Laptop", scope: "read" });
  await revokeKey(db, userId, id);
  await revokeKey(db, userId, id);
  const told = await db
    .select()
    .from(notifications)
    .where(eq(notifications.userId, userId))
    .orderBy(notifications.id);
  expect(told).toMatchObject([
    { type: "security", title: `MCP key ${id} was created`, link: "/settings/mcp-access" },
    { type: "security", title: `MCP key ${id} was revoked`, link: "/settings/mcp-access" },
  ]);
});
