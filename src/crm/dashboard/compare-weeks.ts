import { sql } from "drizzle-orm";
import type { Database } from "../../db/database.ts";
import type { UserId } from "../../db/schema.ts";
import { DAY } from "../relationships/score.ts";

/** The last 7 x 24 hours and the 7 x 24 hours before. */
export interface TwoWeeks {
  readonly last7Days: number;
  readonly previous7Days: number;
}

export interface WeekChanges {
  /** Contacts that were added and are not archived. */
  readonly addedContacts: TwoWeeks;
  /** People with whom there was contact; notes are none. */
  readonly inTouch: TwoWeeks;
  /** Suggestions that the user carried out. */
  readonly followUps: TwoWeeks;
}

/** What changed in the last week, and how much it was the week before. */
export async function compareWeeks(db: Database, userId: UserId, now: Date): Promise<WeekChanges> {
  const at = (daysAgo: number) => sql`${new Date(now.getTime() - daysAgo * DAY).toISOString()}::timestamptz`;
  const { rows } = await db.execute<Record<string, string>>(sql`
    with added as (
      select count(*) filter (where created_at > ${at(7)}) as last, count(*) as both
      from contacts
      where user_id = ${userId} and created_at > ${at(14)} and created_at <= ${at(0)} and priority <> 'archived'
    ), met as (
      select contact_id, max(occurred_at) > ${at(7)} as last, min(occurred_at) <= ${at(7)} as before
      from interactions
      where user_id = ${userId} and kind <> 'note' and occurred_at > ${at(14)} and occurred_at <= ${at(0)}
      group by contact_id
    ), done as (
      select count(*) filter (where updated_at > ${at(7)}) as last, count(*) as both
      from suggestions
      where user_id = ${userId} and status = 'completed' and resolved_by = 'user'
        and updated_at > ${at(14)} and updated_at <= ${at(0)}
    )
    select added.last as added, added.both - added.last as added_before,
      (select count(*) from met where last) as met, (select count(*) from met where before) as met_before,
      done.last as done, done.both - done.last as done_before
    from added, done`);
  const of = (name: string): TwoWeeks => ({
    last7Days: Number(rows[0]?.[name]),
    previous7Days: Number(rows[0]?.[`${name}_before`]),
  });
  return { addedContacts: of("added"), inTouch: of("met"), followUps: of("done") };
}
