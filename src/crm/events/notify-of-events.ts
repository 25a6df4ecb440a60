import { sql } from "drizzle-orm";
import type { Database } from "../../db/database.ts";
import type { EventType, UserId } from "../../db/schema.ts";
import { dayOf } from "../calendar.ts";
import { type Notice, notify } from "../notifications/notify.ts";
import { DAY } from "../relationships/score.ts";
import { getSettings } from "../settings/get-settings.ts";
import { DORMANT_EVENT_MAX_DAYS, LEAST_CONFIDENCE } from "../suggestions/event-based.ts";
import { SECOND_TIER_TAG } from "../suggestions/guards.ts";

type Row = {
  id: number;
  contact_id: number;
  name: string;
  type: EventType;
  details: { on?: string; turns?: number; title?: string; company?: string; previousCompany?: string };
};

/** Notifies of birthdays that are near and of new jobs of the last two weeks, of each once. */
export async function notifyOfEvents(db: Database, userId: UserId, now: Date): Promise<void> {
  const { timeZone } = await getSettings(db, userId);
  const today = dayOf(now, timeZone);
  const from = new Date(now.getTime() - (DORMANT_EVENT_MAX_DAYS + 1) * DAY).toISOString();
  const { rows } = await db.execute<Row>(sql`
    select events.id, contact_id, display_name as name, type, details
    from events join contacts on contacts.user_id = events.user_id and contacts.id = contact_id
    where events.user_id = ${userId} and contacts.user_id = ${userId}
      and (type = 'birthday' and details ->> 'on' >= ${today}
        or type in ('job_change', 'promotion') and confidence > ${LEAST_CONFIDENCE}
          and occurred_at > ${from} and occurred_at <= ${now.toISOString()})
      and priority <> 'archived'
      and not exists (select from unnest(tags) as tag where lower(tag) = ${SECOND_TIER_TAG})
    order by events.id`);
  await notify(
    db,
    userId,
    rows.map((row) => noticeOf(row, today)),
    now,
  );
}

function noticeOf({ id, contact_id: contactId, name, type, details }: Row, today: string): Notice {
  const about = { type: "event", link: `/contacts/${contactId}` } as const;
  if (type === "birthday") {
    const on = details.on ?? today;
    return {
      ...about,
      title: `${name} has a birthday on ${DAY_IN_WORDS.format(new Date(on))}`,
      body: details.turns === undefined ? "" : `Turns ${details.turns}.`,
      factKey: `birthday:${contactId}:${on}`,
    };
  }
  const job = [details.title, details.company].filter(Boolean).join(" at ");
  const before = details.previousCompany && details.previousCompany !== details.company;
  return {
    ...about,
    title: type === "promotion" ? `${name} has a new title` : `${name} has a new job`,
    body: [job && `Now ${job}.`, before && `Before, at ${details.previousCompany}.`]
      .filter(Boolean)
      .join(" "),
    factKey: `event:${id}`,
  };
}

const DAY_IN_WORDS = new Intl.DateTimeFormat("en-GB", {
  weekday: "long",
  day: "numeric",
  month: "long",
  timeZone: "UTC",
});
