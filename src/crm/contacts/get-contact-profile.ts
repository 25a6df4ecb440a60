import { sql } from "drizzle-orm";
import type { Database } from "../../db/database.ts";
import type { UserId } from "../../db/schema.ts";
import { AppError } from "../../errors.ts";
import { addDays, dayOf, startOfDay } from "../calendar.ts";
import { DAY } from "../relationships/score.ts";
import { getSettings } from "../settings/get-settings.ts";
import { parseFacts, type SuggestionFacts } from "../suggestions/suggestion-facts.ts";
import { type ContactProfile, getContact } from "./get-contact.ts";

/** Days of the strip. */
const YEAR = 365;

/** What the parts of a score were made of. Notes, and what has not happened yet, count nowhere. */
export interface ScoreFacts {
  /** Of the last 365 days, which weigh most; calls and meetings in both. */
  readonly inbound: number;
  readonly outbound: number;
  readonly in30Days: number;
  readonly in90Days: number;
  readonly in365Days: number;
  readonly lastInbound: LastContact | null;
  readonly lastOutbound: LastContact | null;
  /** Of the last five years. */
  readonly platforms: readonly string[];
}

export interface LastContact {
  readonly at: Date;
  readonly platform: string;
  readonly kind: string;
}

export interface DayOfYear {
  /** `YYYY-MM-DD` of the user's calendar. */
  readonly day: string;
  readonly inbound: number;
  readonly outbound: number;
}

export interface FullProfile extends Omit<ContactProfile, "lastInteractions" | "suggestion"> {
  readonly facts: ScoreFacts;
  /** The last 365 days of the user's calendar that had contact, oldest first. */
  readonly year: { readonly from: string; readonly to: string; readonly days: readonly DayOfYear[] };
  readonly suggestion:
    | (NonNullable<ContactProfile["suggestion"]> & { readonly facts: SuggestionFacts })
    | null;
}

/**
 * What the page of a contact shows beside its timeline.
 * @throws AppError `not_found`
 */
export async function getContactProfile(
  db: Database,
  userId: UserId,
  contactId: number,
  now: Date,
): Promise<FullProfile> {
  const { timeZone } = await getSettings(db, userId);
  const today = dayOf(now, timeZone);
  const from = addDays(today, 1 - YEAR);
  const [profile, facts, days, ofSuggestion] = await Promise.all([
    getContact(db, userId, contactId, now),
    scoreFacts(db, userId, contactId, now),
    daysWithContact(db, userId, contactId, { since: startOfDay(from, timeZone), until: now, timeZone }),
    factsOfSuggestion(db, userId, contactId),
  ]);
  if (!profile)
    throw new AppError(
      "not_found",
      "This contact is not there. It may have been deleted or joined with another.",
    );
  const { lastInteractions: _, suggestion, ...rest } = profile;
  return {
    ...rest,
    facts,
    year: { from, to: today, days },
    suggestion: suggestion && { ...suggestion, facts: ofSuggestion },
  };
}

async function scoreFacts(db: Database, userId: UserId, contactId: number, now: Date): Promise<ScoreFacts> {
  const since = (days: number) =>
    sql`occurred_at > ${new Date(now.getTime() - (days + 1) * DAY).toISOString()}::timestamptz`;
  const last = (direction: "inbound" | "outbound") => sql`(
    select jsonb_build_object('at', occurred_at, 'platform', platform, 'kind', kind) from interactions
    where ${counting} and (direction = ${direction} or kind <> 'message') order by occurred_at desc, id desc limit 1)`;
  const counting = sql`user_id = ${userId} and contact_id = ${contactId} and kind <> 'note'
    and occurred_at <= ${now.toISOString()}::timestamptz`;
  const isIn = sql`(direction <> 'outbound' or kind <> 'message')`;
  const isOut = sql`(direction <> 'inbound' or kind <> 'message')`;
  type Facts = Omit<ScoreFacts, "lastInbound" | "lastOutbound"> &
    Record<"lastInbound" | "lastOutbound", LastJson>;
  const { rows } = await db.execute<Facts & Record<string, unknown>>(sql`
    select count(*) filter (where ${since(365)} and ${isIn})::integer as inbound,
      count(*) filter (where ${since(365)} and ${isOut})::integer as outbound,
      count(*) filter (where ${since(30)})::integer as "in30Days",
      count(*) filter (where ${since(90)})::integer as "in90Days",
      count(*) filter (where ${since(365)})::integer as "in365Days",
      coalesce(array_agg(distinct platform) filter (where ${since(1825)}), '{}') as platforms,
      ${last("inbound")} as "lastInbound", ${last("outbound")} as "lastOutbound"
    from interactions where ${counting}`);
  const [facts] = rows;
  if (!facts) throw new AppError("unavailable", "The facts of this contact could not be read.");
  return { ...facts, lastInbound: dated(facts.lastInbound), lastOutbound: dated(facts.lastOutbound) };
}

type LastJson = (Omit<LastContact, "at"> & { at: string }) | null;
const dated = (last: LastJson): LastContact | null => last && { ...last, at: new Date(last.at) };

async function daysWithContact(
  db: Database,
  userId: UserId,
  contactId: number,
  { since, until, timeZone }: { since: Date; until: Date; timeZone: string },
): Promise<DayOfYear[]> {
  const { rows } = await db.execute<{ day: string; inbound: number; outbound: number }>(sql`
    select to_char(occurred_at at time zone ${timeZone}, 'YYYY-MM-DD') as day,
      count(*) filter (where direction <> 'outbound' or kind <> 'message')::integer as inbound,
      count(*) filter (where direction <> 'inbound' or kind <> 'message')::integer as outbound
    from interactions
    where user_id = ${userId} and contact_id = ${contactId} and kind <> 'note'
      and occurred_at >= ${since.toISOString()} and occurred_at <= ${until.toISOString()}
    group by 1 order by 1`);
  return rows;
}

/** Why the pending suggestion was made. */
async function factsOfSuggestion(db: Database, userId: UserId, contactId: number): Promise<SuggestionFacts> {
  const { rows } = await db.execute<{ facts: Record<string, unknown> }>(sql`
    select facts from suggestions where user_id = ${userId} and contact_id = ${contactId} and status = 'pending'
    order by priority desc, id limit 1`);
  return parseFacts(rows[0]?.facts ?? {});
}
