import type { ContactProfile } from "../../crm/contacts/get-contact.ts";
import type { IdentityKind } from "../../db/schema.ts";
import { inline } from "./clean.ts";

type Identity = ContactProfile["identities"][number];

/** In the order they are shown; each with how its normalized value is written for a reader. */
const KINDS: readonly [kind: IdentityKind, heading: string, written: (value: string) => string][] = [
  ["email", "E-mail", (value) => value],
  ["phone", "Phone", (value) => value],
  ["whatsapp", "WhatsApp", (value) => value],
  ["linkedin", "LinkedIn", (value) => `https://www.linkedin.com/in/${encodeURIComponent(value)}`],
  ["twitter", "Twitter", (value) => `@${value}`],
  ["telegram", "Telegram", (value) => (/^\d+$/.test(value) ? value : `@${value}`)],
  ["instagram", "Instagram", (value) => `@${value}`],
  ["facebook", "Facebook", (value) => `https://www.facebook.com/${encodeURIComponent(value)}`],
  ["website", "Website", (value) => `https://${value}`],
];

/** One line a kind: `E-mail: ines@example.com (work), duarte@example.org` */
export function identityLines(identities: readonly Identity[]): string[] {
  return KINDS.flatMap(([kind, heading, written]) => {
    const values = identities
      .filter((identity) => identity.kind === kind)
      .map(({ value, label }) => inline(written(value)) + (label ? ` (${inline(label)})` : ""));
    return values.length === 0 ? [] : [`${heading}: ${values.join(", ")}`];
  });
}
