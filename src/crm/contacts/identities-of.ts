import { and, eq, inArray, ne } from "drizzle-orm";
import type { Database } from "../../db/database.ts";
import { type IdentityKind, identities, type UserId } from "../../db/schema.ts";

/** An address or profile of a contact, in its stored form. */
export interface ContactAddress {
  readonly kind: IdentityKind;
  readonly value: string;
}

/** By contact: where each can be reached, in the order they became known. */
export async function identitiesOf(
  db: Database,
  userId: UserId,
  contactIds: readonly number[],
): Promise<Map<number, ContactAddress[]>> {
  const found = new Map<number, ContactAddress[]>();
  const rows = await db
    .select({ contactId: identities.contactId, kind: identities.kind, value: identities.value })
    .from(identities)
    .where(
      and(
        eq(identities.userId, userId),
        inArray(identities.contactId, [...contactIds]),
        ne(identities.kind, "record"),
      ),
    )
    .orderBy(identities.id);
  for (const { contactId, ...address } of rows)
    found.set(contactId, [...(found.get(contactId) ?? []), address]);
  return found;
}
