import { type SQL, sql } from "drizzle-orm";
import type { Queryable } from "../../db/database.ts";
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

/**
 * Brings score, parts, interaction count and first and last interaction up to date, for the given contacts of a user or
 * for all. Whoever writes interactions calls it with their contacts, last in the same transaction.
 *
 * Only rows that change are written. Given contacts are locked before their interactions are read, so that of two
 * writers the later sees what the earlier wrote. A refresh of all waits for nobody while it holds locks of its own: rows
 * that others are changing are left for the end.
 */
export async function refreshScores(
  db: Queryable,
  userId: UserId,
  options: { now: Date; contactIds?: readonly number[] },
): Promise<void> {
  const { now, contactIds } = options;
  if (!contactIds) {
    const { rows } = await db.execute<{ id: number }>(refreshStatement(userId, now, sql``));
    if (rows.length) await refreshScores(db, userId, { now, contactIds: rows.map(({ id }) => id) });
    return;
  }
  if (contactIds.length === 0) return;
  const ids = sql.param([...contactIds]);
  await db.transaction(async (tx) => {
    await tx.execute(
      sql`select from contacts where user_id = ${userId} and id = any(${ids}) order by id for no key update`,
    );
    await tx.execute(
      refreshStatement(userId, now, sql`and id = any(${ids})`, sql`and contact_id = any(${ids})`),
    );
  });
}

/** Returns the ids of the contacts that were left out because somebody else holds or has just changed them. */
function refreshStatement(userId: UserId, now: Date, ofContacts: SQL, ofInteractions = sql``): SQL {
  return sql`
    with weighed as (
      select contact_id,
        count(*)::integer as interaction_count,
        min(occurred_at) as first_at,
        max(occurred_at) as last_at,
        max(occurred_at) filter (where ${IS_INBOUND}) as last_inbound_at,
        coalesce(sum(${byAge(sql`occurred_at`, RECIPROCITY_WEIGHTS, now)}) filter (where ${IS_INBOUND}), 0) as inbound,
        coalesce(sum(${byAge(sql`occurred_at`, RECIPROCITY_WEIGHTS, now)}) filter (where ${IS_OUTBOUND}), 0) as outbound,
        sum(${byAge(sql`occurred_at`, FREQUENCY_WEIGHTS, now)}) as weight,
        min(platform collate "C") filter (where ${youngerThan(sql`occurred_at`, BREADTH_MAX_DAYS, now)})
          < max(platform collate "C") filter (where ${youngerThan(sql`occurred_at`, BREADTH_MAX_DAYS, now)}) as broad
      from interactions
      where user_id = ${userId} and kind <> 'note' and occurred_at <= ${at(now)} ${ofInteractions}
      group by contact_id
    ), parts as (
      select contact_id, interaction_count, first_at, last_at,
        case when inbound > 0 then
          (2 * ${RECIPROCITY_POINTS}::bigint * least(inbound, outbound)
            * least(${RECIPROCITY_ENOUGH}::bigint, inbound + outbound)
            + ${RECIPROCITY_ENOUGH}::bigint * greatest(inbound, outbound))
          / (2 * ${RECIPROCITY_ENOUGH}::bigint * greatest(inbound, outbound))
        else 0 end as reciprocity,
        case when last_inbound_at is not null then ${byAge(sql`last_inbound_at`, RECENCY_POINTS, now)}
          else ${byAge(sql`last_at`, RECENCY_POINTS, now)} / 2 end as recency,
        case ${sql.join(
          FREQUENCY_STEPS.map(
            ({ least, points }) => sql`when weight >= ${least}::bigint then ${points}::integer`,
          ),
          sql` `,
        )} else 0 end as frequency,
        case when broad then 1 else 0 end as breadth,
        case ${sql.join(
          TENURE_STEPS.map(
            ({ interactions, days, points }) =>
              sql`when interaction_count >= ${interactions}::integer and first_at <= ${ago(days, now)} then ${points}::integer`,
          ),
          sql` `,
        )} else 0 end as tenure
      from weighed
    ), fresh as (
      select id,
        contacts.interaction_count as seen_count,
        last_interaction_at as seen_last_at,
        least(${MAX_SCORE}::bigint, coalesce(reciprocity + recency + frequency + breadth + tenure, 0)) as score,
        coalesce(reciprocity, 0) as reciprocity,
        coalesce(recency, 0) as recency,
        coalesce(frequency, 0) as frequency,
        coalesce(breadth, 0) as breadth,
        coalesce(tenure, 0) as tenure,
        coalesce(parts.interaction_count, 0) as interaction_count,
        first_at, last_at
      from contacts left join parts on parts.contact_id = id
      where user_id = ${userId} ${ofContacts}
    ), changed as (
      select fresh.* from fresh join contacts using (id)
      where user_id = ${userId}
        and (contacts.score, score_reciprocity, score_recency, score_frequency, score_breadth, score_tenure,
            contacts.interaction_count, first_interaction_at, last_interaction_at)
          is distinct from (fresh.score, reciprocity, recency, frequency, breadth, tenure,
            fresh.interaction_count, first_at, last_at)
    ), held as (
      select contacts.id
      from contacts join changed on changed.id = contacts.id
      where user_id = ${userId} and contacts.interaction_count = seen_count
        and last_interaction_at is not distinct from seen_last_at
      for no key update of contacts skip locked
    ), written as (
      update contacts set
        score = changed.score,
        score_reciprocity = reciprocity,
        score_recency = recency,
        score_frequency = frequency,
        score_breadth = breadth,
        score_tenure = tenure,
        interaction_count = changed.interaction_count,
        first_interaction_at = first_at,
        last_interaction_at = last_at
      from changed join held using (id)
      where user_id = ${userId} and contacts.id = changed.id
    )
    select id from changed except select id from held`;
}

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
  const cases = table.map(
    ({ maxDays, value }) => sql`when ${youngerThan(moment, maxDays, now)} then ${value}::integer`,
  );
  return sql`(case ${sql.join(cases, sql` `)} else 0 end)`;
}
