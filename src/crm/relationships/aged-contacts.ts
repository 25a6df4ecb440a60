import { type SQL, sql } from "drizzle-orm";
import type { UserId } from "../../db/schema.ts";
import {
  BREADTH_MAX_DAYS,
  DAY,
  FREQUENCY_WEIGHTS,
  RECENCY_POINTS,
  RECIPROCITY_WEIGHTS,
  TENURE_STEPS,
} from "./score.ts";

/**
 * Days of age at which an interaction begins to count differently. A `maxDays` holds until the next day is full; at 0 what
 * lay ahead has happened.
 */
const TURNING_AGES = [
  ...new Set([
    0,
    ...[...RECIPROCITY_WEIGHTS, ...FREQUENCY_WEIGHTS, ...RECENCY_POINTS].map(({ maxDays }) => maxDays + 1),
    BREADTH_MAX_DAYS + 1,
    ...TENURE_STEPS.map(({ days }) => days),
  ]),
];

/**
 * Milliseconds. Whoever writes interactions computes the scores of their contacts for the moment at which they began,
 * which for a long import may lie before the last refresh.
 */
const LONGEST_WRITE = 6 * 60 * 60 * 1000;

/**
 * A query for the contacts whose score can have changed with time alone from `since` on: those with an interaction that
 * has reached one of the turning ages. A score is a function of which ages each interaction has reached and of nothing else.
 */
export function agedContacts(userId: UserId, since: Date, now: Date): SQL {
  const ago = (days: number, moment: number) =>
    sql`${new Date(moment - days * DAY).toISOString()}::timestamptz`;
  // Each age by itself, as only so the index is enough: with `or` the rows are read too.
  const turned = TURNING_AGES.map(
    (days) => sql`
      select contact_id from interactions where user_id = ${userId} and kind <> 'note'
        and occurred_at > ${ago(days, since.getTime() - LONGEST_WRITE)} and occurred_at <= ${ago(days, now.getTime())}`,
  );
  return sql`
    select distinct contact_id as id from (${sql.join(turned, sql` union all `)}) as turned
    order by contact_id`;
}
