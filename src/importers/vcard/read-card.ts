import { createHash } from "node:crypto";
import { type Identity, isRoleAddress } from "../../crm/contacts/normalize-identity.ts";
import { idInUid } from "../../crm/export/contact-uid.ts";
import { fold } from "../../crm/search/fold.ts";
import type { ContactDraft, Problem, Skipped } from "../draft.ts";
import type { ReadContext } from "../format.ts";
import { readName } from "../person-name.ts";
import { parseBirthday } from "./birthday.ts";
import { identitiesOf, unreadOf } from "./identities.ts";
import { type Property, readProperty } from "./read-property.ts";
import type { Card } from "./split-cards.ts";

/** Shorter ids (`42`) are numbers of one address book and may stand for others in the next. */
const MIN_UID = 16;
/** Labels that Google gives everybody. */
const NO_TAGS = new Set(["mycontacts", "my contacts", "starred", "imported"]);

/** The person on a card. */
export function readCard(card: Card, { region, now }: ReadContext): ContactDraft | Problem | Skipped {
  const properties = card.lines.flatMap((line) => readProperty(line, card.version) ?? []);
  if (properties.length === 0) return { type: "problem", place: card.place, why: "The card is empty." };
  const text = (name: string) => partsOf(properties, name)[0] ?? "";
  const identities = identitiesOf(properties, region);
  const [family, given] = partsOf(properties, "n");
  const addresses = new Set(identities.map(({ value }) => value));
  // Phones write the address for the name of who has none, in either place.
  const unlessAddress = (shown = "") =>
    addresses.has(shown.toLowerCase()) || /^\+?[\d\s()./-]+$/.test(shown) ? "" : shown;
  const display = unlessAddress(text("fn"));
  const name = readName({ display, given: unlessAddress(given), family: unlessAddress(family) });
  const company = text("org");
  if (isCompany(properties, { company, display, hasName: Boolean(given || family) })) {
    return { type: "skipped", why: "cards of companies and groups" };
  }
  const title = text("title") || text("role");
  const birthday = birthdayOf(properties, now);
  const unread = unreadOf(properties, region);
  if (!birthday && text("bday") !== "") unread.push("birthdays");
  const location = locationOf(properties);
  const notes = textsOf(properties, "note").join("\n\n");
  const record = recordOf(text("uid"), identities, [
    name.displayName,
    company,
    JSON.stringify(birthday ?? ""),
  ]);
  return {
    type: "contact",
    ...name,
    identities: record ? [...identities, record] : identities,
    tags: tagsOf(properties),
    ...(company && { company }),
    ...(title && { title }),
    ...(location && { location }),
    ...(birthday && { birthday }),
    ...(notes && { notes }),
    ...(unread.length > 0 && { unread }),
  };
}

/** The parts of the first property of a name that says anything. */
function partsOf(properties: readonly Property[], wanted: string): readonly string[] {
  const parts = properties.filter(({ name }) => name === wanted).flatMap(({ values }) => values.slice(0, 1));
  return parts.find((part) => part.some((text) => text !== "")) ?? [];
}

const textsOf = (properties: readonly Property[], wanted: string): string[] =>
  properties
    .filter(({ name }) => name === wanted)
    .flatMap(({ values }) => values.flat())
    .filter((text) => text !== "");

function isCompany(
  properties: readonly Property[],
  { company, display, hasName }: { company: string; display: string; hasName: boolean },
): boolean {
  const kinds = ["kind", "x-abshowas", "x-addressbookserver-kind"].flatMap((name) =>
    textsOf(properties, name),
  );
  if (kinds.some((kind) => /^(company|org|group|location)$/i.test(kind))) return true;
  return !hasName && company !== "" && (display === "" || fold(display) === fold(company));
}

function birthdayOf(properties: readonly Property[], now: Date) {
  const property = properties.find(({ name }) => name === "bday");
  const text = property?.values[0]?.[0];
  return text === undefined ? undefined : parseBirthday(text, now, property?.params["x-apple-omit-year"]);
}

/** City and country, of the home before that of the work. */
function locationOf(properties: readonly Property[]): string {
  const addresses = properties
    .filter(({ name }) => name === "adr")
    .sort((a, b) => Number(b.types.includes("home")) - Number(a.types.includes("home")));
  for (const { values } of addresses) {
    const [, , , city = "", region = "", , country = ""] = values[0] ?? [];
    const place = [city || region, country]
      .map((part) => part.replace(/\s+/g, " "))
      .filter((part) => part !== "");
    if (place.length > 0) return place.join(", ");
  }
  return "";
}

function tagsOf(properties: readonly Property[]): string[] {
  const tags = textsOf(properties, "categories").map((tag) => tag.replace(/^\* ?/, ""));
  return [...new Set(tags)].filter((tag) => tag !== "" && !NO_TAGS.has(tag.toLowerCase()));
}

/** By what a card is found again: its id, or for a card with no address of a person's own a hash of who it is about. */
function recordOf(
  uid: string,
  identities: readonly Identity[],
  about: readonly string[],
): Identity | undefined {
  const id = uid.replace(/^urn:uuid:/i, "").toLowerCase();
  const hash = (text: string) => createHash("sha256").update(text).digest("base64url").slice(0, 24);
  // Of PingCRM's own export: it is compared with the contacts themselves.
  if (idInUid(id) !== undefined) return { kind: "record", value: id };
  if (id.length >= MIN_UID) return { kind: "record", value: `vcard:${hash(id)}` };
  const hasOwn = identities.some(
    ({ kind, value }) => kind !== "website" && !(kind === "email" && isRoleAddress(value)),
  );
  return hasOwn ? undefined : { kind: "record", value: `vcard:${hash(about.map(fold).join("\0"))}` };
}
