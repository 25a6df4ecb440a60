import { type SQL, sql } from "drizzle-orm";
import type { UserId } from "../../db/schema.ts";
import {
  type AgeTable,
  BREADTH_MAX_DAYS,
  DAY,
  FREQUENCY_STEPS,
  FREQUENCY_WEIGHTS,
  MAX_SCORE,
  RECENCY_POINTS,
  RECIPROCITY_ENOUGH,
  RECIPROCITY_POINTS,
  RECIPROCITY_WEIGHTS,
  TENURE_STEPS,
} from "./score.ts";

/** A contact whose stored values are no longer true. Instants are as the database writes them, to the microsecond. */
export type ChangedScore = {
  id: number;
  score: number;
  reciprocity: number;
  recency: number;
  frequency: number;
  breadth: number;
  tenure: number;
  interactions: number;
  first_at: string | null;
  last_at: string | null;
  stored_interactions: number;
  stored_last_at: string | null;
};

/** A query for what the interactions of a user's contacts say at a moment; contacts without any are left out. */
export function scoresAt(userId: UserId, now: Date, contactIds?: SQL): SQL {
  const ofInteractions = contactIds ? sql`and contact_id = any(${contactIds})` : sql``;
  return sql`
    with weighed as (
      select contact_id,
        count(*) as interactions,
        min(occurred_at) as first_at,
        max(occurred_at) as last_at,
        max(occurred_at) filter (where ${IS_INBOUND}) as last_inbound_at,
        coalesce(sum(${byAge(sql`occurred_at`, RECIPROCITY_WEIGHTS, now)}) filter (where ${IS_INBOUND}), 0) as inbound,
        coalesce(sum(${byAge(sql`occurred_at`, RECIPROCITY_WEIGHTS, now)}) filter (where ${IS_OUTBOUND}), 0) as outbound,
        sum(${byAge(sql`occurred_at`, FREQUENCY_WEIGHTS, now)}) as weight,
        coalesce(min(${PLATFORM}) filter (where ${youngerThan(sql`occurred_at`, BREADTH_MAX_DAYS, now)})
          < max(${PLATFORM}) filter (where ${youngerThan(sql`occurred_at`, BREADTH_MAX_DAYS, now)}), false) as broad
      from interactions
      where user_id = ${userId} and kind <> 'note' and occurred_at <= ${at(now)} ${ofInteractions}
      group by contact_id
    ), parts as (
      select contact_id as id, interactions, first_at, last_at,
        case when inbound > 0 then
          (2 * ${RECIPROCITY_POINTS}::bigint * least(inbound, outbound)
            * least(${RECIPROCITY_ENOUGH}::bigint, inbound + outbound)
            + ${RECIPROCITY_ENOUGH}::bigint * greatest(inbound, outbound))
          / (2 * ${RECIPROCITY_ENOUGH}::bigint * greatest(inbound, outbound))
        else 0 end as reciprocity,
        case when last_inbound_at is not null then ${byAge(sql`last_inbound_at`, RECENCY_POINTS, now)}
          else ${byAge(sql`last_at`, RECENCY_POINTS, now)} / 2 end as recency,
        case ${steps(FREQUENCY_STEPS.map(({ least, points }) => [sql`weight >= ${least}::bigint`, points]))} as frequency,
        case when broad then 1 else 0 end as breadth,
        case ${steps(
          TENURE_STEPS.map(({ interactions, days, points }) => [
            sql`interactions >= ${interactions}::bigint and first_at <= ${ago(days, now)}`,
            points,
          ]),
        )} as tenure
      from weighed
    )
    select least(${MAX_SCORE}::bigint, reciprocity + recency + frequency + breadth + tenure) as score, parts.*
    from parts`;
}

/**
 * A query for the contacts whose stored values are not what their interactions say, by id.
 *
 * The join is a full one because the planner can only hash or merge that. Right after a first import it takes the user's
 * rows for very few, and would go through all interactions once for each contact.
 */
export function changedScores(userId: UserId, now: Date, contactIds?: SQL): SQL {
  const ofContacts = contactIds ? sql`and id = any(${contactIds})` : sql``;
  return sql`
    with fresh as (${scoresAt(userId, now, contactIds)}
    ), stored as (
      select * from contacts where user_id = ${userId} ${ofContacts}
    )
    select stored.id,
      coalesce(fresh.score, 0) as score,
      coalesce(reciprocity, 0) as reciprocity,
      coalesce(recency, 0) as recency,
      coalesce(frequency, 0) as frequency,
      coalesce(breadth, 0) as breadth,
      coalesce(tenure, 0) as tenure,
      coalesce(interactions, 0) as interactions,
      first_at::text, last_at::text,
      interaction_count as stored_interactions,
      last_interaction_at::text as stored_last_at
    from fresh full join stored on stored.id = fresh.id
    where (stored.score, score_reciprocity, score_recency, score_frequency, score_breadth, score_tenure,
        interaction_count, first_interaction_at, last_interaction_at)
      is distinct from (coalesce(fresh.score, 0), coalesce(reciprocity, 0), coalesce(recency, 0),
        coalesce(frequency, 0), coalesce(breadth, 0), coalesce(tenure, 0), coalesce(interactions, 0), first_at, last_at)
    order by stored.id`;
}

/** A number for each platform: 64 bits of hash tell names apart, and are compared and kept at a third of the cost. */
const PLATFORM = sql`hashtextextended(platform, 0)`;
const IS_INBOUND = sql`(direction <> 'outbound' or kind <> 'message')`;
const IS_OUTBOUND = sql`(direction <> 'inbound' or kind <> 'message')`;

function at(moment: Date): SQL {
  return sql`${moment.toISOString()}::timestamptz`;
}

function ago(days: number, now: Date): SQL {
  return at(new Date(now.getTime() - days * DAY));
}

/** Rounded down, an age is still `days` until the next day is full. */
function youngerThan(moment: SQL, days: number, now: Date): SQL {
  return sql`${moment} > ${ago(days + 1, now)}`;
}

function byAge(moment: SQL, table: AgeTable, now: Date): SQL {
  return sql`(case ${steps(table.map(({ maxDays, value }) => [youngerThan(moment, maxDays, now), value]))})`;
}

/** What follows `case`: the value of the first condition that holds, else 0. */
function steps(cases: readonly (readonly [condition: SQL, value: number])[]): SQL {
  const whens = cases.map(([condition, value]) => sql`when ${condition} then ${value}::integer`);
  return sql`${sql.join(whens, sql` `)} else 0 end`;
}
