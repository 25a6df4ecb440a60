import { and, eq, isNull, sql } from "drizzle-orm";
import type { Database } from "../../db/database.ts";
import { notifications, suggestions, type UserId } from "../../db/schema.ts";

/** What waits for the user, as the badges of the web app show it. */
export interface Waiting {
  readonly pendingSuggestions: number;
  readonly unreadNotifications: number;
}

export async function countWaiting(db: Database, userId: UserId): Promise<Waiting> {
  const pending = and(eq(suggestions.userId, userId), eq(suggestions.status, "pending"));
  const unread = and(eq(notifications.userId, userId), isNull(notifications.readAt));
  const [row] = await db
    .select({
      pendingSuggestions: sql`${db.$count(suggestions, pending)}`.mapWith(Number),
      unreadNotifications: sql`${db.$count(notifications, unread)}`.mapWith(Number),
    })
    .from(sql`(select 1) as one`);
  return row ?? { pendingSuggestions: 0, unreadNotifications: 0 };
}
