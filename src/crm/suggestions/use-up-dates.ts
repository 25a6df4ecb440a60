import { sql } from "drizzle-orm";
import type { Queryable } from "../../db/database.ts";
import type { UserId } from "../../db/schema.ts";

/**
 * Contacts whose suggestion was answered by contact: a date of the user's that had come by then is used up.
 * @param timeZone the user's, in which the date is meant
 */
export async function useUpDates(
  db: Queryable,
  userId: UserId,
  contactIds: readonly number[],
  timeZone: string,
): Promise<void> {
  if (contactIds.length === 0) return;
  await db.execute(sql`
    update contacts set remind_on = null
    where user_id = ${userId} and id = any(${sql.param([...contactIds])})
      and remind_on <= (last_interaction_at at time zone ${timeZone})::date`);
}
