import { setTimeout as delay } from "node:timers/promises";
import { eq, type SQL, sql } from "drizzle-orm";
import type { Database } from "../../db/database.ts";
import { type UserId, userSettings, users } from "../../db/schema.ts";
import { refreshScores } from "./refresh-scores.ts";

// Scores age with every day, also when nothing is imported. There is no worker: whoever shows them first makes sure
// that they are fresh. The one that refreshes says so in a lease, which is not held open as a lock: should the process
// or its machine be gone, the next one takes over when the minute is up.

const HOUR = 60 * 60 * 1000;
/** Milliseconds. No score is shown that is over 24 hours old; `serve` looks once an hour. */
const STALE_AFTER = 23 * HOUR;
const LEASE = sql`now() + interval '1 minute'`;
/** Milliseconds between two looks at what another process is doing. */
const LOOK_AGAIN = 100;

/** Computes all scores of a user now, however fresh they are. */
export async function refreshNow(db: Database, userId: UserId, now: Date): Promise<void> {
  await refreshScores(db, userId, { now });
  const done = { scoresRefreshedAt: now, refreshLeaseUntil: null };
  await db
    .insert(userSettings)
    .values({ userId, ...done })
    .onConflictDoUpdate({ target: userSettings.userId, set: done });
}

/**
 * Makes sure that the scores of a user are less than 24 hours old: one small query when they are. While another process
 * refreshes them, waits for it, or for the end of its lease.
 */
export async function refreshIfStale(db: Database, userId: UserId, now: Date): Promise<void> {
  while (await isStale(db, userId, now)) {
    if (await tookLease(db, userId, now)) return await refreshUnderLease(db, userId, now);
    await delay(LOOK_AGAIN);
  }
}

/**
 * For a schedule: does it for every user, and leaves out whom another process has in hand.
 * @throws AggregateError after the last user, with what went wrong for some.
 */
export async function refreshAllStale(db: Database, now: Date): Promise<void> {
  const stale = await db
    .select({ userId: users.id })
    .from(users)
    .leftJoin(userSettings, eq(userSettings.userId, users.id))
    .where(staleAt(now));
  const errors: unknown[] = [];
  for (const { userId } of stale) {
    try {
      if (await tookLease(db, userId, now)) await refreshUnderLease(db, userId, now);
    } catch (error) {
      errors.push(error);
    }
  }
  if (errors.length) throw new AggregateError(errors, "the scores of some users could not be refreshed");
}

function staleAt(now: Date): SQL {
  const limit = new Date(now.getTime() - STALE_AFTER).toISOString();
  return sql`coalesce(${userSettings.scoresRefreshedAt} <= ${limit}, true)`;
}

async function isStale(db: Database, userId: UserId, now: Date): Promise<boolean> {
  const [settings] = await db
    .select({ stale: sql<boolean>`${staleAt(now)}` })
    .from(userSettings)
    .where(eq(userSettings.userId, userId));
  return settings?.stale ?? true;
}

/** One conditional write, so that of several processes only one gets it. */
async function tookLease(db: Database, userId: UserId, now: Date): Promise<boolean> {
  const taken = await db
    .insert(userSettings)
    .values({ userId, refreshLeaseUntil: LEASE })
    .onConflictDoUpdate({
      target: userSettings.userId,
      set: { refreshLeaseUntil: LEASE },
      setWhere: sql`${staleAt(now)} and coalesce(${userSettings.refreshLeaseUntil} < now(), true)`,
    })
    .returning({ userId: userSettings.userId });
  return taken.length > 0;
}

async function refreshUnderLease(db: Database, userId: UserId, now: Date): Promise<void> {
  try {
    await refreshNow(db, userId, now);
  } catch (error) {
    await db
      .update(userSettings)
      .set({ refreshLeaseUntil: null })
      .where(eq(userSettings.userId, userId))
      .catch(() => undefined);
    throw error;
  }
}
