import { eq } from "drizzle-orm";
import { beforeEach, expect, it, vi } from "vitest";
import { testDatabase } from "../../test/database.ts";
import { createUser } from "../../test/factories.ts";
import { auditEvents } from "../db/account-schema.ts";
import { notifications, type UserId } from "../db/schema.ts";
import { createKey, regenerateKey, revokeKey } from "./keys.ts";
import { verifyKey } from "./verify-key.ts";

const SECRET = "the-secret-of-the-tests-32-bytes-long";
const db = await testDatabase();
let userId: UserId;
beforeEach(async () => {
  userId = await createUser(db);
});

const events = async () =>
  (await db.select().from(auditEvents).where(eq(auditEvents.userId, userId)).orderBy(auditEvents.id)).map(
    ({ kind, keyName, address }) => [kind, keyName, address],
  );
const told = async () =>
  (
    await db.select().from(notifications).where(eq(notifications.userId, userId)).orderBy(notifications.id)
  ).map(({ type, title }) => [type, title]);

it("each thing that happens to a key is written down, and its owner is told", async () => {
  const { id } = await createKey(db, SECRET, userId, { name: "laptop", scope: "read" });
  await regenerateKey(db, SECRET, userId, id);
  await revokeKey(db, userId, id);
  await revokeKey(db, userId, id);
  expect(await events()).toEqual([
    ["key_created", "laptop", null],
    ["key_regenerated", "laptop", null],
    ["key_revoked", "laptop", null],
  ]);
  expect(await told()).toContainEqual(["security", 'The key "laptop" was regenerated']);
});

it("the first use from each address is written down once, also within the same minute", async () => {
  const { key } = await createKey(db, SECRET, userId, { name: "laptop", scope: "read" });
  for (const from of ["192.0.2.1", "192.0.2.2", "192.0.2.1", "192.0.2.2"]) {
    await verifyKey(db, SECRET, key, from);
  }
  await verifyKey(db, SECRET, "wrong", "192.0.2.3");
  await vi.waitFor(async () => expect(await events()).toHaveLength(3), 10_000);
  expect((await events()).slice(1).sort()).toEqual([
    ["key_first_used", "laptop", "192.0.2.1"],
    ["key_first_used", "laptop", "192.0.2.2"],
  ]);
  expect((await told()).map(([, title]) => title)).toContain(
    'The key "laptop" was used from 192.0.2.2 for the first time',
  );
});
