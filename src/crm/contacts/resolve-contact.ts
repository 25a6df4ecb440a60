import { and, eq } from "drizzle-orm";
import type { Database } from "../../db/database.ts";
import { contacts, type UserId } from "../../db/schema.ts";
import { AppError } from "../../errors.ts";
import { clearWinner, findContactsByName, type NamedContact } from "../search/find-contacts-by-name.ts";

/** Either the one contact that is meant, or those that fit a name about equally (none where nobody fits). */
export type Resolved =
  | { contact: { id: number; displayName: string } }
  | { name: string; candidates: NamedContact[] };

const CANDIDATES = 5;

/**
 * Finds the contact that a caller means by its id or by a name.
 * @throws AppError `not_found` for an id that the user has no contact with, `invalid_input` unless exactly one is given.
 */
export async function resolveContact(
  db: Database,
  userId: UserId,
  asked: { contactId?: number | undefined; name?: string | undefined },
): Promise<Resolved> {
  const { contactId, name } = asked;
  if (contactId !== undefined && name === undefined) {
    const [contact] = await db
      .select({ id: contacts.id, displayName: contacts.displayName })
      .from(contacts)
      .where(and(eq(contacts.userId, userId), eq(contacts.id, contactId)));
    if (contact) return { contact };
    throw noSuchContact(contactId);
  }
  if (name === undefined || contactId !== undefined) {
    throw new AppError("invalid_input", "Give either contact_id or name; search_contacts finds the id.");
  }
  const found = await findContactsByName(db, userId, name, CANDIDATES);
  const winner = clearWinner(found);
  if (winner) return { contact: winner };
  return { name, candidates: found.filter(({ distance }) => distance === found[0]?.distance) };
}

export function noSuchContact(contactId: number): AppError {
  return new AppError(
    "not_found",
    `There is no contact with the ID ${contactId}. search_contacts finds the right one.`,
  );
}
