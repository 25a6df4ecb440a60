import { sql } from "drizzle-orm";
import type { Database } from "../../db/database.ts";
import type { UserId } from "../../db/schema.ts";
import { DAY } from "../relationships/score.ts";
import { getSettings } from "../settings/get-settings.ts";

/** Days that a run looks back; more than lie between two runs, and as long as any event is worth a word. */
const LOOK_BACK_DAYS = 14;

/**
 * An event for everybody with whom there was contact again after a silence longer than `dormancy`: when, where, and how
 * many days it had lasted. Certain: both interactions are on record. One that older messages, imported since, have made
 * untrue goes.
 */
export async function recordBrokenSilences(db: Database, userId: UserId, now: Date): Promise<void> {
  const { dormancy } = await getSettings(db, userId);
  const from = new Date(now.getTime() - LOOK_BACK_DAYS * DAY).toISOString();
  await db.execute(sql`
    delete from events
    where user_id = ${userId} and type = 'silence_broken' and (details ->> 'silentDays')::integer > (
      select floor(extract(epoch from events.occurred_at - before.occurred_at) / 86400)::integer
      from interactions as before
      where before.user_id = ${userId} and before.contact_id = events.contact_id and before.kind <> 'note'
        and before.occurred_at < events.occurred_at
      order by before.occurred_at desc limit 1)`);
  await db.execute(sql`
    insert into events (user_id, contact_id, type, occurred_at, confidence, source, details)
    select ${userId}, contact_id, 'silence_broken', at, 1, platform, jsonb_build_object('silentDays', days)
    from (
      select distinct on (contact_id) contact_id, occurred_at as at, platform
      from interactions
      where user_id = ${userId} and kind <> 'note' and occurred_at > ${from} and occurred_at <= ${now.toISOString()}
      order by contact_id, occurred_at, id
    ) as word
    cross join lateral (
      select floor(extract(epoch from word.at - occurred_at) / 86400)::integer as days
      from interactions
      where user_id = ${userId} and contact_id = word.contact_id and kind <> 'note' and occurred_at < word.at
      order by occurred_at desc limit 1
    ) as before
    where days > ${dormancy}::integer
    on conflict do nothing`);
}
