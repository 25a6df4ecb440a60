import { setTimeout as delay } from "node:timers/promises";
import type { UserId } from "../../db/schema.ts";

/** Milliseconds after which nobody waits for a refresh any longer: its connection may be dead. */
const GIVEN_UP = 60_000;

/** Makes what is shown of a user fresh. False when it was not, or when it is left to whoever is at it. */
export type Refresh = (userId: UserId, now: Date) => Promise<boolean>;

export interface SharedRefreshes {
  readonly refresh: Refresh;
  isRunning(userId: UserId): boolean;
}

/**
 * The refreshes of one process: whoever wants one of a user whose refresh runs already, because of a call or of the schedule,
 * waits for that one. One that takes too long counts as left to another process; its lease says whether it still is.
 */
export function shareRefreshes(refresh: Refresh, givenUp = GIVEN_UP): SharedRefreshes {
  const running = new Map<UserId, Promise<boolean>>();
  return {
    isRunning: (userId) => running.has(userId),
    refresh(userId, now) {
      const shared =
        running.get(userId) ??
        within(refresh(userId, now), givenUp).finally(() => {
          running.delete(userId);
        });
      running.set(userId, shared);
      return shared;
    },
  };
}

async function within(work: Promise<boolean>, ms: number): Promise<boolean> {
  const over = new AbortController();
  const late = delay(ms, false, { ref: false, signal: over.signal }).catch(() => false);
  return Promise.race([work, late]).finally(() => over.abort());
}
