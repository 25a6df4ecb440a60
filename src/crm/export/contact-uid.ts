import { createHash } from "node:crypto";

/**
 * The UID of a contact's card (RFC 6350, section 6.7.6), the same in every export: its id, and a hash with the moment it was made,
 * which is another where another installation has given the same id.
 * @param createdAt as the database or JSON has it
 */
export function contactUid(id: number, createdAt: string): string {
  const made = new Date(createdAt).toISOString();
  const hash = createHash("sha256").update(`${id} ${made}`).digest("hex").slice(0, 32);
  return `pingcrm-${id}-${hash}`;
}

/** The id of the contact that such a UID may be of; undefined for any other text. */
export function idInUid(text: string): number | undefined {
  const id = Number(/^pingcrm-(\d{1,15})-[0-9a-f]{32}$/.exec(text)?.[1]);
  return Number.isSafeInteger(id) ? id : undefined;
}
