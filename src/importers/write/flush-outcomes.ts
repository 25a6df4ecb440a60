import { sql } from "drizzle-orm";
import type { Transaction } from "../../db/database.ts";
import type { UserId } from "../../db/schema.ts";
import type { NotificationDraft, SuggestionDraft } from "../draft.ts";
import { toJson } from "./json.ts";

/**
 * Writes suggestions of another installation with what became of them. One that was written before, and an open one of a
 * contact that has an open one already, is left out.
 */
export async function flushSuggestions(
  tx: Transaction,
  userId: UserId,
  suggestions: readonly { contactId: number; draft: SuggestionDraft }[],
): Promise<void> {
  if (suggestions.length === 0) return;
  const rows = suggestions.map(({ contactId, draft }) => ({
    contact_id: contactId,
    trigger_type: draft.triggerType,
    channel: draft.channel,
    message: draft.message,
    status: draft.status,
    snoozed_until: draft.snoozedUntil ?? null,
    created_at: draft.createdAt.toISOString(),
    source: draft.externalId,
  }));
  await tx.execute(sql`
    insert into suggestions (user_id, contact_id, trigger_type, priority, facts, channel, message, status,
      snoozed_until, resolved_by, created_at, updated_at)
    select ${userId}, contact_id, trigger_type, 0, jsonb_build_object('imported', source), channel, message, status,
      snoozed_until, case when status in ('dismissed', 'completed') then 'user' end, created_at, created_at
    from jsonb_to_recordset(${toJson(rows)}::jsonb) as r (contact_id bigint, trigger_type text, channel text,
      message text, status text, snoozed_until date, created_at timestamptz, source text)
    where not exists (select 1 from suggestions s where s.user_id = ${userId} and s.contact_id = r.contact_id
      and s.facts ->> 'imported' = r.source)
    on conflict do nothing`);
}

/** Writes notifications of another installation, each once. */
export async function flushNotifications(
  tx: Transaction,
  userId: UserId,
  notifications: readonly NotificationDraft[],
): Promise<void> {
  if (notifications.length === 0) return;
  const rows = notifications.map(({ kind, title, body, readAt, createdAt, externalId }) => ({
    type: kind,
    title,
    body,
    fact_key: externalId,
    read_at: readAt?.toISOString() ?? null,
    created_at: createdAt.toISOString(),
  }));
  await tx.execute(sql`
    insert into notifications (user_id, type, title, body, fact_key, read_at, created_at)
    select ${userId}, type, title, body, fact_key, read_at, created_at
    from jsonb_to_recordset(${toJson(rows)}::jsonb)
      as r (type text, title text, body text, fact_key text, read_at timestamptz, created_at timestamptz)
    on conflict (user_id, fact_key) do nothing`);
}
