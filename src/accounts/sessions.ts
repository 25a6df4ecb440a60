import { and, desc, eq, inArray, ne, sql } from "drizzle-orm";
import { sessions, users } from "../db/account-schema.ts";
import type { Database } from "../db/database.ts";
import type { UserId } from "../db/schema.ts";
import { AppError } from "../errors.ts";

/** One browser that is signed in. */
export interface SessionSummary {
  readonly id: number;
  readonly createdAt: Date;
  /** When it was last used, to the day. */
  readonly updatedAt: Date;
  readonly expiresAt: Date;
  readonly ipAddress: string | null;
  readonly userAgent: string | null;
}

/** The sessions of a user that still let in, the one used last first. */
export async function listSessions(db: Database, userId: UserId): Promise<SessionSummary[]> {
  const { id, createdAt, updatedAt, expiresAt, ipAddress, userAgent } = sessions;
  return db
    .select({ id, createdAt, updatedAt, expiresAt, ipAddress, userAgent })
    .from(sessions)
    .where(and(eq(sessions.userId, userId), sql`${expiresAt} > now()`))
    .orderBy(desc(updatedAt), desc(id));
}

/** Forgets the sessions of the account with this address that have run out. */
export async function pruneSessions(db: Database, email: string): Promise<void> {
  const owner = db.select({ id: users.id }).from(users).where(eq(users.email, email.toLowerCase()));
  await db.delete(sessions).where(and(inArray(sessions.userId, owner), sql`${sessions.expiresAt} <= now()`));
}

/** @throws AppError `not_found` when the user has no session with this id. */
export async function endSession(db: Database, userId: UserId, id: number): Promise<void> {
  const ended = await db
    .delete(sessions)
    .where(and(eq(sessions.userId, userId), eq(sessions.id, id)))
    .returning({ id: sessions.id });
  if (ended.length === 0) throw new AppError("not_found", "This session has already ended.");
}

/** Ends every session of a user but one. */
export async function endOtherSessions(db: Database, userId: UserId, kept: number): Promise<void> {
  await db.delete(sessions).where(and(eq(sessions.userId, userId), ne(sessions.id, kept)));
}
