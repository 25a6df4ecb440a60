import { eq, sql } from "drizzle-orm";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { testDatabase } from "../../../test/database.ts";
import { createContact, createInteraction, createUser } from "../../../test/factories.ts";
import { userSettings } from "../../db/account-schema.ts";
import { contacts, imports, type UserId } from "../../db/schema.ts";
import { isStale, LOOK_EVERY, refreshAllStale, refreshIfStale, refreshNow } from "./keep-fresh.ts";
import { renewLease, takeLease, whileRenewing } from "./refresh-lease.ts";

const db = await testDatabase();
const now = new Date("2026-03-20T12:00:00Z");
const HOUR = 60 * 60 * 1000;
const later = (hours: number) => new Date(now.getTime() + hours * HOUR);

/** A user whose one contact scores 0 until somebody refreshes. */
async function userWithOneMessage(): Promise<UserId> {
  const userId = await createUser(db);
  await createInteraction(db, userId, await createContact(db, userId), { occurredAt: later(-1) });
  return userId;
}

async function scoreOf(userId: UserId): Promise<number | undefined> {
  const [contact] = await db.select().from(contacts).where(eq(contacts.userId, userId));
  return contact?.score;
}

const settings = async (userId: UserId) => {
  const [row] = await db.select().from(userSettings).where(eq(userSettings.userId, userId));
  return row;
};

const lease = (userId: UserId, until: ReturnType<typeof sql>) =>
  db.insert(userSettings).values({ userId, refreshLeaseUntil: until });

/** Has the database do something whenever a contact of this user is written. */
async function onUpdateOfContacts(userId: UserId, statement: string): Promise<void> {
  await db.execute(
    sql.raw(`
      create function watch_${userId}() returns trigger language plpgsql as $$
        begin ${statement}; return new; end $$;
      create trigger watch_${userId} before update on contacts for each row
        when (new.user_id = ${userId}) execute function watch_${userId}()`),
  );
}

async function onWriteOfSettings(userId: UserId, column: string, statement: string): Promise<void> {
  await db.execute(
    sql.raw(`
      create function settings_${userId}() returns trigger language plpgsql as $$
        begin ${statement}; return new; end $$;
      create trigger settings_${userId} after update of ${column} on user_settings for each row
        when (new.user_id = ${userId}) execute function settings_${userId}()`),
  );
}

describe("scores are never shown older than 24 hours", () => {
  it("computes them the first time", async () => {
    const userId = await userWithOneMessage();
    await refreshIfStale(db, userId, now);
    expect(await scoreOf(userId)).toBe(3);
    expect(await settings(userId)).toMatchObject({ scoresRefreshedAt: now, refreshLeaseUntil: null });
  });

  it("does nothing while they are fresh", async () => {
    const userId = await createUser(db);
    await refreshNow(db, userId, now);
    await createInteraction(db, userId, await createContact(db, userId), { occurredAt: later(-1) });
    await refreshIfStale(db, userId, later(22));
    await refreshAllStale(db, later(22));
    expect(await scoreOf(userId)).toBe(0);
  });

  it("computes them again before a day is over", async () => {
    const userId = await userWithOneMessage();
    await refreshNow(db, userId, now);
    await refreshIfStale(db, userId, later(24 * 9));
    expect(await scoreOf(userId)).toBe(2);
    await refreshIfStale(db, userId, later(24 * 10 - 0.05));
    expect(await settings(userId)).toMatchObject({ scoresRefreshedAt: later(24 * 10 - 0.05) });
  });

  it.each(["running", "failed"] as const)(
    "computes all after an import that was killed before it had, and is %s by now",
    async (status) => {
      const userId = await createUser(db);
      await refreshNow(db, userId, now);
      await db
        .insert(imports)
        .values({ userId, source: "mbox", name: "mail.mbox", startedAt: later(-1), status });
      // Of an age at which a day more changes nothing.
      await createInteraction(db, userId, await createContact(db, userId), { occurredAt: later(-73) });
      await refreshIfStale(db, userId, later(24));
      expect(await scoreOf(userId)).toBeGreaterThan(0);
    },
  );

  it("does it for every user on a schedule", async () => {
    const users = [await userWithOneMessage(), await userWithOneMessage()];
    await refreshAllStale(db, now);
    expect(await Promise.all(users.map(scoreOf))).toEqual([3, 3]);
  });

  it("is done once when several processes start at the same moment", async () => {
    const userId = await userWithOneMessage();
    await db.execute(sql.raw(`create table refreshes_${userId} (at timestamptz)`));
    await onWriteOfSettings(userId, "scores_refreshed_at", `insert into refreshes_${userId} values (now())`);
    await Promise.all([1, 2, 3, 4].map(() => refreshIfStale(db, userId, now)));
    const { rows } = await db.execute(sql.raw(`select at from refreshes_${userId}`));
    expect(rows).toHaveLength(1);
    expect(await scoreOf(userId)).toBe(3);
    expect(await settings(userId)).toMatchObject({ scoresRefreshedAt: now, refreshLeaseUntil: null });
  });

  it("leaves the work to the process that is at it, and shows nothing before that is done", async () => {
    const userId = await userWithOneMessage();
    await lease(userId, sql`now() + interval '1 hour'`);
    expect(await refreshIfStale(db, userId, now)).toBe(false);
    await refreshAllStale(db, now);
    expect(await isStale(db, userId, now)).toBe(true);

    await db
      .update(userSettings)
      .set({ scoresRefreshedAt: now, suggestionsRunAt: now })
      .where(eq(userSettings.userId, userId));
    expect(await isStale(db, userId, now)).toBe(false);
    expect(await scoreOf(userId)).toBe(0);
  });

  it("takes over from a process that was killed, within a minute", async () => {
    const userId = await userWithOneMessage();
    await refreshIfStale(db, userId, now);
    await db
      .update(userSettings)
      .set({ scoresRefreshedAt: null, refreshLeaseUntil: sql`now() + interval '300 milliseconds'` })
      .where(eq(userSettings.userId, userId));
    await vi.waitFor(async () => expect(await refreshIfStale(db, userId, later(24 * 9))).toBe(true), 10_000);
    expect(await scoreOf(userId)).toBe(2);
  });

  it("takes over on a schedule too, at the next look", async () => {
    const userId = await userWithOneMessage();
    await lease(userId, sql`clock_timestamp() + interval '1 minute'`);
    await refreshAllStale(db, now);
    expect(await scoreOf(userId)).toBe(0);
    await db
      .update(userSettings)
      .set({ refreshLeaseUntil: sql`clock_timestamp() - interval '1 millisecond'` })
      .where(eq(userSettings.userId, userId));
    await refreshAllStale(db, new Date(now.getTime() + LOOK_EVERY));
    expect(await scoreOf(userId)).toBe(3);
    expect(LOOK_EVERY).toBeLessThanOrEqual(60_000);
  });

  it("holds the work for a minute at most, so that a killed process blocks nobody for longer", async () => {
    const userId = await userWithOneMessage();
    await onUpdateOfContacts(
      userId,
      `new.notes := (select refresh_lease_until - now() from user_settings where user_id = new.user_id)`,
    );
    await refreshIfStale(db, userId, now);
    const { rows } = await db.execute<{ held: boolean }>(
      sql`select notes::interval between '55 seconds' and '1 minute' as held from contacts where user_id = ${userId}`,
    );
    expect(rows).toEqual([{ held: true }]);
  });

  it("keeps the lease for as long as a statement runs, so that no other process begins the same", async () => {
    const userId = await createUser(db);
    const lease = await takeLease(db, userId);
    if (!lease) throw new Error("nobody else has it");
    const atLeast = (ms: number) => sql`clock_timestamp() + make_interval(secs => ${ms}::float8 / 1000)`;
    const set = { refreshLeaseUntil: atLeast(200) };
    const [running] = await db
      .update(userSettings)
      .set(set)
      .where(eq(userSettings.userId, userId))
      .returning({ until: sql<string>`${userSettings.refreshLeaseUntil}::text` });
    lease.until = running?.until ?? "";
    const isHeld = sql<boolean>`${userSettings.refreshLeaseUntil} > ${atLeast(50_000)}`;
    const statement = vi.waitFor(async () => {
      const rows = await db.select({ isHeld }).from(userSettings).where(eq(userSettings.userId, userId));
      expect(rows).toEqual([{ isHeld: true }]);
    }, 10_000);
    await whileRenewing(db, lease, statement, 20);
    expect(await takeLease(db, userId)).toBeUndefined();
    await renewLease(db, lease);
    expect(lease.isLost).toBe(false);
  });

  it("keeps it so while the scores are computed, however often it is renewed", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    onTestFinished(() => void vi.useRealTimers());
    const userId = await userWithOneMessage();
    await db.execute(sql.raw(`create table renewals_${userId} (at timestamptz)`));
    await onWriteOfSettings(userId, "refresh_lease_until", `insert into renewals_${userId} values (now())`);
    const answer = () => db.execute(sql`select 1`);
    // Connections are there, and the timer goes on no sooner than the database answers: what is under way is not begun again.
    await Promise.all([answer(), answer(), answer(), answer()]);
    let isDone = false;
    const done = refreshNow(db, userId, now).finally(() => (isDone = true));
    while (!isDone) {
      vi.advanceTimersByTime(15_000);
      await answer();
    }
    await done;
    expect(await scoreOf(userId)).toBe(3);
    const { rows } = await db.execute(sql.raw(`select at from renewals_${userId}`));
    // Without a timer: before writing, between the steps, with the suggestions and at the end.
    expect(rows.length).toBeGreaterThan(4);
  });

  it("lets the next one try at once when it failed", async () => {
    const userId = await userWithOneMessage();
    await onUpdateOfContacts(userId, "raise exception 'disk full'");
    await expect(refreshIfStale(db, userId, now)).rejects.toThrow();
    expect(await settings(userId)).toMatchObject({ scoresRefreshedAt: null, refreshLeaseUntil: null });
  });

  it("so it does when making suggestions failed", async () => {
    const userId = await userWithOneMessage();
    await onWriteOfSettings(userId, "suggestions_run_at", "raise exception 'disk full'");
    await expect(refreshNow(db, userId, now)).rejects.toThrow();
    expect(await settings(userId)).toMatchObject({ suggestionsRunAt: null, refreshLeaseUntil: null });
  });

  it("is done again by the one whose lease ran out on the way, once nobody else has it", async () => {
    const userId = await userWithOneMessage();
    await onUpdateOfContacts(
      userId,
      `update user_settings set refresh_lease_until = clock_timestamp() - interval '1 second' where user_id = ${userId}`,
    );
    await refreshNow(db, userId, now);
    expect(await settings(userId)).toMatchObject({ scoresRefreshedAt: now, suggestionsRunAt: now });
  });

  it("is for no moment before the last one, and a stamp of a clock that was far ahead is none", async () => {
    const userId = await userWithOneMessage();
    await refreshNow(db, userId, now);
    await refreshNow(db, userId, new Date(now.getTime() - 30_000));
    expect(await settings(userId)).toMatchObject({ scoresRefreshedAt: now, suggestionsRunAt: now });
    await refreshNow(db, userId, later(24 * 3650));
    expect(await scoreOf(userId)).toBe(0);
    await refreshIfStale(db, userId, later(1));
    expect(await scoreOf(userId)).toBe(3);
    expect(await settings(userId)).toMatchObject({ scoresRefreshedAt: later(1), suggestionsRunAt: later(1) });
  });

  it("goes on with the other users when it fails for one", async () => {
    const [bad, good] = [await userWithOneMessage(), await userWithOneMessage()];
    await onUpdateOfContacts(bad, "raise exception 'disk full'");
    await expect(refreshAllStale(db, now)).rejects.toThrow("some users");
    expect(await scoreOf(good)).toBe(3);
  });
});
