import type { Database } from "../../db/database.ts";
import { contacts, type UserId } from "../../db/schema.ts";
import { AppError } from "../../errors.ts";
import { writeColumns } from "../changes/write-columns.ts";
import { outdateDashboard } from "../dashboard/outdate-dashboard.ts";
import { indexContactWords } from "../search/index-contact-words.ts";
import { type ContactFields, columnsOf } from "./contact-fields.ts";
import { addIdentities, normalizeWritten, type WrittenIdentity } from "./edit-identities.ts";

export interface NewContact extends ContactFields {
  readonly displayName: string;
  readonly identities?: readonly WrittenIdentity[] | undefined;
}

/**
 * Adds a contact that the user wrote down; imports leave alone what stands there.
 * @returns its id
 * @throws AppError `invalid_input` for what cannot be kept, `conflict` for an identity that somebody else has
 */
export async function createContact(
  db: Database,
  userId: UserId,
  { identities, ...fields }: NewContact,
  now: Date,
): Promise<number> {
  const columns = columnsOf(fields);
  const added = (identities ?? []).map(normalizeWritten);
  return db.transaction(async (tx) => {
    const [contact] = await tx
      .insert(contacts)
      .values({ userId, displayName: "", source: "you", createdAt: now, updatedAt: now })
      .returning({ id: contacts.id });
    if (!contact) throw new AppError("unavailable", "The contact could not be added. Try again.");
    const edited = Object.keys(columns).filter((name) => columns[name] !== null);
    await writeColumns(tx, userId, [{ id: contact.id, columns: { ...columns, edited_fields: edited } }], now);
    await addIdentities(tx, userId, contact.id, added);
    await indexContactWords(tx, userId, [contact.id]);
    await outdateDashboard(tx, userId, "contacts");
    return contact.id;
  });
}
