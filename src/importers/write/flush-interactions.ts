import { sql } from "drizzle-orm";
import { outdateDashboard } from "../../crm/dashboard/outdate-dashboard.ts";
import { indexMessageWords } from "../../crm/search/index-message-words.ts";
import type { Transaction } from "../../db/database.ts";
import type { UserId } from "../../db/schema.ts";
import type { InteractionDraft } from "../draft.ts";
import { toJson } from "./json.ts";

/**
 * Writes the interactions that are not there yet, and their words in the same transaction. Scores are left to the end of
 * the import (`score-contacts.ts`): computed with each batch, a long chat would be read once for each of its batches.
 * @returns how many were new.
 */
export async function flushInteractions(
  tx: Transaction,
  userId: UserId,
  interactions: readonly { contactId: number; draft: InteractionDraft }[],
  now: Date,
): Promise<number> {
  if (interactions.length === 0) return 0;
  const rows = interactions.map(({ contactId, draft }) => ({
    contact_id: contactId,
    kind: draft.kind,
    platform: draft.platform,
    direction: draft.direction,
    subject: draft.subject ?? null,
    text: draft.text ?? null,
    occurred_at: draft.occurredAt.toISOString(),
    read_by_recipient: draft.readByRecipient ?? null,
    conversation: draft.conversation ?? null,
    external_id: draft.externalId,
  }));
  const { rows: added } = await tx.execute<{ platform: string; external_id: string }>(sql`
    insert into interactions (user_id, contact_id, kind, platform, direction, subject, text, occurred_at,
      read_by_recipient, conversation, external_id, created_at)
    select ${userId}, contact_id, kind, platform, direction, subject, text, occurred_at,
      read_by_recipient, conversation, external_id, ${now.toISOString()}
    from json_to_recordset(${toJson(rows)}::json) as r (
      contact_id bigint, kind text, platform text, direction text, subject text, text text,
      occurred_at timestamptz, read_by_recipient boolean, conversation text, external_id text)
    on conflict (user_id, platform, external_id) do nothing
    returning platform, external_id`);
  const isNew = new Set(added.map(({ platform, external_id }) => `${platform}\n${external_id}`));
  const fresh = rows.filter(({ platform, external_id }) => isNew.delete(`${platform}\n${external_id}`));
  await indexMessageWords(
    tx,
    userId,
    fresh.map(({ contact_id, subject, text }) => ({ contactId: contact_id, subject, text })),
  );
  if (fresh.length > 0) await outdateDashboard(tx, userId, "interactions");
  return fresh.length;
}
