import { type SQL, sql } from "drizzle-orm";
import type { Queryable } from "../../db/database.ts";
import type { Priority, UserId } from "../../db/schema.ts";
import { scoresAt } from "../relationships/changed-scores.ts";
import { DAY, RECENCY_POINTS, TENURE_STEPS } from "../relationships/score.ts";
import { TIER_FLOOR } from "../relationships/tier.ts";

const SHOWN = 5;
const A_YEAR = 365 * DAY;
const MANY_INTERACTIONS = TENURE_STEPS[0].interactions;
const HEARD_OF_DAYS = Math.max(...RECENCY_POINTS.map(({ maxDays }) => maxDays));

/**
 * Contacts of low priority, silent for longer than their interval, who were strong a year ago. Those of higher priority
 * are quiet whatever they were. With no contact in the 90 days before and fewer than 50 interactions nobody is strong
 * (at most reciprocity 4, frequency 1, breadth 1, tenure 1): they are not looked at.
 */
export async function findOnceStrong(
  db: Queryable,
  userId: UserId,
  now: Date,
  { intervalLow }: { intervalLow: number },
): Promise<number[]> {
  const then = new Date(now.getTime() - A_YEAR);
  const ago = (days: number, from: Date) =>
    sql`${new Date(from.getTime() - days * DAY).toISOString()}::timestamptz`;
  const low = sql`(select array_agg(id) from contacts where user_id = ${userId} and priority = 'low'
    and first_interaction_at <= ${ago(0, then)} and last_interaction_at <= ${ago(intervalLow + 1, now)}
    and (interaction_count >= ${MANY_INTERACTIONS}::integer or last_interaction_at > ${ago(HEARD_OF_DAYS + 1, then)}))::bigint[]`;
  const { rows } = await db.execute<{ id: number }>(sql`
    select id from (${scoresAt(userId, then, low)}) as scores where score >= ${TIER_FLOOR.strong}::integer`);
  return rows.map(({ id }) => id);
}

/**
 * The condition that a contact is silent for longer than the interval of its priority, and of high or medium priority or
 * strong a year ago. Somebody with whom there was no contact ever did not go quiet.
 * @param choice days of silence for high, medium and low priority, and the ids that `findOnceStrong` gave
 */
export function isQuiet(
  now: Date,
  choice: { intervals: readonly number[]; onceStrong: readonly number[] },
): SQL {
  const [high = 0, medium = 0, low = 0] = choice.intervals;
  const silent = (priority: Priority, interval: number): SQL =>
    sql`priority = ${priority} and last_interaction_at
      <= ${new Date(now.getTime() - (interval + 1) * DAY).toISOString()}::timestamptz`;
  return sql`(${silent("high", high)} or ${silent("medium", medium)}
    or ${silent("low", low)} and id = any(${sql.param([...choice.onceStrong])}::bigint[]))`;
}

/** The most important of the contacts of whom `quiet` holds. */
export async function findQuiet(db: Queryable, userId: UserId, quiet: SQL): Promise<number[]> {
  const { rows } = await db.execute<{ id: number }>(sql`
    select id from contacts where user_id = ${userId} and ${quiet}
    order by priority = 'high' desc, score desc, interaction_count desc, id
    limit ${SHOWN}`);
  return rows.map(({ id }) => id);
}
