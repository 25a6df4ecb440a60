import { sql } from "drizzle-orm";
import type { Database } from "../../db/database.ts";
import type { UserId } from "../../db/schema.ts";
import { dayOf, nextBirthday, startOfDay } from "../calendar.ts";
import { getSettings } from "../settings/get-settings.ts";
import { hasNearBirthday } from "./near-birthdays.ts";

/**
 * An event for every birthday of the next days in the user's calendar, once a year. With a known year it says which
 * birthday it is. Certain: it is what the contact's own record says.
 */
export async function recordBirthdays(db: Database, userId: UserId, now: Date): Promise<void> {
  const { timeZone } = await getSettings(db, userId);
  const today = dayOf(now, timeZone);
  const { rows } = await db.execute<{ id: number; month: number; day: number; year: number | null }>(sql`
    select id, birth_month as month, birth_day as day, birth_year as year from contacts
    where user_id = ${userId} and priority <> 'archived' and ${hasNearBirthday(today)}`);
  if (rows.length === 0) return;
  const birthdays = rows.map(({ id, month, day, year }) => {
    const { on } = nextBirthday(month, day, today);
    const turns = year === null ? {} : { turns: Number(on.slice(0, 4)) - year };
    return { contact_id: id, at: startOfDay(on, timeZone).toISOString(), details: { on, ...turns } };
  });
  await db.execute(sql`
    insert into events (user_id, contact_id, type, occurred_at, confidence, source, details)
    select ${userId}, contact_id, 'birthday', at, 1, 'profile', details
    from jsonb_to_recordset(${JSON.stringify(birthdays)}::jsonb)
      as birthday (contact_id bigint, at timestamptz, details jsonb)
    on conflict do nothing`);
}
