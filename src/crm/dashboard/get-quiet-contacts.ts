import { and, desc, eq, gte, lte, or, type SQL, sql } from "drizzle-orm";
import { getSettings } from "../../accounts/get-settings.ts";
import type { Database } from "../../db/database.ts";
import { contacts, type Priority, type UserId } from "../../db/schema.ts";
import { scoresAt } from "../relationships/changed-scores.ts";
import { DAY, elapsedDays } from "../relationships/score.ts";
import { TIER_FLOOR } from "../relationships/tier.ts";

export interface QuietContact {
  id: number;
  displayName: string;
  priority: Priority;
  /** 0 to 10 points. */
  score: number;
  interactionCount: number;
  lastInteractionAt: Date;
  /** Whole days of 24 hours. */
  silentDays: number;
}

export interface QuietContacts {
  /** How many there are in all. */
  total: number;
  /** The most important first. */
  contacts: QuietContact[];
}

/** With less than this there was no conversation that could go quiet. */
const A_FEW_INTERACTIONS = 3;
const SHOWN = 5;
const A_YEAR = 365 * DAY;

/** Only contacts of low priority have to be looked at: the others are in the list anyway. */
function wasStrong(userId: UserId, then: Date): SQL {
  const low = sql`(select array_agg(id) from contacts
    where user_id = ${userId} and priority = 'low' and first_interaction_at <= ${then.toISOString()})::bigint[]`;
  return sql`${contacts.id} in (
    select id from (${scoresAt(userId, then, low)}) as scores where score >= ${TIER_FLOOR.strong}::integer)`;
}

/**
 * Contacts silent for longer than the interval of their priority who are of high or medium priority, or were strong a
 * year ago.
 */
export async function getQuietContacts(db: Database, userId: UserId, now: Date): Promise<QuietContacts> {
  const { intervalHigh, intervalMedium, intervalLow } = await getSettings(db, userId);
  const silentLonger = (priority: Priority, interval: number) =>
    and(
      eq(contacts.priority, priority),
      lte(contacts.lastInteractionAt, new Date(now.getTime() - (interval + 1) * DAY)),
    );
  const rows = await db
    .select({
      id: contacts.id,
      displayName: contacts.displayName,
      priority: contacts.priority,
      score: contacts.score,
      interactionCount: contacts.interactionCount,
      lastInteractionAt: sql`${contacts.lastInteractionAt}`.mapWith(contacts.lastInteractionAt),
      total: sql`count(*) over ()`.mapWith(Number),
    })
    .from(contacts)
    .where(
      and(
        eq(contacts.userId, userId),
        gte(contacts.interactionCount, A_FEW_INTERACTIONS),
        or(
          silentLonger("high", intervalHigh),
          silentLonger("medium", intervalMedium),
          and(silentLonger("low", intervalLow), wasStrong(userId, new Date(now.getTime() - A_YEAR))),
        ),
      ),
    )
    .orderBy(
      sql`${contacts.priority} = 'high' desc`,
      desc(contacts.score),
      desc(contacts.interactionCount),
      contacts.id,
    )
    .limit(SHOWN);
  return {
    total: rows[0]?.total ?? 0,
    contacts: rows.map(({ total: _, ...contact }) => ({
      ...contact,
      silentDays: elapsedDays(contact.lastInteractionAt, now),
    })),
  };
}
