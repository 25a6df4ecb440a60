import { and, desc, eq, gte, lte, or, sql } from "drizzle-orm";
import { getSettings } from "../../accounts/get-settings.ts";
import type { Database } from "../../db/database.ts";
import { contacts, type Priority, type UserId } from "../../db/schema.ts";
import { DAY, elapsedDays } from "../relationships/score.ts";

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

/** Contacts of high or medium priority that have been silent for longer than the interval of their priority. */
export async function getQuietContacts(db: Database, userId: UserId, now: Date): Promise<QuietContacts> {
  const { intervalHigh, intervalMedium } = await getSettings(db, userId);
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
        or(silentLonger("high", intervalHigh), silentLonger("medium", intervalMedium)),
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
