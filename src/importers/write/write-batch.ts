import { joinContacts } from "../../crm/contacts/join-contacts.ts";
import { lockUser } from "../../crm/contacts/lock-user.ts";
import { mergeContacts } from "../../crm/contacts/merge-contacts.ts";
import type { Transaction } from "../../db/database.ts";
import type { UserId } from "../../db/schema.ts";
import type {
  InteractionDraft,
  NotificationDraft,
  PersonDraft,
  SuggestionDraft,
  WrittenDraft,
} from "../draft.ts";
import { fillContact, fillName } from "./fill-contact.ts";
import { type Doubt, flushDoubts, flushPeople } from "./flush.ts";
import { flushInteractions } from "./flush-interactions.ts";
import { flushNotifications, flushSuggestions } from "./flush-outcomes.ts";
import { keepLeftOut } from "./left-out.ts";
import { loadPeople } from "./load-people.ts";
import { matchPerson } from "./match-person.ts";
import { addIdentities, addNewPerson, isOfAnother, type People, type Person, settled } from "./people.ts";

export interface BatchResult {
  /** Ids of contacts by what became of them; a contact that messages alone are about is in none. */
  readonly created: readonly number[];
  readonly updated: readonly number[];
  readonly unchanged: readonly number[];
  readonly joined: number;
  readonly jobChanges: number;
  readonly toReview: number;
  readonly interactionsAdded: number;
  readonly interactionsKnown: number;
  /** Interactions with people who are no contacts and do not become any by them: kept for later, shown nowhere. */
  readonly withStrangers: number;
}

/**
 * Writes one batch of drafts of one source, whole or not at all. Two imports of one user wait for each other here.
 */
export async function writeBatch(
  tx: Transaction,
  userId: UserId,
  drafts: readonly WrittenDraft[],
  source: string,
  now: Date,
): Promise<BatchResult> {
  await lockUser(tx, userId);
  const identities = drafts.flatMap((draft) => personIn(draft)?.identities ?? []);
  const people = await loadPeople(tx, userId, identities);
  const batch: Batch = { tx, userId, people, source, now, doubts: [], added: new Set(), joined: 0 };

  const touched = new Set<Person>();
  const interactions: { person: Person; draft: InteractionDraft }[] = [];
  const suggestions: { person: Person; draft: SuggestionDraft }[] = [];
  const notifications: NotificationDraft[] = [];
  const withStrangers: InteractionDraft[] = [];
  for (const draft of drafts) {
    if (draft.type === "notification") {
      notifications.push(draft);
      continue;
    }
    if (draft.type === "suggestion") {
      const person = matchPerson(people, draft.person).same[0];
      if (person) suggestions.push({ person, draft });
      continue;
    }
    if (draft.type === "contact") {
      const person = await findOrAdd(batch, draft);
      fillContact(person, draft, now);
      touched.add(person);
      continue;
    }
    // Of a contact it says the same as if it made one: who came first does not matter.
    if (draft.makesContact || matchPerson(people, draft.person).same.length > 0)
      interactions.push({ person: await findOrAdd(batch, draft.person), draft });
    else withStrangers.push(draft);
  }

  const living = people.all.filter(({ into }) => !into);
  for (const person of living) if (person.id < 0 || person.changed) touched.add(person);
  const isNew = new Set(living.filter((person) => person.id < 0 || batch.added.has(person)));
  await flushPeople(tx, userId, living, source, now);
  const toReview = await flushDoubts(
    tx,
    userId,
    batch.doubts.map(({ a, b, why }) => ({ a: settled(a), b: settled(b), why })),
    now,
  );
  const interactionsAdded = await flushInteractions(
    tx,
    userId,
    interactions.map(({ person, draft }) => ({ contactId: settled(person).id, draft })),
    now,
  );
  await flushSuggestions(
    tx,
    userId,
    suggestions.map(({ person, draft }) => ({ contactId: settled(person).id, draft })),
  );
  await flushNotifications(tx, userId, notifications);
  await keepLeftOut(tx, userId, withStrangers, now);
  const final = [...new Set([...touched].map(settled))];
  const ids = (list: readonly Person[]) => list.map(({ id }) => id);
  return {
    created: ids(final.filter((person) => isNew.has(person))),
    updated: ids(final.filter((person) => !isNew.has(person) && person.changed)),
    unchanged: ids(final.filter((person) => !isNew.has(person) && !person.changed)),
    joined: batch.joined,
    jobChanges: living.reduce((sum, { jobChanges }) => sum + jobChanges.length, 0),
    toReview,
    interactionsAdded,
    interactionsKnown: interactions.length - interactionsAdded,
    withStrangers: withStrangers.length,
  };
}

/** Whom a draft is about; nobody for a notification. */
export function personIn(draft: WrittenDraft): PersonDraft | undefined {
  if (draft.type === "notification") return undefined;
  return draft.type === "contact" ? draft : draft.person;
}

interface Batch {
  readonly tx: Transaction;
  readonly userId: UserId;
  readonly people: People;
  readonly source: string;
  readonly now: Date;
  readonly doubts: Doubt[];
  /** New contacts that are in the database before the end of the batch. */
  readonly added: Set<Person>;
  joined: number;
}

/** The contact that a draft is about, joined of several where the draft shows that they are one. */
async function findOrAdd(batch: Batch, draft: PersonDraft): Promise<Person> {
  const { same, doubtful } = matchPerson(batch.people, draft);
  const [first, ...others] = same;
  const person = first ?? addNewPerson(batch.people, batch.source);
  for (const other of others) await join(batch, person, other, draft);
  for (const { person: other, keys, why } of doubtful) {
    // Once the contact has the key the pair has been looked at: a second import adds none.
    if (keys.some((key) => !person.keys.has(key))) batch.doubts.push({ a: person, b: other, why });
  }
  const own = draft.identities.filter((identity) => !isOfAnother(batch.people, person, identity));
  addIdentities(batch.people, person, own);
  const shown = person.row.display_name;
  fillName(person, draft);
  if (person.row.display_name !== shown) person.changed = true;
  return person;
}

/** Makes one of two people, in the database and in this batch. New ones are written first, so that it can be undone. */
async function join(batch: Batch, kept: Person, gone: Person, draft: PersonDraft): Promise<void> {
  const { tx, userId, people, source, now } = batch;
  for (const person of [kept, gone]) if (person.id < 0) batch.added.add(person);
  await flushPeople(tx, userId, [kept, gone], source, now);
  const name = draft.displayName || "A record without a name";
  const reasons = [`${name} (${source}) has identities of both.`];
  await joinContacts(tx, userId, { keepId: kept.id, goneId: gone.id, reasons }, now);
  batch.joined++;
  Object.assign(kept.row, mergeContacts({ ...kept.row }, { ...gone.row }));
  kept.changed = true;
  kept.newIdentities.push(...gone.newIdentities);
  kept.jobChanges.push(...gone.jobChanges);
  for (const key of gone.keys) kept.keys.add(key);
  for (const holders of people.byKey.values()) {
    if (holders.delete(gone)) holders.add(kept);
  }
  gone.into = kept;
}
