import { type SQL, sql } from "drizzle-orm";
import type { Queryable } from "../../db/database.ts";
import type { Direction, EventType, IdentityKind, Priority, UserId } from "../../db/schema.ts";
import { DAY } from "../relationships/score.ts";
import { CHANNELS } from "./channel.ts";
import type { ContactFacts, LastContact } from "./contact-facts.ts";
import { DORMANT_EVENT_MAX_DAYS } from "./event-based.ts";

type Row = {
  id: number;
  name: string;
  given_name: string | null;
  company: string | null;
  priority: Priority;
  tags: string[];
  score: number;
  kinds: IdentityKind[] | null;
  interactions: number;
  first_at: number | null;
  last_at: number | null;
  last_contact: LastContact | null;
  last_channel: string | null;
  messages: { direction: Direction; at: number }[] | null;
  outbound: { at: number; read: boolean | null; answered: boolean } | null;
  events:
    | { type: EventType; at: number; confidence: number; source: string; details: Record<string, unknown> }[]
    | null;
  birth_month: number | null;
  birth_day: number | null;
  birth_year: number | null;
  remind_on: string | null;
  remind_every_days: number | null;
  remind_set_at: number | null;
  remind_restarted_at: number | null;
  followed_up_at: number | null;
  dismissed_at: number | null;
  birthday_answered_at: number | null;
};

/** The facts of contacts, in one statement however many they are; contacts of other users and unknown ids are left out. */
export async function gatherFacts(
  db: Queryable,
  userId: UserId,
  contactIds: readonly number[],
  now: Date,
): Promise<ContactFacts[]> {
  if (contactIds.length === 0) return [];
  const until = sql`${now.toISOString()}::timestamptz`;
  const eventsFrom = sql`${new Date(now.getTime() - (DORMANT_EVENT_MAX_DAYS + 1) * DAY).toISOString()}::timestamptz`;
  const of = (table: string) =>
    sql`${sql.raw(table)}.user_id = ${userId} and ${sql.raw(table)}.contact_id = contacts.id`;
  const counting = sql`${of("interactions")} and kind <> 'note' and occurred_at <= ${until}`;
  const { rows } = await db.execute<Row>(sql`
    select contacts.id, display_name as name, given_name, company, priority, tags, score,
      (select array_agg(kind order by identities.id) from identities
        where ${of("identities")} and kind = any(${sql.param([...CHANNELS])})) as kinds,
      interaction_count as interactions,
      ${ms("first_interaction_at")} as first_at,
      ${ms("last_interaction_at")} as last_at,
      (select jsonb_build_object('kind', kind, 'platform', platform, 'direction', direction, 'subject', subject)
        from interactions where ${counting} order by occurred_at desc, interactions.id desc limit 1) as last_contact,
      (select platform from interactions where ${counting} and platform = any(${sql.param([...CHANNELS])})
        order by occurred_at desc, interactions.id desc limit 1) as last_channel,
      (select jsonb_agg(jsonb_build_object('direction', direction, 'at', ${ms("occurred_at")})
          order by occurred_at desc, id desc)
        from (select id, direction, occurred_at from interactions where ${counting} and kind = 'message'
          order by occurred_at desc, interactions.id desc limit 3) as newest) as messages,
      (select jsonb_build_object('at', ${ms("sent.occurred_at")}, 'read', read_by_recipient, 'answered', exists (
            select from interactions where ${counting} and (direction <> 'outbound' or kind <> 'message')
              and (occurred_at, interactions.id) > (sent.occurred_at, sent.id)))
        from (select id, occurred_at, read_by_recipient from interactions
          where ${counting} and kind = 'message' and direction = 'outbound'
          order by occurred_at desc, interactions.id desc limit 1) as sent) as outbound,
      (select jsonb_agg(jsonb_build_object('type', type, 'at', ${ms("occurred_at")}, 'confidence', confidence,
          'source', source, 'details', details) order by occurred_at desc, events.id desc)
        from events where ${of("events")} and occurred_at > ${eventsFrom} and occurred_at <= ${until}) as events,
      birth_month, birth_day, birth_year, remind_on::text, remind_every_days,
      ${ms("remind_set_at")} as remind_set_at,
      ${ms("remind_restarted_at")} as remind_restarted_at,
      ${ms("last_follow_up_at")} as followed_up_at,
      (select ${ms("max(updated_at)")} from suggestions
        where ${of("suggestions")} and status = 'dismissed' and resolved_by = 'user') as dismissed_at,
      (select ${ms("max(updated_at)")} from suggestions
        where ${of("suggestions")} and status in ('completed', 'dismissed') and trigger_type = 'birthday')
        as birthday_answered_at
    from contacts
    where contacts.user_id = ${userId} and contacts.id = any(${sql.param([...contactIds])})
    order by contacts.id`);
  return rows.map(factsOf);
}

/** Milliseconds since 1970: JSON has no dates. */
function ms(moment: string): SQL {
  return sql`(extract(epoch from ${sql.raw(moment)}) * 1000)::float8`;
}

function factsOf(row: Row): ContactFacts {
  const { birth_month: month, birth_day: day, birth_year: year, outbound } = row;
  return {
    contactId: row.id,
    name: row.name,
    givenName: row.given_name,
    company: row.company,
    priority: row.priority,
    tags: row.tags,
    score: row.score,
    identityKinds: row.kinds ?? [],
    interactions: row.interactions,
    firstContactAt: date(row.first_at),
    lastContactAt: date(row.last_at),
    lastContact: row.last_contact,
    lastChannel: row.last_channel,
    newestMessages: (row.messages ?? []).map(({ direction, at }) => ({ direction, at: new Date(at) })),
    lastOutbound: outbound && { ...outbound, at: new Date(outbound.at) },
    events: (row.events ?? []).map((event) => ({ ...event, at: new Date(event.at) })),
    birthday: month !== null && day !== null ? { month, day, year } : null,
    reminder: {
      on: row.remind_on,
      everyDays: row.remind_every_days,
      setAt: date(row.remind_set_at),
      restartedAt: date(row.remind_restarted_at),
    },
    followedUpAt: date(row.followed_up_at),
    dismissedAt: date(row.dismissed_at),
    birthdayAnsweredAt: date(row.birthday_answered_at),
  };
}

function date(at: number | null): Date | null {
  return at === null ? null : new Date(at);
}
