import { mergeContacts } from "../../crm/contacts/merge-contacts.ts";
import type {
  InteractionDraft,
  NotificationDraft,
  PersonDraft,
  SuggestionDraft,
  WrittenDraft,
} from "../draft.ts";
import { fillContact, fillName } from "./fill-contact.ts";
import type { Doubt } from "./flush.ts";
import { matchPerson } from "./match-person.ts";
import {
  addIdentities,
  addNewPerson,
  addSource,
  asKnown,
  isOfAnother,
  namesOf,
  type People,
  type Person,
} from "./people.ts";

/** One batch while it is decided what becomes of it; only `joinRows` touches the database. */
export interface Batch {
  readonly people: People;
  readonly source: string;
  readonly now: Date;
  readonly doubts: Doubt[];
  joined: number;
  /** Makes one of two contacts in the database, where the batch is written and not only planned. */
  joinRows(kept: Person, gone: Person, draft: PersonDraft): Promise<void>;
}

/** What drafts come to: whom each is about. People may have become others since: see `settled`. */
export interface Decided {
  readonly touched: Set<Person>;
  readonly interactions: { person: Person; draft: InteractionDraft }[];
  readonly suggestions: { person: Person; draft: SuggestionDraft }[];
  readonly notifications: NotificationDraft[];
  /** Interactions with people who are no contacts and do not become any by them. */
  readonly withStrangers: InteractionDraft[];
}

/** Finds or makes the people of the drafts and fills them, in memory. */
export async function decide(batch: Batch, drafts: readonly WrittenDraft[]): Promise<Decided> {
  const { people, now } = batch;
  const decided: Decided = {
    touched: new Set(),
    interactions: [],
    suggestions: [],
    notifications: [],
    withStrangers: [],
  };
  for (const draft of drafts) {
    if (draft.type === "notification") {
      decided.notifications.push(draft);
    } else if (draft.type === "suggestion") {
      const person = matchPerson(people, draft.person).same[0];
      if (person) decided.suggestions.push({ person, draft });
    } else if (draft.type === "contact") {
      const person = await findOrAdd(batch, draft);
      fillContact(person, draft, batch.source, now);
      decided.touched.add(person);
      // Of a contact a message says the same as if it made one: who came first does not matter.
    } else if (draft.makesContact || matchPerson(people, draft.person).same.length > 0) {
      const person = await findOrAdd(batch, draft.person);
      if (draft.makesContact) addSource(person, batch.source);
      decided.interactions.push({ person, draft });
    } else {
      decided.withStrangers.push(draft);
    }
  }
  return decided;
}

/** The contact that a draft is about, joined of several where the draft shows that they are one. */
async function findOrAdd(batch: Batch, draft: PersonDraft): Promise<Person> {
  const { same, doubtful, others: ofOthers } = matchPerson(batch.people, draft);
  const [first, ...others] = same;
  const person = first ?? addNewPerson(batch.people, batch.source);
  for (const other of others) await join(batch, person, other, draft);
  for (const { person: other, keys, why } of doubtful) {
    // Once the contact has the key the pair has been looked at: a second import adds none.
    if (keys.some((key) => !person.keys.has(key))) batch.doubts.push({ a: person, b: other, why });
  }
  const own = draft.identities.filter(
    (identity) =>
      !ofOthers.has(`${identity.kind}:${identity.value}`) && !isOfAnother(batch.people, person, identity),
  );
  addIdentities(batch.people, person, own);
  fillName(person, draft);
  return person;
}

/** Makes one of two people, in the batch and where it is written in the database. */
async function join(batch: Batch, kept: Person, gone: Person, draft: PersonDraft): Promise<void> {
  await batch.joinRows(kept, gone, draft);
  batch.joined++;
  Object.assign(kept.row, mergeContacts({ ...asKnown(kept) }, { ...asKnown(gone) }));
  kept.changed = true;
  kept.newIdentities.push(...gone.newIdentities);
  kept.jobChanges.push(...gone.jobChanges);
  kept.otherNames.push(...namesOf(gone).filter((name) => name !== ""));
  for (const key of gone.keys) kept.keys.add(key);
  for (const holders of batch.people.byKey.values()) {
    if (holders.delete(gone)) holders.add(kept);
  }
  gone.into = kept;
}
