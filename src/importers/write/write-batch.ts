import { joinContacts } from "../../crm/contacts/join-contacts.ts";
import { lockUser } from "../../crm/contacts/lock-user.ts";
import type { Transaction } from "../../db/database.ts";
import type { UserId } from "../../db/schema.ts";
import type { PersonDraft, WrittenDraft } from "../draft.ts";
import { type Batch, decide } from "./decide.ts";
import { flushDoubts, flushPeople } from "./flush.ts";
import { flushInteractions } from "./flush-interactions.ts";
import { flushNotifications, flushSuggestions } from "./flush-outcomes.ts";
import { keepLeftOut } from "./left-out.ts";
import { loadPeople } from "./load-people.ts";
import { type Person, settled } from "./people.ts";

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
  /** Ids of the contacts that its interactions are with, new or known: their scores are to be computed. */
  readonly talkedTo: readonly number[];
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
  /** New contacts that are in the database before the end of the batch. */
  const added = new Set<Person>();
  const batch: Batch = {
    people,
    source,
    now,
    doubts: [],
    joined: 0,
    // New ones are written first, so that it can be undone.
    async joinRows(kept, gone, draft) {
      for (const person of [kept, gone]) if (person.id < 0) added.add(person);
      await flushPeople(tx, userId, [kept, gone], source, now);
      const name = draft.displayName || "A record without a name";
      const reasons = [`${name} (${source}) has identities of both.`];
      await joinContacts(tx, userId, { keepId: kept.id, goneId: gone.id, reasons }, now);
    },
  };
  const { touched, interactions, suggestions, notifications, withStrangers } = await decide(batch, drafts);

  const living = people.all.filter(({ into }) => !into);
  for (const person of living) if (person.id < 0 || person.changed) touched.add(person);
  const isNew = new Set(living.filter((person) => person.id < 0 || added.has(person)));
  await flushPeople(tx, userId, living, source, now);
  const toReview = await flushDoubts(
    tx,
    userId,
    batch.doubts.map(({ a, b, why }) => ({ a: settled(a), b: settled(b), why })),
    now,
  );
  const placed = interactions.map(({ person, draft }) => ({ contactId: settled(person).id, draft }));
  const interactionsAdded = await flushInteractions(tx, userId, placed, now);
  await flushSuggestions(
    tx,
    userId,
    suggestions.map(({ person, draft }) => ({ contactId: settled(person).id, draft })),
  );
  await flushNotifications(tx, userId, notifications);
  await keepLeftOut(tx, userId, withStrangers, now);
  return {
    ...fatesOf(touched, isNew),
    joined: batch.joined,
    jobChanges: living.reduce((sum, { jobChanges }) => sum + jobChanges.length, 0),
    toReview,
    interactionsAdded,
    interactionsKnown: interactions.length - interactionsAdded,
    talkedTo: [...new Set(placed.map(({ contactId }) => contactId))],
    withStrangers: withStrangers.length,
  };
}

/** The ids of people by what became of them. */
export function fatesOf(
  touched: ReadonlySet<Person>,
  isNew: ReadonlySet<Person>,
): Pick<BatchResult, "created" | "updated" | "unchanged"> {
  const final = [...new Set([...touched].map(settled))];
  const ids = (list: readonly Person[]) => list.map(({ id }) => id);
  return {
    created: ids(final.filter((person) => isNew.has(person))),
    updated: ids(final.filter((person) => !isNew.has(person) && person.changed)),
    unchanged: ids(final.filter((person) => !isNew.has(person) && !person.changed)),
  };
}

/** Whom a draft is about; nobody for a notification. */
export function personIn(draft: WrittenDraft): PersonDraft | undefined {
  if (draft.type === "notification") return undefined;
  return draft.type === "contact" ? draft : draft.person;
}
