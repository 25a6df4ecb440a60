import { sql } from "drizzle-orm";
import type { Transaction } from "../../db/database.ts";
import type { UserId } from "../../db/schema.ts";
import { FIELD } from "../search/fields.ts";
import { indexMessageWords } from "../search/index-message-words.ts";

interface Message extends Record<string, unknown> {
  contact_id: number;
  subject: string | null;
  text: string | null;
}

/**
 * Gives a contact that is back after a join what came meanwhile by an identity of its own alone, as far as a message says by
 * which it came: mail and meetings end with the address, chats are named by the other's number or id, calls and meetings of
 * other CRMs by the record. LinkedIn names its conversations alone: a later message goes where the earlier ones went.
 * @param joinedAt when the two became one
 */
export async function returnMessages(
  tx: Transaction,
  userId: UserId,
  { keptId, backId, joinedAt }: { keptId: number; backId: number; joinedAt: Date },
): Promise<void> {
  const { rows } = await tx.execute(sql`
    update interactions i set contact_id = ${backId}
    where i.user_id = ${userId} and i.contact_id = ${keptId} and (exists (
        select from identities own
        where own.user_id = ${userId} and own.contact_id = ${backId}
          and not exists (select from identities k where k.user_id = ${userId} and k.contact_id = ${keptId}
            and k.kind = own.kind and k.value = own.value)
          and (i.conversation = own.value
            or own.kind = 'email' and i.platform in ('email', 'meeting')
              and right(i.external_id, length(own.value) + 1) = '/' || own.value
            or own.kind = 'twitter' and i.platform = 'twitter'
              and own.value = any(string_to_array(i.conversation, '-'))
            or own.kind = 'record' and (i.platform || ':' || i.conversation = own.value
              or starts_with(i.external_id, own.value || '/')
              or starts_with(own.value, 'pingcrm:') and starts_with(i.external_id, 'pingcrm:')
                and right(i.external_id, length(own.value) - 7) = '/' || substr(own.value, 9))))
      or i.platform = 'linkedin' and i.created_at > ${joinedAt.toISOString()}
        and exists (select from interactions b where b.user_id = ${userId} and b.contact_id = ${backId}
          and b.platform = i.platform and b.conversation = i.conversation)
        and not exists (select from interactions k where k.user_id = ${userId} and k.contact_id = ${keptId}
          and k.platform = i.platform and k.conversation = i.conversation
          and k.created_at <= ${joinedAt.toISOString()}))
    returning i.id`);
  if (rows.length === 0) return;
  // A row of words is of many messages: both are written anew.
  const both = sql`(${keptId}::bigint, ${backId}::bigint)`;
  await tx.execute(sql`
    delete from text_words where user_id = ${userId} and contact_id in ${both} and field = ${FIELD.message}`);
  const { rows: messages } = await tx.execute<Message>(sql`
    select contact_id, subject, text from interactions
    where user_id = ${userId} and contact_id in ${both} and kind <> 'note'`);
  await indexMessageWords(
    tx,
    userId,
    messages.map(({ contact_id, subject, text }) => ({ contactId: Number(contact_id), subject, text })),
  );
}
