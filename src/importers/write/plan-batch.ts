import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Queryable } from "../../db/database.ts";
import type { UserId } from "../../db/schema.ts";
import type { InteractionDraft, WrittenDraft } from "../draft.ts";
import { type Batch, decide } from "./decide.ts";
import { storable, toJson } from "./json.ts";
import { loadPeople } from "./load-people.ts";
import { makePeople, type People, type Person, settled } from "./people.ts";
import { leftOutOf } from "./place-left-out.ts";
import { type BatchResult, fatesOf, personIn } from "./write-batch.ts";

/** Messages remembered by their keys, so that one that the files hold twice counts once. */
const MAX_MESSAGES = 2_000_000;
/** Messages with strangers remembered in case a later source knows them. */
const MAX_STRANGERS = 100_000;
const PAGE = 500;

/** What an import would have written so far. */
export interface Plan {
  readonly people: People;
  readonly counted: Set<Person>;
  readonly pairs: Set<string>;
  readonly messages: Set<number>;
  /** Without their texts. */
  readonly strangers: InteractionDraft[];
}

export const makePlan = (): Plan => ({
  people: makePeople(),
  counted: new Set(),
  pairs: new Set(),
  messages: new Set(),
  strangers: [],
});

/** What `writeBatch` would do after the batches that were planned before: it reads, and writes nothing. */
export async function planBatch(
  db: Queryable,
  userId: UserId,
  plan: Plan,
  drafts: readonly WrittenDraft[],
  source: string,
  now: Date,
): Promise<BatchResult> {
  const { people, counted } = plan;
  const identities = drafts.flatMap((draft) => personIn(draft)?.identities ?? []);
  await loadPeople(db, userId, identities, { people, lock: false });
  const batch: Batch = { people, source, now, doubts: [], joined: 0, joinRows: async () => undefined };
  const { touched, interactions, withStrangers } = await decide(batch, drafts);

  const living = people.all.filter(({ into }) => !into);
  const isNew = new Set(living.filter((person) => person.id < 0 && !counted.has(person)));
  for (const person of living) if (isNew.has(person) || person.changed) touched.add(person);
  const fates = fatesOf(touched, isNew);
  const jobChanges = living.reduce((sum, person) => sum + person.jobChanges.length, 0);
  for (const person of people.all) {
    if (person.id < 0) counted.add(person);
    person.changed = false;
    person.restated = false;
    person.newIdentities.length = 0;
    person.pastJobs.push(...person.jobChanges.splice(0).map(({ details }) => details));
  }
  for (const { text: _, subject: __, ...draft } of withStrangers) {
    if (plan.strangers.length < MAX_STRANGERS) plan.strangers.push(draft);
  }
  const interactionsAdded = await newMessages(
    db,
    userId,
    plan,
    interactions.map(({ draft }) => draft),
  );
  return {
    ...fates,
    joined: batch.joined,
    jobChanges,
    toReview: await newPairs(
      db,
      userId,
      plan,
      batch.doubts.map(({ a, b }) => [settled(a).id, settled(b).id]),
    ),
    interactionsAdded,
    interactionsKnown: interactions.length - interactionsAdded,
    talkedTo: [],
    withStrangers: withStrangers.length,
  };
}

/** Messages with strangers, of this import and of earlier ones, in batches: some may be with contacts by now. */
export async function* knownByNow(
  db: Queryable,
  userId: UserId,
  plan: Plan,
): AsyncGenerator<readonly InteractionDraft[]> {
  const strangers = plan.strangers.splice(0);
  for (let at = 0; at < strangers.length; at += PAGE) yield strangers.slice(at, at + PAGE);
  for await (const drafts of leftOutOf(db, userId)) yield drafts;
}

async function newMessages(
  db: Queryable,
  userId: UserId,
  { messages }: Plan,
  drafts: readonly InteractionDraft[],
): Promise<number> {
  if (drafts.length === 0) return 0;
  const keys = drafts.map(({ platform, externalId }) => ({ platform, external_id: externalId }));
  const { rows } = await db.execute<{ platform: string; external_id: string }>(sql`
    select r.platform, r.external_id
    from jsonb_to_recordset(${toJson(keys)}::jsonb) as r (platform text, external_id text)
    cross join lateral (
      select 1 from interactions i
      where i.user_id = ${userId} and i.platform = r.platform and i.external_id = r.external_id offset 0) known`);
  const there = new Set(rows.map(({ platform, external_id }) => hash(platform, external_id)));
  let added = 0;
  for (const { platform, externalId } of drafts) {
    const key = hash(platform, externalId);
    if (there.has(key) || messages.has(key)) continue;
    added++;
    if (messages.size < MAX_MESSAGES) messages.add(key);
  }
  return added;
}

/** 48 bits: of two million messages two share them once in a hundred imports. */
const hash = (platform: string, externalId: string) =>
  createHash("sha256")
    .update(storable(`${platform}\n${externalId}`))
    .digest()
    .readUIntBE(0, 6);

async function newPairs(
  db: Queryable,
  userId: UserId,
  { pairs }: Plan,
  doubts: readonly (readonly [number, number])[],
): Promise<number> {
  const found = doubts
    .filter(([a, b]) => a !== b)
    .map(([a, b]) => ({ contact_a: Math.min(a, b), contact_b: Math.max(a, b) }));
  if (found.length === 0) return 0;
  const { rows } = await db.execute<{ contact_a: number; contact_b: number }>(sql`
    select p.contact_a, p.contact_b
    from jsonb_to_recordset(${toJson(found)}::jsonb) as r (contact_a bigint, contact_b bigint)
    join duplicate_pairs p
      on p.user_id = ${userId} and p.contact_a = r.contact_a and p.contact_b = r.contact_b`);
  for (const { contact_a, contact_b } of rows) pairs.add(`${contact_a} ${contact_b}`);
  const before = pairs.size;
  for (const { contact_a, contact_b } of found) pairs.add(`${contact_a} ${contact_b}`);
  return pairs.size - before;
}
