import { createHash } from "node:crypto";
import {
  type Identity,
  identityOfUrl,
  normalizeEmail,
  normalizePhone,
} from "../../crm/contacts/normalize-identity.ts";
import type { IdentityKind } from "../../db/schema.ts";
import type { Birthday, ContactDraft, Skipped } from "../draft.ts";
import { readName } from "../person-name.ts";
import { withoutLocalForms } from "./local-forms.ts";

export interface Labelled {
  readonly value: string;
  readonly label?: string;
}

/** A row of an address book, as it is written; empty texts stand for what it leaves out. */
export interface Card {
  readonly display: string;
  readonly given: string;
  readonly family: string;
  readonly emails: readonly Labelled[];
  readonly phones: readonly Labelled[];
  /** Web addresses: profiles and websites. */
  readonly urls: readonly Labelled[];
  /** Profiles and names on platforms that are known to be such. */
  readonly profiles?: readonly Identity[];
  readonly company: string;
  readonly title: string;
  readonly location: string;
  readonly birthday: Birthday | undefined;
  /** As it is written. */
  readonly birthdayText: string;
  readonly notes: string;
  readonly tags: readonly string[];
}

/** The contact of a card. A company's card is none; a card without any address is known again by all that it says. */
export function contactOfCard(
  card: Card,
  source: string,
  region: string | undefined,
): ContactDraft | Skipped {
  const name = readName(card);
  const identities = withoutLocalForms(identitiesOf(card, region));
  const unread = unreadOf(card, region);
  if (!name.displayName && (card.company || identities.length === 0))
    return { type: "skipped", why: card.company ? "cards of companies" : "cards without a name or address" };
  if (identities.every(({ kind }) => kind === "website"))
    identities.push({ kind: "record", value: `${source}:${hashOf(card)}` });
  return {
    type: "contact",
    ...name,
    identities,
    ...given("company", card.company),
    ...given("title", card.title),
    ...given("location", card.location),
    ...given("notes", card.notes),
    ...(card.birthday && { birthday: card.birthday }),
    ...(card.tags.length > 0 && { tags: card.tags }),
    ...(unread.length > 0 && { unread }),
  };
}

function unreadOf({ emails, phones, birthday, birthdayText }: Card, region: string | undefined): string[] {
  const isUnread = (read: (text: string) => string | undefined) => (each: Labelled) =>
    each.value.trim() !== "" && read(each.value) === undefined;
  return [
    ...emails.filter(isUnread(normalizeEmail)).map(() => "e-mail addresses"),
    ...phones.filter(isUnread((text) => normalizePhone(text, region))).map(() => "phone numbers"),
    ...(!birthday && birthdayText.trim() !== "" ? ["birthdays"] : []),
  ];
}

function identitiesOf({ emails, phones, urls, profiles = [] }: Card, region: string | undefined): Identity[] {
  const found = new Map<string, Identity>();
  function add(kind: IdentityKind, value: string | undefined, label?: string) {
    if (value === undefined || found.has(`${kind}:${value}`)) return;
    found.set(`${kind}:${value}`, { kind, value, ...(label && { label }) });
  }
  for (const { value, label } of emails) add("email", normalizeEmail(value), label);
  for (const { value, label } of phones) add("phone", normalizePhone(value, region), label);
  for (const { value, label } of urls) {
    const identity = identityOfUrl(value);
    if (identity) add(identity.kind, identity.value, label);
  }
  for (const { kind, value } of profiles) add(kind, value);
  return [...found.values()];
}

const given = (field: string, text: string) => (text.trim() ? { [field]: text.trim() } : {});

function hashOf(card: Card): string {
  return createHash("sha256").update(JSON.stringify(card)).digest("base64url").slice(0, 24);
}
