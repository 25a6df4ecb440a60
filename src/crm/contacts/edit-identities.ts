import { sql } from "drizzle-orm";
import type { Transaction } from "../../db/database.ts";
import type { UserId, WritableKind } from "../../db/schema.ts";
import { AppError } from "../../errors.ts";
import type { Row } from "../changes/record-change.ts";
import { text } from "./contact-fields.ts";
import {
  type Identity,
  identityOfUrl,
  linkedinSlug,
  normalizeEmail,
  normalizeHandle,
  normalizePhone,
} from "./normalize-identity.ts";

export interface WrittenIdentity {
  readonly kind: WritableKind;
  readonly value: string;
  readonly label?: string | null | undefined;
  /** Somebody else may have it too, as a family has a telephone. */
  readonly shared?: boolean | undefined;
}

export interface AddedIdentity extends Identity {
  readonly shared: boolean;
}

const EXPECTED: Record<WritableKind, string> = {
  email: "an e-mail address such as ada@example.com",
  phone: "a telephone number such as +351 912 345 678",
  whatsapp: "a telephone number such as +351 912 345 678",
  linkedin: "a LinkedIn profile such as linkedin.com/in/ada",
  twitter: "a user name such as @ada",
  telegram: "a user name such as @ada",
  facebook: "a user name or the profile's address",
  instagram: "a user name such as @ada",
  website: "an address such as example.com",
};

/**
 * The form in which an identity is kept.
 * @throws AppError `invalid_input` that says what is expected
 */
export function normalizeWritten({ kind, value, label, shared = false }: WrittenIdentity): AddedIdentity {
  const normalized = storedForm(kind, value.trim());
  if (!normalized) throw new AppError("invalid_input", `“${value.trim()}” is not ${EXPECTED[kind]}.`);
  const said = text("label", label ?? "", 60);
  return { kind, value: normalized, shared, ...(said && { label: said }) };
}

function storedForm(kind: WritableKind, value: string): string | undefined {
  if (kind === "email") return normalizeEmail(value);
  if (kind === "phone" || kind === "whatsapp") return normalizePhone(value);
  if (kind === "linkedin") return linkedinSlug(value) ?? normalizeHandle(kind, value);
  if (kind !== "website") return normalizeHandle(kind, value);
  const found = identityOfUrl(value);
  return found?.kind === "website" ? found.value : undefined;
}

/**
 * Gives a contact identities.
 * @returns the rows that are new
 * @throws AppError `conflict` that names the contact who has one of them, unless it is said to be shared
 */
export async function addIdentities(
  tx: Transaction,
  userId: UserId,
  contactId: number,
  added: readonly AddedIdentity[],
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const { kind, value, label, shared } of added) {
    const { rows: holders } = await tx.execute<{ id: number; name: string }>(sql`
      select c.id, c.display_name as name
      from identities i join contacts c on c.user_id = i.user_id and c.id = i.contact_id
      where i.user_id = ${userId} and i.kind = ${kind} and i.value = ${value} and i.contact_id <> ${contactId}
      order by c.id limit 1`);
    if (holders[0] && !shared) {
      throw new AppError(
        "conflict",
        `${value} already belongs to ${holders[0].name}. Remove it there first, or join the two under Import, Duplicates.`,
      );
    }
    const { rows: inserted } = await tx.execute<{ row: Row }>(sql`
      insert into identities as i (user_id, contact_id, kind, value, label)
      values (${userId}, ${contactId}, ${kind}, ${value}, ${label ?? null})
      on conflict do nothing returning to_jsonb(i) as row`);
    rows.push(...inserted.map(({ row }) => row));
  }
  return rows;
}

/** Takes identities from a contact. @returns the rows that are gone. */
export async function removeIdentities(
  tx: Transaction,
  userId: UserId,
  contactId: number,
  removed: readonly { kind: WritableKind; value: string }[],
): Promise<Row[]> {
  const { rows } = await tx.execute<{ row: Row }>(sql`
    delete from identities i
    using jsonb_to_recordset(${JSON.stringify(removed)}::jsonb) as r (kind text, value text)
    where i.user_id = ${userId} and i.contact_id = ${contactId} and i.kind = r.kind and i.value = r.value
    returning to_jsonb(i) as row`);
  return rows.map(({ row }) => row);
}
