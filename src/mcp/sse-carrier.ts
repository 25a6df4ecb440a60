import type { Database } from "../db/database.ts";
import { announceSessions, forgetSession, type SseSessionKey, takeMessages } from "./sse-mailbox.ts";

/** Milliseconds between two looks for messages: while some come, and else. */
const BUSY_INTERVAL = 100;
const IDLE_INTERVAL = 500;
/** Milliseconds after the last message, or the opening of a session, during which more are expected. */
const BUSY_FOR = 10_000;
/** Milliseconds between two announcements of the sessions, of which other processes remember the last two minutes. */
const ANNOUNCE_INTERVAL = 30_000;

export interface Carrier {
  announce(session: SseSessionKey): Promise<void>;
  forget(session: SseSessionKey): void;
  /** Delivers now what waits for the sessions of this process. */
  take(): Promise<void>;
  stop(): void;
}

/** Fetches what other processes were sent for the sessions of this one, while there are any. */
export function carryMessages(
  db: Database,
  sessions: ReadonlyMap<string, SseSessionKey>,
  deliver: (sessionId: string, body: string) => void,
  onError: (error: unknown) => void,
): Carrier {
  let timer: NodeJS.Timeout | undefined;
  let busyUntil = 0;
  let announceAt = 0;
  let taking = Promise.resolve();
  let next: Promise<void> | undefined;
  let stopped = false;

  const takeAll = async () => {
    next = undefined;
    for (const { sessionId, body } of await takeMessages(db, [...sessions.values()])) {
      busyUntil = performance.now() + BUSY_FOR;
      deliver(sessionId, body);
    }
  };
  // One after the other, so that the order of messages holds; whoever asks while one waits shares it.
  const take = () => {
    next ??= taking.then(takeAll);
    taking = next.catch(() => undefined);
    return next;
  };
  const round = async () => {
    try {
      if (performance.now() >= announceAt) {
        announceAt = performance.now() + ANNOUNCE_INTERVAL;
        await announceSessions(db, [...sessions.values()]);
      }
      if (sessions.size > 0) await take();
    } catch (error) {
      onError(error);
    }
    timer = undefined;
    schedule();
  };
  const schedule = () => {
    if (sessions.size === 0 || stopped) return;
    timer ??= setTimeout(round, performance.now() < busyUntil ? BUSY_INTERVAL : IDLE_INTERVAL);
  };

  return {
    async announce(session) {
      await announceSessions(db, [session]);
      busyUntil = performance.now() + BUSY_FOR;
      // The session is in the map when its turn comes.
      setImmediate(schedule);
    },
    forget: (session) => void forgetSession(db, session).catch(() => undefined),
    take,
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
