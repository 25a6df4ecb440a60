import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { testDatabase } from "../../../test/database.ts";
import { createUser } from "../../../test/factories.ts";
import { notifications, type UserId } from "../../db/schema.ts";
import { markAllRead, markRead } from "./mark-read.ts";
import { notify } from "./notify.ts";

const db = await testDatabase();
const now = new Date("2026-03-20T12:00:00Z");
const later = new Date("2026-03-21T12:00:00Z");
const notice = (factKey: string) =>
  ({ type: "system", title: factKey, body: "", link: "/settings", factKey }) as const;

async function told(userId: UserId) {
  return db.select().from(notifications).where(eq(notifications.userId, userId)).orderBy(notifications.id);
}

it("the same fact never notifies twice, also when it was read; another user is told of it too", async () => {
  const [mine, theirs] = [await createUser(db), await createUser(db)];
  await notify(db, mine, [notice("a"), notice("b"), notice("a")], now);
  await markAllRead(db, mine, now);
  await notify(db, mine, [notice("a")], later);
  await notify(db, theirs, [notice("a")], later);
  expect((await told(mine)).map(({ title }) => title)).toEqual(["a", "b"]);
  expect(await told(theirs)).toMatchObject([
    { title: "a", link: "/settings", createdAt: later, readAt: null },
  ]);
});

it("one is read once, or all that are left", async () => {
  const userId = await createUser(db);
  await notify(db, userId, [notice("a"), notice("b"), notice("c")], now);
  const [first] = await told(userId);
  await markRead(db, userId, first?.id ?? 0, now);
  await markRead(db, userId, first?.id ?? 0, later);
  expect(await markAllRead(db, userId, later)).toBe(2);
  expect(await markAllRead(db, userId, later)).toBe(0);
  expect((await told(userId)).map(({ readAt }) => readAt)).toEqual([now, later, later]);
});

it("another user's is not found and stays unread", async () => {
  const [mine, theirs] = [await createUser(db), await createUser(db)];
  await notify(db, theirs, [notice("a")], now);
  const [one] = await told(theirs);
  await expect(markRead(db, mine, one?.id ?? 0, now)).rejects.toMatchObject({ code: "not_found" });
  await markAllRead(db, mine, now);
  expect((await told(theirs))[0]?.readAt).toBeNull();
});
