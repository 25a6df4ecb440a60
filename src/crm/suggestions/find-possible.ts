import { type SQL, sql } from "drizzle-orm";
import type { Queryable } from "../../db/database.ts";
import type { UserId } from "../../db/schema.ts";
import { dayOf } from "../calendar.ts";
import { hasNearBirthday } from "../events/near-birthdays.ts";
import { DAY } from "../relationships/score.ts";
import { TIER_FLOOR } from "../relationships/tier.ts";
import { CHANNELS } from "./channel.ts";
import type { RuleSettings } from "./contact-facts.ts";
import { DORMANT_DEEP, DORMANT_MID } from "./dormant.ts";
import { DORMANT_EVENT_MAX_DAYS, EVENT_TYPES, LEAST_CONFIDENCE } from "./event-based.ts";
import { DISMISSED_REST_DAYS, FOLLOWED_UP_REST_DAYS, SECOND_TIER_TAG } from "./guards.ts";
import { POINTS } from "./priority.ts";
import { LEAST_INTERACTIONS } from "./time-based.ts";
import { PRESSING_DAYS, READ_NOT_ANSWERED_POINTS } from "./unanswered.ts";

/**
 * Ids of the contacts whom a run has to look at: everybody with an open suggestion, birthday, date, rhythm or event that
 * may be due, and of the many who are merely silent those that can get one of the places. It narrows and decides nothing:
 * the rules do, on the facts; find-possible.test.ts proves that nobody whom they would choose is missing.
 *
 * Expects interaction counts and scores that are fresh.
 */
export async function findPossible(
  db: Queryable,
  userId: UserId,
  settings: RuleSettings,
  now: Date,
): Promise<number[]> {
  const today = dayOf(now, settings.timeZone);
  const { rows } = await db.execute<{ id: number }>(sql`
    with named as materialized (
      select contact_id as id from suggestions where user_id = ${userId} and status in ('pending', 'snoozed')
      union select contact_id from events
        where user_id = ${userId} and type = any(${sql.param([...EVENT_TYPES])})
          and confidence >= ${LEAST_CONFIDENCE}::real
          and occurred_at > ${ago(DORMANT_EVENT_MAX_DAYS + 1, now)} and occurred_at <= ${ago(0, now)}
      union select id from contacts
        where user_id = ${userId} and priority <> 'archived' and ${hasNearBirthday(today)}
      union select id from contacts
        where user_id = ${userId} and priority <> 'archived' and remind_on <= ${today}
      union select id from contacts
        where user_id = ${userId} and priority <> 'archived' and remind_every_days is not null
          and coalesce(last_interaction_at, remind_set_at)
            <= ${ago(0, now)} - make_interval(hours => 24 * remind_every_days)
    ), resting as materialized (
      select contact_id as id from suggestions
      where user_id = ${userId} and status = 'dismissed' and resolved_by = 'user'
        and updated_at > ${ago(DISMISSED_REST_DAYS + 1, now)}
    ), silent as materialized (${silent(userId, settings, now)}
    )
    select id from named
    union all select id from (${allowed(userId, sql`unsure`)}) as unsure
    union all (${best(userId, sql`dormant and not unsure`, settings.budget)})
    union all (${best(userId, sql`not dormant and not unsure`, settings.budget)})
    order by id`);
  return rows.map(({ id }) => id);
}

/**
 * The silent ones with the most points, of equal points those who were added first. Whose message was read and not answered
 * is looked up only until enough are found, and only of those whom its points can bring among the first.
 */
function best(userId: UserId, which: SQL, most: number): SQL {
  const more = sql`${READ_NOT_ANSWERED_POINTS}::integer`;
  const first = sql`order by points desc, id limit ${most}::integer`;
  const last = sql`select case when count(*) >= ${most}::integer then min(points) else 0 end from sure`;
  return sql`
    with sure as materialized (select * from (${allowed(userId, which)}) as allowed ${first})
    select id from (
      select * from sure
      union all
      (select id, points + ${more} from (
        ${allowed(userId, sql`${which} and points >= (${last}) - ${more}`, readNotAnswered(userId))}) as raised ${first})
    ) as either
    group by id order by max(points) desc, id limit ${most}::integer`;
}

/**
 * Those of the silent whom nothing forbids that is too dear to look up for all, the most points first. The sorted rows
 * stand behind an `offset`, and the look-ups within expressions, as they would else be done for everybody.
 * @param only another such look-up, made first, as it holds of few
 */
function allowed(userId: UserId, which: SQL, only: SQL = sql`true`): SQL {
  return sql`
    select id, points from (select * from silent where ${which} order by points desc, id offset 0) as sorted
    where not exists (select from unnest(tags) as tag where lower(tag) = ${SECOND_TIER_TAG})
      and case when ${only} then (select true from identities where user_id = ${userId} and contact_id = sorted.id
        and kind = any(${sql.param([...CHANNELS])}) limit 1) end`;
}

/**
 * Contacts without another reason, silent for longer than their interval or dormant, with the points of that. `unsure`: their last
 * messages may lower the points or rule the contact out.
 */
function silent(userId: UserId, { intervals, dormancy }: RuleSettings, now: Date): SQL {
  const silentOver = (days: number) => sql`last_interaction_at <= ${ago(days + 1, now)}`;
  const silentUpTo = (days: number) => sql`last_interaction_at > ${ago(days + 1, now)}`;
  const overdue = (["high", "medium", "low"] as const).map(
    (priority) =>
      sql`priority = ${priority} and ${silentOver(intervals[priority])}
        and interaction_count >= ${LEAST_INTERACTIONS[priority]}::integer`,
  );
  const dormant = [DORMANT_DEEP, DORMANT_MID].map(
    ({ maxSilentDays, interactions }) =>
      sql`${silentUpTo(maxSilentDays)} and interaction_count >= ${interactions}::integer`,
  );
  const { established, dormantMany, dormantSome, longHistory } = POINTS;
  return sql`
    select id, tags, last_interaction_at, dormant, ${silentUpTo(PRESSING_DAYS)} as unsure,
      interaction_count
      + case when dormant then
          case when interaction_count >= ${dormantMany.interactions}::integer then ${dormantMany.points}::integer
            when interaction_count >= ${dormantSome.interactions}::integer then ${dormantSome.points}::integer
            else 0 end
          + case when first_interaction_at <= last_interaction_at - make_interval(hours => ${24 * longHistory.days}::integer)
            then ${longHistory.points}::integer else 0 end
        else
          case when interaction_count < ${established.interactions}::integer then 0
            when ${silentOver(established.longSilentOverDays)} then ${established.longSilent}::integer
            when ${silentOver(established.silentFromDays - 1)} then ${established.silent}::integer
            else 0 end
          + case when priority = 'high' then ${POINTS.highPriority}::integer else 0 end
        end as points
    from (
      select id, priority, tags, interaction_count, first_interaction_at, last_interaction_at,
        ${silentOver(dormancy)} as dormant
      from contacts
      where user_id = ${userId} and priority <> 'archived'
        and (
          ${silentUpTo(dormancy)} and (score < ${TIER_FLOOR.strong}::integer or priority = 'high')
            and (${either(overdue)})
          or ${silentOver(dormancy)} and (${either(dormant)})
        )
        and (last_follow_up_at is null or last_follow_up_at <= ${ago(FOLLOWED_UP_REST_DAYS + 1, now)})
        and id not in (select id from named)
        and id not in (select id from resting)
    ) as contacts`;
}

/** The condition that the newest interaction is a message of the user's that was read. */
function readNotAnswered(userId: UserId): SQL {
  const newest = sql`user_id = ${userId} and contact_id = sorted.id and occurred_at = last_interaction_at`;
  return sql`coalesce((
    select not exists (select from interactions as later where ${newest} and later.kind <> 'note' and later.id > sent.id)
    from interactions as sent
    where ${newest} and sent.read_by_recipient and sent.direction = 'outbound' and sent.kind = 'message'
    order by sent.id desc limit 1), false)`;
}

function either(conditions: readonly SQL[]): SQL {
  return sql.join([...conditions], sql` or `);
}

function ago(days: number, now: Date): SQL {
  return sql`${new Date(now.getTime() - days * DAY).toISOString()}::timestamptz`;
}
