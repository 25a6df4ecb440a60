import { and, eq, isNull } from "drizzle-orm";
import type { Queryable } from "../../db/database.ts";
import { notifications, type UserId } from "../../db/schema.ts";
import { AppError } from "../../errors.ts";

/**
 * One notification has been read; again changes nothing.
 * @throws AppError `not_found`
 */
export async function markRead(db: Queryable, userId: UserId, id: number, now: Date): Promise<void> {
  const one = and(eq(notifications.userId, userId), eq(notifications.id, id));
  const [known] = await db.select({ readAt: notifications.readAt }).from(notifications).where(one);
  if (!known) throw new AppError("not_found", `There is no notification ${id}.`);
  if (!known.readAt) await db.update(notifications).set({ readAt: now }).where(one);
}

/** Every unread notification has been read. Returns how many there were. */
export async function markAllRead(db: Queryable, userId: UserId, now: Date): Promise<number> {
  const read = await db
    .update(notifications)
    .set({ readAt: now })
    .where(and(eq(notifications.userId, userId), isNull(notifications.readAt)))
    .returning({ id: notifications.id });
  return read.length;
}
