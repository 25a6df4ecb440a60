import { indexContactWords } from "../src/crm/search/index-contact-words.ts";
import { indexMessageWords } from "../src/crm/search/index-message-words.ts";
import type { Queryable } from "../src/db/database.ts";
import { type contacts, type IdentityKind, identities, type UserId } from "../src/db/schema.ts";
import { createContact, createInteraction } from "./factories.ts";

type Values = Partial<typeof contacts.$inferInsert> & {
  identities?: Partial<Record<IdentityKind, string>>;
  messages?: string[];
};

/** A contact that the search finds: with its identities and messages, and all of their words indexed. */
export async function createSearchable(db: Queryable, userId: UserId, values: Values): Promise<number> {
  const { identities: known = {}, messages = [], ...columns } = values;
  const contactId = await createContact(db, userId, columns);
  for (const [kind, value] of Object.entries(known)) {
    await db.insert(identities).values({ userId, contactId, kind: kind as IdentityKind, value });
  }
  for (const text of messages) await createInteraction(db, userId, contactId, { text });
  await indexContactWords(db, userId, [contactId]);
  await indexMessageWords(
    db,
    userId,
    messages.map((text) => ({ contactId, text })),
  );
  return contactId;
}
