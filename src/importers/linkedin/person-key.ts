import { createHash } from "node:crypto";
import { type Identity, linkedinSlug } from "../../crm/contacts/normalize-identity.ts";
import { fold } from "../../crm/search/fold.ts";
import { cleanName } from "../person-name.ts";

/** Somebody in an export: the slug of the profile, or `~` and the folded name where there is no profile. */
export type PersonKey = string;

/** Undefined for `LinkedIn Member` and for nobody at all. */
export function personKey(url: string, name: string): PersonKey | undefined {
  const slug = linkedinSlug(url);
  if (slug) return slug;
  const folded = foldedName(name);
  return folded && folded !== "linkedin member" ? `~${folded}` : undefined;
}

export const foldedName = (name: string) =>
  fold(cleanName(name))
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** What the contact of such a person is found by again. */
export function identityOf(key: PersonKey): Identity {
  if (!key.startsWith("~")) return { kind: "linkedin", value: key };
  return { kind: "record", value: `linkedin:${hash(key)}` };
}

export const hash = (...parts: readonly string[]) =>
  createHash("sha256").update(parts.join("\0")).digest("base64url").slice(0, 24);

/** Without a record of its own, a connection is known by its name and the day of connecting. */
export const connectionRecord = (name: string, connectedOn: string) =>
  `linkedin:${hash(foldedName(name), connectedOn)}`;

/** A name for somebody of whom only the address of the profile is known: `jane-doe-1a2b3c` is Jane Doe. */
export function nameOfSlug(slug: string): string {
  const words = slug.split("-").filter((word) => !/\d/.test(word) && word !== "");
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(" ") || slug;
}
