import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { eq, sql } from "drizzle-orm";
import pg from "pg";
import { afterAll, expect, it, onTestFinished } from "vitest";
import { TEST_PROGRAMS } from "../../../test/build.ts";
import { createPostgresDatabase } from "../../../test/database.ts";
import { layOutDatabase } from "../../../test/embedded-database.ts";
import { createContact, createInteraction, createUser } from "../../../test/factories.ts";
import { temporaryDataDir } from "../../../test/temporary-directory.ts";
import { userSettings } from "../../db/account-schema.ts";
import { wrapPool } from "../../db/database.ts";
import { openEmbedded } from "../../db/embedded/open.ts";
import { migrate } from "../../db/migrate.ts";
import type { UserId } from "../../db/schema.ts";
import { createLogger } from "../../logger.ts";

// Real processes on one database: what one does, the others see only there.

const url = process.env.TEST_DATABASE_URL;
const address = url ? await createPostgresDatabase(url) : temporaryDataDir();
if (!url) layOutDatabase(address);
const pool = url
  ? new pg.Pool({ connectionString: address })
  : await openEmbedded(address, createLogger("silent"));
pool.on("error", () => undefined);
afterAll(() => pool.end());
await migrate(pool);
const db = wrapPool(pool);
const now = new Date("2026-03-20T12:00:00Z");

async function start(userId: UserId, ...how: string[]): Promise<ChildProcess> {
  const args = [address, String(userId), now.toISOString(), ...how];
  const child = fork(resolve(TEST_PROGRAMS, "refresh-process.js"), args, {
    env: { PATH: process.env.PATH },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  expect(await once(child, "message")).toContain("ready");
  return child;
}

/** Tells it to begin; what it says next, or that it ended instead. */
async function begin(child: ChildProcess): Promise<unknown> {
  const said = once(child, "message").then(([message]) => message);
  const gone = once(child, "exit").then(([code]) => `ended with ${code}`);
  child.send("begin");
  return Promise.race([said, gone]);
}

async function userWithContacts(): Promise<UserId> {
  const userId = await createUser(db);
  for (let index = 0; index < 3; index++) {
    const id = await createContact(db, userId);
    await createInteraction(db, userId, id, { occurredAt: new Date(now.getTime() - 3_600_000) });
  }
  return userId;
}

/** Counts how often somebody finishes a refresh of the scores. */
await db.execute(sql`create table refreshes (user_id bigint)`);
await db.execute(sql`create function count_refresh() returns trigger language plpgsql as $$
  begin insert into refreshes values (new.user_id); return new; end $$`);
await db.execute(sql`create trigger count_refresh after update of scores_refreshed_at on user_settings
  for each row execute function count_refresh()`);
async function refreshes(userId: UserId): Promise<number> {
  const { rows } = await db.execute<{ n: number }>(
    sql`select count(*)::integer as n from refreshes where user_id = ${userId}`,
  );
  return rows[0]?.n ?? 0;
}

it("a process that is killed while it has the lease is followed by another within a minute", async () => {
  const userId = await userWithContacts();
  const killed = await start(userId, "hang");
  expect(await begin(killed)).toBe("holding");
  killed.kill("SIGKILL");
  await once(killed, "exit");
  const { rows } = await db.execute<{ blocked: boolean; too_long: boolean }>(sql`
    select refresh_lease_until > clock_timestamp() as blocked,
      refresh_lease_until > clock_timestamp() + interval '1 minute' as too_long
    from user_settings where user_id = ${userId}`);
  expect(rows).toEqual([{ blocked: true, too_long: false }]);

  const next = await start(userId);
  const done = begin(next);
  await db.execute(sql`update user_settings set refresh_lease_until = refresh_lease_until - interval '1 minute'
    where user_id = ${userId}`);
  expect(await done).toBe("done");
  expect(await refreshes(userId)).toBe(1);
  const [settings] = await db.select().from(userSettings).where(eq(userSettings.userId, userId));
  expect(settings).toMatchObject({ scoresRefreshedAt: now, refreshLeaseUntil: null });
});

it("processes that begin at the same moment do it once between them", async () => {
  const userId = await userWithContacts();
  const all = await Promise.all([start(userId), start(userId), start(userId)]);
  expect(await Promise.all(all.map(begin))).toEqual(["done", "done", "done"]);
  expect(await refreshes(userId)).toBe(1);
});
