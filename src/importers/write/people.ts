import { areCompatibleNames } from "../../crm/contacts/compatible-names.ts";
import { namesBefore } from "../../crm/contacts/edited-names.ts";
import { moreTrusted } from "../../crm/contacts/field-sources.ts";
import { ADDRESS } from "../../crm/contacts/merged-fields.ts";
import type { Identity } from "../../crm/contacts/normalize-identity.ts";
import { WRITABLE_KINDS } from "../../db/schema.ts";
import type { PersonDraft } from "../draft.ts";
import { type ContactRow, EMPTY_ROW } from "./contact-row.ts";
import type { JobChange } from "./update-position.ts";

/** A contact while a batch is put together: nothing is written before the whole batch is known. */
export interface Person {
  /** Negative while it is not in the database. */
  id: number;
  row: ContactRow;
  /** Every identity as `kind:value`. */
  readonly keys: Set<string>;
  readonly newIdentities: Identity[];
  readonly jobChanges: JobChange[];
  /** Changes of position that are on record, the newest of the source being imported again among them. */
  readonly pastJobs: Partial<JobChange["details"]>[];
  /** What contacts were called that were joined to this one: its files still call it that. */
  readonly otherNames: string[];
  changed: boolean;
  /** A newer source said the same of the position: noted, and no change to anybody. */
  restated: boolean;
  /** The person that this one turned out to be. */
  into?: Person;
}

export interface People {
  readonly byKey: Map<string, Set<Person>>;
  readonly all: Person[];
  /** Pairs of ids, the lower first, of which the user said that they are two people. */
  readonly apart: Set<string>;
}

export const makePeople = (): People => ({ byKey: new Map(), all: [], apart: new Set() });

/** Whether the user refused to join the two, or took a join of them back. */
export const areApart = ({ apart }: People, a: Person, b: Person): boolean =>
  apart.has(`${Math.min(a.id, b.id)} ${Math.max(a.id, b.id)}`);

/** What two records must share to be compared: a WhatsApp number is a phone number, a website may be a company's. */
export function matchKey({ kind, value }: Identity): string | undefined {
  if (kind === "website") return undefined;
  return `${kind === "whatsapp" ? "phone" : kind}:${value}`;
}

export function addPerson(
  people: People,
  person: Omit<Person, "keys">,
  identities: readonly Identity[],
): Person {
  const added: Person = { ...person, keys: new Set() };
  people.all.push(added);
  for (const identity of identities) indexIdentity(people, added, identity);
  return added;
}

/** A person who is no contact yet. */
export function addNewPerson(people: People, source: string): Person {
  const row = { ...EMPTY_ROW, tags: [], edited_fields: [], source };
  return addPerson(
    people,
    {
      id: -1 - people.all.length,
      row,
      newIdentities: [],
      jobChanges: [],
      pastJobs: [],
      otherNames: [],
      changed: true,
      restated: false,
    },
    [],
  );
}

/** Gives a person the identities that are not known of them yet, but for those that the user took away. */
export function addIdentities(people: People, person: Person, identities: readonly Identity[]): void {
  for (const identity of identities) {
    const key = `${identity.kind}:${identity.value}`;
    if (person.keys.has(key) || person.row.edited_fields.includes(`-${key}`)) continue;
    indexIdentity(people, person, identity);
    person.newIdentities.push(identity);
    person.changed = true;
  }
}

/** Names the most trusted source that knows a contact. */
export function addSource(person: Person, source: string): void {
  const named = moreTrusted(person.row.source, source);
  if (named === person.row.source) return;
  person.row.source = named;
  person.restated = true;
}

/** Whether an identity is that of somebody of whom the user said that it is another person. */
export function isOfAnother(people: People, person: Person, identity: Identity): boolean {
  const holders = [...(people.byKey.get(matchKey(identity) ?? "") ?? [])];
  return !holders.includes(person) && holders.some((holder) => areApart(people, person, holder));
}

function indexIdentity(people: People, person: Person, identity: Identity): void {
  person.keys.add(`${identity.kind}:${identity.value}`);
  const key = matchKey(identity);
  if (!key) return;
  const holders = people.byKey.get(key);
  if (holders) holders.add(person);
  else people.byKey.set(key, new Set([person]));
}

/** Who somebody is by now, after joins. */
export function settled(person: Person): Person {
  return person.into ? settled(person.into) : person;
}

/** The name of a contact; empty where its address stands for it. */
export function knownName({ row, keys }: Person): string {
  const isEdited = row.edited_fields.includes("display_name");
  if (!isEdited && row.field_sources?.display_name === ADDRESS) return "";
  const shown = row.display_name.toLowerCase();
  return WRITABLE_KINDS.some((kind) => kind !== "website" && keys.has(`${kind}:${shown}`))
    ? ""
    : row.display_name;
}

/** A contact's row for `mergeContacts`, which is to know an address from a name. */
export function asKnown(person: Person): ContactRow {
  const { row } = person;
  if (knownName(person) !== "" || row.field_sources?.display_name === ADDRESS) return row;
  return { ...row, field_sources: { ...row.field_sources, display_name: ADDRESS } };
}

/**
 * The names by which sources may know a contact, those it had before the user gave it another (Mum) among them; an
 * address that stands for a name is none.
 */
export function namesOf(person: Person): string[] {
  const { given_name, family_name, edited_fields } = person.row;
  const full = [given_name, family_name].filter(Boolean).join(" ");
  return [knownName(person), ...(full ? [full] : []), ...namesBefore(edited_fields), ...person.otherNames];
}

/** Whether what a source calls somebody may be a name of the contact. */
export function mayBear(person: Person, draft: PersonDraft): boolean {
  return namesOf(person).some((name) => areCompatibleNames(name, draft.displayName));
}
