import { and, count, desc, eq, isNull, sql } from "drizzle-orm";
import type { Database } from "../../db/database.ts";
import { type NotificationType, notifications, type UserId } from "../../db/schema.ts";
import { microsOf, olderThan } from "../newest-first.ts";
import { decodePlace, pageOf, type TextPage } from "../paging.ts";

export interface ListedNotification {
  readonly id: number;
  readonly type: NotificationType;
  readonly title: string;
  readonly body: string;
  /** A page of the web app. */
  readonly link: string | null;
  readonly readAt: Date | null;
  readonly createdAt: Date;
  /** Microseconds since 1970: what the list is sorted by, exactly. */
  readonly micros: number;
}

/**
 * The user's notifications, newest first.
 * @throws AppError `invalid_input` for a foreign cursor.
 */
export async function listNotifications(
  db: Database,
  userId: UserId,
  {
    unreadOnly,
    type,
    limit,
    cursor,
  }: {
    unreadOnly: boolean;
    type?: NotificationType | undefined;
    limit: number;
    cursor?: string | undefined;
  },
): Promise<TextPage<ListedNotification>> {
  const scope = ["notifications", unreadOnly, type];
  const place = cursor === undefined ? undefined : decodePlace(cursor, scope);
  const wanted = and(
    eq(notifications.userId, userId),
    unreadOnly ? isNull(notifications.readAt) : undefined,
    type && eq(notifications.type, type),
  );
  const rows = await db
    .select({
      id: notifications.id,
      type: notifications.type,
      title: notifications.title,
      body: notifications.body,
      link: notifications.link,
      readAt: notifications.readAt,
      createdAt: notifications.createdAt,
      micros: microsOf(notifications.createdAt),
      total: sql`(${db.select({ count: count() }).from(notifications).where(wanted)})`.mapWith(Number),
    })
    .from(notifications)
    .where(and(wanted, place && olderThan(place, notifications.createdAt, notifications.id)))
    .orderBy(desc(notifications.createdAt), desc(notifications.id))
    .limit(limit + 1);
  const total = rows[0]?.total ?? 0;
  return pageOf<ListedNotification>(rows, { scope, limit, total, place, keyOf: (row) => row.micros });
}
