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
 * Gives a contact that is back after a join the mail and meetings that came meanwhile by an address of its own alone:
 * their ids end with it. Other messages do not say by which identity they came and stay where they are.
 */
export async function returnMessages(
  tx: Transaction,
  userId: UserId,
  keptId: number,
  backId: number,
): Promise<void> {
  const { rows } = await tx.execute(sql`
    update interactions i set contact_id = ${backId}
    from identities own
    where own.user_id = ${userId} and own.contact_id = ${backId} and own.kind = 'email'
      and not exists (select 1 from identities k where k.user_id = ${userId} and k.contact_id = ${keptId}
        and k.kind = 'email' and k.value = own.value)
      and i.user_id = ${userId} and i.contact_id = ${keptId} and i.platform in ('email', 'meeting')
      and right(i.external_id, length(own.value) + 1) = '/' || own.value
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
