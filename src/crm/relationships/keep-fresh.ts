import { setTimeout as delay } from "node:timers/promises";
import { eq, type SQL, sql } from "drizzle-orm";
import { userSettings, users } from "../../db/account-schema.ts";
import type { Database } from "../../db/database.ts";
import { suggestions, type UserId } from "../../db/schema.ts";
import { type RefreshScope, refreshUser } from "../refresh-user.ts";
import { releaseLease, takeLease } from "./refresh-lease.ts";
import { DAY } from "./score.ts";

// Scores and suggestions age with every day, also when nothing is imported. There is no worker: whoever shows them
// first makes sure that they are fresh, under a lease, so that two processes never do it at once.

const HOUR = 60 * 60 * 1000;
/** Milliseconds. Nothing is shown that is over 24 hours old; `serve` looks once an hour. */
const STALE_AFTER = 23 * HOUR;
/** Milliseconds. Suggestions are made by themselves once a day at most. */
const RUN_AFTER = DAY;
/** Milliseconds between two looks at what another process is doing. */
const LOOK_AGAIN = 100;

/** Does everything now, however fresh it is. */
export async function refreshNow(db: Database, userId: UserId, now: Date): Promise<void> {
  while (!(await refreshUnderLease(db, userId, now, "all"))) await delay(LOOK_AGAIN);
}

/**
 * Makes sure that what is shown of a user is less than 24 hours old: one small query when it is. While another process
 * refreshes it, waits for it, or for the end of its lease.
 */
export async function refreshIfStale(db: Database, userId: UserId, now: Date): Promise<void> {
  while (await isStale(db, userId, now)) {
    if (await refreshUnderLease(db, userId, now, "due", isStaleAt(now))) return;
    await delay(LOOK_AGAIN);
  }
}

/**
 * After an import: new contact ends suggestions at once. New ones are made when the day's run is due, or when there has
 * never been any, so that a first import of contacts does not put off what the first messages bring.
 */
export async function refreshAfterImport(db: Database, userId: UserId, now: Date): Promise<void> {
  const [first] = await db
    .select({ id: suggestions.id })
    .from(suggestions)
    .where(eq(suggestions.userId, userId))
    .limit(1);
  while (!(await refreshUnderLease(db, userId, now, first ? "due" : "all"))) await delay(LOOK_AGAIN);
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
    .where(isStaleAt(now));
  const errors: unknown[] = [];
  for (const { userId } of stale) {
    try {
      await refreshUnderLease(db, userId, now, "due", isStaleAt(now));
    } catch (error) {
      errors.push(error);
    }
  }
  if (errors.length) throw new AggregateError(errors, "the scores of some users could not be refreshed");
}

const scoresAreStale = (now: Date) => isOlder(sql`${userSettings.scoresRefreshedAt}`, STALE_AFTER, now);
const runIsDue = (now: Date) => isOlder(sql`${userSettings.suggestionsRunAt}`, RUN_AFTER, now);
const isStaleAt = (now: Date) => sql`(${scoresAreStale(now)} or ${runIsDue(now)})`;

function isOlder(moment: SQL, age: number, now: Date): SQL<boolean> {
  return sql`coalesce(${moment} <= ${new Date(now.getTime() - age).toISOString()}, true)`;
}

async function isStale(db: Database, userId: UserId, now: Date): Promise<boolean> {
  const [settings] = await db
    .select({ stale: sql<boolean>`${isStaleAt(now)}` })
    .from(userSettings)
    .where(eq(userSettings.userId, userId));
  return settings?.stale ?? true;
}

/** False when another process has the lease, or `condition` no longer holds. */
async function refreshUnderLease(
  db: Database,
  userId: UserId,
  now: Date,
  what: "all" | "due",
  condition?: SQL,
): Promise<boolean> {
  const lease = await takeLease(db, userId, condition);
  if (!lease) return false;
  try {
    await refreshUser(
      db,
      lease,
      now,
      what === "all" ? { scores: true, run: true } : await due(db, userId, now),
    );
  } finally {
    await releaseLease(db, lease).catch(() => undefined);
  }
  return true;
}

async function due(db: Database, userId: UserId, now: Date): Promise<RefreshScope> {
  const [settings] = await db
    .select({ scores: scoresAreStale(now), run: runIsDue(now) })
    .from(userSettings)
    .where(eq(userSettings.userId, userId));
  return settings ?? { scores: true, run: true };
}
