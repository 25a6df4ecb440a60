import { and, eq, gt, ne } from "drizzle-orm";
import { userSettings } from "../db/account-schema.ts";
import type { Database } from "../db/database.ts";
import { forManyRows } from "../db/for-many-rows.ts";
import { imports, type UserId } from "../db/schema.ts";
import { forgetChanges } from "./changes/record-change.ts";
import { renewDashboard } from "./dashboard/renew-dashboard.ts";
import { notifyOfEvents } from "./events/notify-of-events.ts";
import { recordBirthdays } from "./events/record-birthdays.ts";
import { recordBrokenSilences } from "./events/record-broken-silences.ts";
import { type Lease, renewLease, whileRenewing, writeUnderLease } from "./relationships/refresh-lease.ts";
import { refreshScores } from "./relationships/refresh-scores.ts";
import { DAY } from "./relationships/score.ts";
import { getSettings } from "./settings/get-settings.ts";
import { runSuggestions } from "./suggestions/run-suggestions.ts";

export interface RefreshScope {
  /** All scores, not only those that an import has just written. */
  readonly scores: boolean;
  /** Make new suggestions; without it, open ones are only brought up to date. */
  readonly run: boolean;
}

/**
 * All periodic work for one user. First scores, and beside them events, which do not depend on them; then suggestions and
 * their notifications, and beside them the dashboard, which counts nothing of theirs; then it forgets what can no longer be
 * undone. A bounded number of statements for any number of contacts.
 * @throws AppError `conflict` when the lease was lost on the way
 */
export async function refreshUser(db: Database, lease: Lease, now: Date, scope: RefreshScope): Promise<void> {
  const { userId } = lease;
  await whileRenewing(
    db,
    lease,
    besideEachOther(scope.scores ? renewScores(db, lease, now) : undefined, recordEvents(db, userId, now)),
  );
  await renewLease(db, lease);
  await besideEachOther(
    suggest(db, lease, now, scope),
    renewDashboard(db, userId, now, { all: scope.scores }),
  );
  await forgetChanges(db, userId, now);
}

/** Whoever waits finds all of it at rest, also where one failed. */
async function besideEachOther(...work: (Promise<void> | undefined)[]): Promise<void> {
  await Promise.allSettled(work);
  await Promise.all(work);
}

async function renewScores(db: Database, lease: Lease, now: Date): Promise<void> {
  const { scoresRefreshedAt } = await getSettings(db, lease.userId);
  const since =
    scoresRefreshedAt && (await wasCutOff(db, lease.userId, scoresRefreshedAt)) ? null : scoresRefreshedAt;
  await refreshScores(db, lease.userId, { now, since, beforeWriting: () => renewLease(db, lease) });
}

/**
 * Whether an import of that time has not come to its end, at which it computes the scores: it may have been killed. One that
 * was is marked as failed when the next of its name begins, which need not have the same people.
 */
async function wasCutOff(db: Database, userId: UserId, since: Date): Promise<boolean> {
  const begun = gt(imports.startedAt, new Date(since.getTime() - DAY));
  const ofUser = and(eq(imports.userId, userId), ne(imports.status, "done"));
  return (await db.$count(imports, and(ofUser, begun))) > 0;
}

async function recordEvents(db: Database, userId: UserId, now: Date): Promise<void> {
  await recordBirthdays(db, userId, now);
  await recordBrokenSilences(db, userId, now);
}

async function suggest(db: Database, lease: Lease, now: Date, scope: RefreshScope): Promise<void> {
  const { userId } = lease;
  await writeUnderLease(db, lease, async (tx) => {
    await forManyRows(tx);
    await runSuggestions(tx, userId, now, { make: scope.run });
    const stamps = {
      ...(scope.scores && { scoresRefreshedAt: now }),
      ...(scope.run && { suggestionsRunAt: now }),
    };
    if (scope.scores || scope.run) {
      await tx.update(userSettings).set(stamps).where(eq(userSettings.userId, userId));
    }
  });
  await notifyOfEvents(db, userId, now);
}
