import { setTimeout as delay } from "node:timers/promises";
import { LOOK_EVERY } from "../crm/relationships/keep-fresh.ts";
import type { UserId } from "../db/schema.ts";

/** Milliseconds that a call waits for fresh scores; then it answers with what is there. */
const PATIENCE = 15_000;

/**
 * Makes sure that what is shown of a user is not stale: looks at most once a minute by the clock on the wall, which goes on
 * while the machine sleeps. A look that failed costs no more than that minute.
 * @param refresh quick when there is nothing to do; it sees to its own errors
 * @returns the check. Whoever asks while a refresh runs waits for it, but not longer than the patience.
 */
export function keepFresh(
  refresh: (userId: UserId, now: Date) => Promise<void>,
  clock: () => Date,
  patience = PATIENCE,
): (userId: UserId) => Promise<void> {
  const looks = new Map<UserId, { at: number; isRunning: boolean; check: Promise<void> }>();
  return (userId) => {
    const now = clock();
    const last = looks.get(userId);
    if (last && (last.isRunning || Math.abs(now.getTime() - last.at) < LOOK_EVERY)) return last.check;
    const over = new AbortController();
    const late = delay(patience, undefined, { ref: false, signal: over.signal }).catch(() => undefined);
    const work = refresh(userId, now).finally(() => {
      over.abort();
      look.isRunning = false;
    });
    const look = { at: now.getTime(), isRunning: true, check: Promise.race([work, late]) };
    looks.set(userId, look);
    return look.check;
  };
}
