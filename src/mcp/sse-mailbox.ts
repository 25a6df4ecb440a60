import { and, eq, inArray, lt, sql } from "drizzle-orm";
import { sseMessages, sseSessions } from "../db/account-schema.ts";
import type { Database } from "../db/database.ts";
import type { UserId } from "../db/schema.ts";

// How a message reaches the process that holds the SSE stream when it was posted to another one: through a table, as
// LISTEN needs a connection of its own, which connection poolers and the embedded database do not give.

export interface SseSessionKey {
  readonly userId: UserId;
  /** A random UUID. */
  readonly id: string;
  /** Of the key that opened it, the only one it answers to. */
  readonly keyHash: string;
}

/** Says that the sessions are open here, for two minutes. Those that nobody has said that of are forgotten. */
export async function announceSessions(db: Database, sessions: readonly SseSessionKey[]): Promise<void> {
  if (sessions.length > 0) {
    await db
      .insert(sseSessions)
      .values(sessions.map(({ userId, id, keyHash }) => ({ userId, id, keyHash })))
      .onConflictDoUpdate({ target: [sseSessions.userId, sseSessions.id], set: { seenAt: sql`now()` } });
  }
  await db.delete(sseSessions).where(lt(sseSessions.seenAt, sql`now() - interval '2 minutes'`));
}

export async function forgetSession(db: Database, { userId, id }: SseSessionKey): Promise<void> {
  await db.delete(sseSessions).where(and(eq(sseSessions.userId, userId), eq(sseSessions.id, id)));
}

/** Messages that may wait for one session: a process that holds it takes them many times a second. */
const MAX_WAITING = 256;

/**
 * Leaves a message (JSON) for a session, in whichever process it is.
 * @returns false when there is no such session of that key, or nobody takes what waits for it.
 */
export async function leaveMessage(db: Database, session: SseSessionKey, body: string): Promise<boolean> {
  const { rowCount } = await db.execute(sql`
    insert into sse_messages (user_id, session_id, body)
    select user_id, id, ${body} from sse_sessions
    where user_id = ${session.userId} and id = ${session.id} and key_hash = ${session.keyHash}
      and (select count(*) from sse_messages
        where user_id = ${session.userId} and session_id = ${session.id}) < ${MAX_WAITING}`);
  return rowCount === 1;
}

/** Takes what was left for these sessions, in the order in which it came. */
export async function takeMessages(
  db: Database,
  sessions: readonly SseSessionKey[],
): Promise<{ sessionId: string; body: string }[]> {
  const taken = await db
    .delete(sseMessages)
    .where(
      and(
        inArray(sseMessages.userId, [...new Set(sessions.map(({ userId }) => userId))]),
        inArray(
          sseMessages.sessionId,
          sessions.map(({ id }) => id),
        ),
      ),
    )
    .returning({ id: sseMessages.id, sessionId: sseMessages.sessionId, body: sseMessages.body });
  return taken.sort((a, b) => a.id - b.id);
}
