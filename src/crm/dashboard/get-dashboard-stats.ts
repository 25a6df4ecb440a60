import { and, count, eq, isNull, ne, sql } from "drizzle-orm";
import type { Database } from "../../db/database.ts";
import { contacts, interactions, notifications, suggestions, type UserId } from "../../db/schema.ts";
import { DAY } from "../relationships/score.ts";
import { TIER_FLOOR, type Tier } from "../relationships/tier.ts";
import { getQuietContacts, type QuietContacts } from "./get-quiet-contacts.ts";

export interface DashboardStats {
  contacts: {
    /** Without the archived. */
    total: number;
    archived: number;
  };
  /** Over the contacts that are not archived; shares from 0 to 1, all 0 when there are none. */
  scores: Record<Tier, { count: number; share: number }>;
  pendingSuggestions: number;
  unreadNotifications: number;
  /** Most active platform first; one that was silent for the two weeks is left out. Notes are no contact. */
  interactions: PlatformActivity[];
  quiet: QuietContacts;
}

export interface PlatformActivity {
  platform: string;
  last7Days: number;
  previous7Days: number;
}

/** How the network of a user is doing. Expects scores that are fresh (see keep-fresh.ts). */
export async function getDashboardStats(db: Database, userId: UserId, now: Date): Promise<DashboardStats> {
  const counts = await countAll(db, userId);
  const { total, archived, pendingSuggestions, unreadNotifications } = counts;
  const ofTotal = (count: number) => ({ count, share: total ? count / total : 0 });
  return {
    contacts: { total, archived },
    scores: { strong: ofTotal(counts.strong), warm: ofTotal(counts.warm), cold: ofTotal(counts.cold) },
    pendingSuggestions,
    unreadNotifications,
    interactions: await compareWeeks(db, userId, now),
    quiet: await getQuietContacts(db, userId, now),
  };
}

const NO_CONTACTS = {
  total: 0,
  archived: 0,
  strong: 0,
  warm: 0,
  cold: 0,
  pendingSuggestions: 0,
  unreadNotifications: 0,
};

async function countAll(db: Database, userId: UserId): Promise<typeof NO_CONTACTS> {
  const active = ne(contacts.priority, "archived");
  const where = (condition: ReturnType<typeof and>) =>
    sql`count(*) filter (where ${condition})`.mapWith(Number);
  const from = (floor: number, below?: number) =>
    where(
      and(active, sql`${contacts.score} >= ${floor}`, below ? sql`${contacts.score} < ${below}` : undefined),
    );
  const [row] = await db
    .select({
      total: where(active),
      archived: where(eq(contacts.priority, "archived")),
      strong: from(TIER_FLOOR.strong),
      warm: from(TIER_FLOOR.warm, TIER_FLOOR.strong),
      cold: from(TIER_FLOOR.cold, TIER_FLOOR.warm),
      pendingSuggestions: sql`(${db
        .select({ count: count() })
        .from(suggestions)
        .where(and(eq(suggestions.userId, userId), eq(suggestions.status, "pending")))})`.mapWith(Number),
      unreadNotifications: sql`(${db
        .select({ count: count() })
        .from(notifications)
        .where(and(eq(notifications.userId, userId), isNull(notifications.readAt)))})`.mapWith(Number),
    })
    .from(contacts)
    .where(eq(contacts.userId, userId));
  return row ?? NO_CONTACTS;
}

/** Weeks are the last 7 x 24 hours and the 7 x 24 hours before. */
async function compareWeeks(db: Database, userId: UserId, now: Date): Promise<PlatformActivity[]> {
  const weekAgo = new Date(now.getTime() - 7 * DAY);
  const twoWeeksAgo = new Date(now.getTime() - 14 * DAY);
  const rows = await db
    .select({
      platform: interactions.platform,
      last7Days: sql`count(*) filter (where ${interactions.occurredAt} > ${weekAgo.toISOString()})`.mapWith(
        Number,
      ),
      previous7Days:
        sql`count(*) filter (where ${interactions.occurredAt} <= ${weekAgo.toISOString()})`.mapWith(Number),
    })
    .from(interactions)
    .where(
      and(
        eq(interactions.userId, userId),
        ne(interactions.kind, "note"),
        sql`${interactions.occurredAt} > ${twoWeeksAgo.toISOString()}`,
        sql`${interactions.occurredAt} <= ${now.toISOString()}`,
      ),
    )
    .groupBy(interactions.platform);
  return rows.sort(
    (a, b) =>
      b.last7Days - a.last7Days || b.previous7Days - a.previous7Days || (a.platform < b.platform ? -1 : 1),
  );
}
