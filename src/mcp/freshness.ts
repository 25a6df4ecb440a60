import { setTimeout as delay } from "node:timers/promises";
import { LOOK_EVERY } from "../crm/relationships/keep-fresh.ts";
import type { SharedRefreshes } from "../crm/relationships/share-refreshes.ts";
import { readWithinDeadline } from "../db/deadline.ts";
import type { UserId } from "../db/schema.ts";
import { unreachable } from "../db/unreachable.ts";
import { AppError } from "../errors.ts";
import { type Logger, withoutContent } from "../logger.ts";

/**
 * Milliseconds that a call waits for fresh scores: long while this process computes them, as the database is seen to answer
 * meanwhile; short while somebody else has to, who may have been killed.
 */
const PATIENCE = { own: 15_000, others: 3_000 };
/** Users whose scores are computed at once because of calls. Each takes two of the ten connections, and there are two cores. */
const AT_ONCE = 2;
/** Milliseconds between two looks of a call that waits. */
const LOOK_AGAIN = 100;

export interface Scores extends SharedRefreshes {
  /** One small query. */
  isStale(userId: UserId, now: Date): Promise<boolean>;
}

/**
 * Makes sure that no stale scores are shown: looks at most once a minute by the clock on the wall, which goes on while the
 * machine sleeps, and refreshes what is stale. Where a refresh fails while the database answers, that is logged, and for a
 * minute calls are answered with what is there.
 * @returns the check. It throws AppError `unavailable` where the database does not answer a look or is lost by the refresh, or
 * when the patience is over: the refresh goes on, and the next call may find it done.
 */
export function keepFresh(
  scores: Scores,
  { clock, logger }: { clock: () => Date; logger: Logger },
  patience = PATIENCE,
): (userId: UserId) => Promise<void> {
  const settledAt = new Map<UserId, number>();
  const checks = new Map<UserId, Promise<void>>();
  const running = new Map<UserId, Promise<boolean | AppError>>();

  const isSettled = (userId: UserId, now: Date) =>
    Math.abs(now.getTime() - (settledAt.get(userId) ?? Number.NEGATIVE_INFINITY)) < LOOK_EVERY;

  function begin(userId: UserId, now: Date): void {
    if (running.has(userId) || (running.size >= AT_ONCE && !scores.isRunning(userId))) return;
    const work = scores.refresh(userId, now).catch((error: unknown) => {
      logger.warn(withoutContent(error), "the scores could not be refreshed");
      const gone = unreachable(error);
      if (!gone) settledAt.set(userId, now.getTime());
      return gone ?? true;
    });
    running.set(
      userId,
      work.finally(() => running.delete(userId)),
    );
  }

  async function untilFresh(userId: UserId, now: Date): Promise<void> {
    const began = performance.now();
    while (!isSettled(userId, now) && (await readWithinDeadline(() => scores.isStale(userId, now)))) {
      if (performance.now() - began > (running.has(userId) ? patience.own : patience.others)) {
        throw new AppError(
          "unavailable",
          "Scores and suggestions are being brought up to date, which takes a while. Try again in a moment.",
        );
      }
      begin(userId, now);
      const pause = delay(LOOK_AGAIN, false, { ref: false });
      const outcome = await Promise.race([running.get(userId) ?? pause, pause]);
      if (outcome instanceof AppError) throw outcome;
      if (!outcome) await pause;
    }
    settledAt.set(userId, now.getTime());
  }

  return (userId) => {
    const now = clock();
    if (isSettled(userId, now)) return Promise.resolve();
    const check = checks.get(userId) ?? untilFresh(userId, now).finally(() => checks.delete(userId));
    checks.set(userId, check);
    return check;
  };
}
