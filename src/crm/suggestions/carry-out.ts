import { and, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { Queryable } from "../../db/database.ts";
import { type SuggestionStatus, suggestions, type UserId } from "../../db/schema.ts";
import type { OpenSuggestion, SuggestionText } from "./open-suggestions.ts";
import type { RunPlan } from "./plan-run.ts";

/**
 * Writes what a run decided. A user may act at the same moment: only what is still as it was read is written. Contacts are
 * locked before suggestions.
 */
export async function carryOut(db: Queryable, userId: UserId, plan: RunPlan, now: Date): Promise<void> {
  const at = sql`${now.toISOString()}::timestamptz`;
  if (plan.datesUsedUp.length) {
    await db.execute(sql`
      update contacts set remind_on = null where user_id = ${userId} and id in (
        select id from contacts where user_id = ${userId} and id = any(${sql.param([...plan.datesUsedUp])}::bigint[])
        order by id for no key update)`);
  }
  await end(db, userId, plan.answered, "completed", now);
  await end(db, userId, plan.expired, "expired", now);
  if (plan.changed.length) {
    const rows = plan.changed.map(({ suggestion, text }) => ({
      ...asRow(text),
      id: suggestion.id,
      was: suggestion.status,
    }));
    await db.execute(sql`
      update suggestions set trigger_type = new.trigger_type, priority = new.priority, facts = new.facts,
        channel = new.channel, message = new.message, status = 'pending', snoozed_until = null, updated_at = ${at}
      from ${recordset(rows)} where user_id = ${userId} and suggestions.id = new.id and status = new.was`);
  }
  if (plan.made.length) {
    const rows = plan.made.map(({ contact, text }) => ({ ...asRow(text), contact_id: contact.contactId }));
    await db.execute(sql`
      insert into suggestions (user_id, contact_id, trigger_type, priority, facts, channel, message, variant,
        created_at, updated_at)
      select ${userId}, contacts.id, trigger_type, new.priority, facts, channel, message, variant, ${at}, ${at}
      from ${recordset(rows)} join contacts on contacts.user_id = ${userId} and contacts.id = contact_id
      order by new.priority desc, contacts.id
      on conflict do nothing`);
  }
}

async function end(
  db: Queryable,
  userId: UserId,
  ended: readonly OpenSuggestion[],
  status: SuggestionStatus,
  now: Date,
): Promise<void> {
  if (ended.length === 0) return;
  const ids = ended.map(({ id }) => id);
  await db
    .update(suggestions)
    .set({ status, resolvedBy: "system", snoozedUntil: null, updatedAt: now })
    .where(
      and(
        eq(suggestions.userId, userId),
        inArray(suggestions.id, ids),
        inArray(suggestions.status, ["pending", "snoozed"]),
      ),
    );
}

function asRow({ triggerType, ...text }: SuggestionText) {
  return { trigger_type: triggerType, ...text };
}

function recordset(rows: readonly object[]): SQL {
  return sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as new (id bigint, was text, contact_id bigint,
    trigger_type text, priority integer, facts jsonb, channel text, message text, variant smallint)`;
}
