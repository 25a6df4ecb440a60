import { setTimeout as delay } from "node:timers/promises";
import { eq, type SQL, sql } from "drizzle-orm";
import { userSettings, users } from "../../db/account-schema.ts";
import type { Database } from "../../db/database.ts";
import { readWithinDeadline } from "../../db/deadline.ts";
import { suggestions, type UserId } from "../../db/schema.ts";
import { type RefreshScope, refreshUser } from "../refresh-user.ts";
import { RUN_LASTS } from "../suggestions/plan-run.ts";
import { releaseLease, takeLease } from "./refresh-lease.ts";
import type { Refresh } from "./share-refreshes.ts";

// Scores and suggestions age with every day, also when nothing is imported. There is no worker: whoever shows them
// first makes sure that they are fresh, under a lease, so that two processes never do it at once.

/** Milliseconds between two looks at whether something has become stale, of a process that goes on. */
export const LOOK_EVERY = 60_000;
/** Milliseconds by which the clocks of two machines may differ: a stamp further ahead is of a clock that was wrong. */
const CLOCKS_DIFFER = 5 * 60_000;
/** Milliseconds between two looks at what another process is doing. */
const LOOK_AGAIN = 100;

/** Does everything now, however fresh it is. */
export async function refreshNow(db: Database, userId: UserId, now: Date): Promise<void> {
  while (!(await refreshUnderLease(db, userId, now, "all"))) await delay(LOOK_AGAIN);
}

/** Makes what is shown of a user less than 24 hours old. False when it was not, or another process is at it. */
export function refreshIfStale(db: Database, userId: UserId, now: Date): Promise<boolean> {
  return refreshUnderLease(db, userId, now, "due", isStaleAt(now));
}

/** Whether what there is of a user may no longer be shown: one small query. */
export async function isStale(db: Database, userId: UserId, now: Date): Promise<boolean> {
  const [settings] = await db
    .select({ stale: sql<boolean>`${isStaleAt(now)}` })
    .from(userSettings)
    .where(eq(userSettings.userId, userId));
  return settings?.stale ?? true;
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
 * For a schedule: does it for every user, and leaves out whom another process has in hand; the next look takes over from
 * one that was killed.
 * @throws AppError `unavailable` when the database does not answer the look, and AggregateError after the last user, with
 * what went wrong for some.
 */
export async function refreshAllStale(
  db: Database,
  now: Date,
  refresh: Refresh = (userId, at) => refreshIfStale(db, userId, at),
): Promise<void> {
  const stale = await readWithinDeadline(() =>
    db
      .select({ userId: users.id })
      .from(users)
      .leftJoin(userSettings, eq(userSettings.userId, users.id))
      .where(isStaleAt(now)),
  );
  const errors: unknown[] = [];
  for (const { userId } of stale) {
    try {
      await refresh(userId, now);
    } catch (error) {
      errors.push(error);
    }
  }
  if (errors.length) throw new AggregateError(errors, "the scores of some users could not be refreshed");
}

const scoresAreStale = (now: Date) => isStaleStamp(sql`${userSettings.scoresRefreshedAt}`, now);
const runIsDue = (now: Date) => isStaleStamp(sql`${userSettings.suggestionsRunAt}`, now);
const isStaleAt = (now: Date) => sql`(${scoresAreStale(now)} or ${runIsDue(now)})`;

function isStaleStamp(moment: SQL, now: Date): SQL<boolean> {
  const at = (ms: number) => new Date(ms).toISOString();
  return sql`coalesce(${moment} not between ${at(now.getTime() - RUN_LASTS + 1)} and ${at(now.getTime() + CLOCKS_DIFFER)}, true)`;
}

/** False when another process has the lease or took it over on the way, or `condition` no longer holds. */
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
    const { at, scores, run } = await due(db, userId, now);
    await refreshUser(db, lease, at, what === "all" ? { scores: true, run: true } : { scores, run });
  } catch (error) {
    if (lease.isLost) return false;
    throw error;
  } finally {
    await releaseLease(db, lease).catch(() => undefined);
  }
  return true;
}

/**
 * What has to be done, and for which moment: not for one before that of the last refresh, which another process may have
 * done since this one looked at its clock. Suggestions are made from scores and counts of the same moment.
 */
async function due(db: Database, userId: UserId, now: Date): Promise<RefreshScope & { at: Date }> {
  const [settings] = await db
    .select({
      scores: scoresAreStale(now),
      run: runIsDue(now),
      last: sql`greatest(${userSettings.scoresRefreshedAt}, ${userSettings.suggestionsRunAt})`.mapWith(
        userSettings.scoresRefreshedAt,
      ),
    })
    .from(userSettings)
    .where(eq(userSettings.userId, userId));
  const { scores, run, last } = settings ?? { scores: true, run: true, last: null };
  const ahead = last ? last.getTime() - now.getTime() : 0;
  return { scores: scores || run, run, at: last && ahead > 0 && ahead <= CLOCKS_DIFFER ? last : now };
}
