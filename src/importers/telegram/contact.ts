import { z } from "zod";
import { type Identity, normalizePhone } from "../../crm/contacts/normalize-identity.ts";
import type { Draft } from "../draft.ts";
import type { ReadContext } from "../format.ts";
import { readName } from "../person-name.ts";

const CONTACT = z.object({
  user_id: z.number().optional(),
  first_name: z.string().nullish(),
  last_name: z.string().nullish(),
  phone_number: z.string().nullish(),
});

/** An entry of `contacts.list`: somebody of the address book, whether or not on Telegram (user id 0). */
export function readContact(value: unknown, place: string, context: ReadContext): Draft {
  const contact = CONTACT.safeParse(value).data;
  if (!contact) return { type: "problem", place, why: "This is no contact as Telegram writes them." };
  const phone = contact.phone_number ? normalizePhone(contact.phone_number, context.region) : undefined;
  const identities: Identity[] = [];
  if (contact.user_id) identities.push({ kind: "telegram", value: `user${contact.user_id}` });
  if (phone) identities.push({ kind: "phone", value: phone });
  const name = readName({ given: contact.first_name ?? "", family: contact.last_name ?? "" });
  if (!name.displayName) return { type: "skipped", why: "contacts without a name" };
  return { type: "contact", ...name, identities };
}
