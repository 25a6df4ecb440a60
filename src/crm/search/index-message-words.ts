import { sql } from "drizzle-orm";
import type { Queryable } from "../../db/database.ts";
import type { UserId } from "../../db/schema.ts";
import { FIELD } from "./fields.ts";
import { textRows } from "./text-rows.ts";
import { addTextWords } from "./text-words.ts";

export interface MessageText {
  contactId: number;
  subject?: string | null;
  text: string | null;
}

/**
 * Makes the words of new messages findable, within the caller's transaction: one row for each contact of the batch, so
 * large batches make a small index.
 */
export async function indexMessageWords(
  tx: Queryable,
  userId: UserId,
  messages: readonly MessageText[],
): Promise<void> {
  const wordsOf = new Map<number, Set<string>>();
  for (const { contactId, subject, text } of messages) {
    const words = wordsOf.get(contactId) ?? new Set();
    wordsOf.set(contactId, words);
    if (subject) addTextWords(words, subject);
    if (text) addTextWords(words, text);
  }
  const rows = [...wordsOf].flatMap(([contactId, words]) =>
    textRows(userId, contactId, FIELD.message, words),
  );
  if (rows.length === 0) return;
  await tx.execute(sql`
    insert into text_words (user_id, contact_id, field, words)
    select ${userId}, contact_id, ${FIELD.message}, array_to_tsvector(string_to_array(words, ' ')) from unnest(
      ${sql.param(rows.map((row) => row.contactId))}::bigint[],
      ${sql.param(rows.map((row) => row.words))}::text[]) as t (contact_id, words)`);
}
