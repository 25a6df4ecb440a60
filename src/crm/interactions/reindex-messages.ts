import { and, eq } from "drizzle-orm";
import type { Transaction } from "../../db/database.ts";
import { interactions, type UserId } from "../../db/schema.ts";
import { textWords } from "../../db/search-schema.ts";
import { FIELD } from "../search/fields.ts";
import { indexMessageWords } from "../search/index-message-words.ts";

/** Derives the words of all messages of one contact again, after one of them was changed or taken away. */
export async function reindexMessages(tx: Transaction, userId: UserId, contactId: number): Promise<void> {
  await tx
    .delete(textWords)
    .where(
      and(
        eq(textWords.userId, userId),
        eq(textWords.contactId, contactId),
        eq(textWords.field, FIELD.message),
      ),
    );
  const messages = await tx
    .select({ contactId: interactions.contactId, subject: interactions.subject, text: interactions.text })
    .from(interactions)
    .where(and(eq(interactions.userId, userId), eq(interactions.contactId, contactId)));
  await indexMessageWords(tx, userId, messages);
}
