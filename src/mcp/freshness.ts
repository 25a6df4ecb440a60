import { setTimeout as delay } from "node:timers/promises";

const HOUR = 60 * 60 * 1000;
/** Milliseconds that a call waits for fresh scores; then it answers with what is there. */
const PATIENCE = 15_000;

/**
 * Makes sure, at most once an hour, that what the tools show is not stale.
 * @param refresh quick when there is nothing to do; it sees to its own errors
 * @returns the check. Whoever asks while a refresh runs waits for it, but not longer than the patience.
 */
export function keepFresh(
  refresh: (now: Date) => Promise<void>,
  clock: () => Date,
  patience = PATIENCE,
): () => Promise<void> {
  let checkedAt = Number.NEGATIVE_INFINITY;
  let check = Promise.resolve();
  return () => {
    const now = clock();
    if (now.getTime() - checkedAt >= HOUR) {
      checkedAt = now.getTime();
      const over = new AbortController();
      const late = delay(patience, undefined, { ref: false, signal: over.signal }).catch(() => undefined);
      check = Promise.race([refresh(now), late]).finally(() => over.abort());
    }
    return check;
  };
}
