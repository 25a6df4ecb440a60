import { sql } from "drizzle-orm";
import { indexContactWords } from "../src/crm/search/index-contact-words.ts";
import { indexMessageWords } from "../src/crm/search/index-message-words.ts";
import { users } from "../src/db/account-schema.ts";
import type { Database, Queryable } from "../src/db/database.ts";
import type { UserId } from "../src/db/schema.ts";
import { type Person, people } from "../src/demo/people.ts";
import { between, pick, type Random, seededFor } from "../src/demo/random.ts";

/** Contacts written and indexed in one transaction. */
const BATCH = 1_000;

export interface Network {
  userId: UserId;
  /** By contact id. */
  people: Map<number, Person>;
  /** Seconds that the index took, of contacts and of messages. */
  contactsIndexed: number;
  messagesIndexed: number;
}

/** A user with so many people of the demo, each with so many messages of invented words. */
export async function fillNetwork(db: Database, count: number, messagesEach: number): Promise<Network> {
  const [user] = await db
    .insert(users)
    .values({ name: "Nia Okafor", email: `${count}-${Date.now()}-${Math.random()}@example.com` })
    .returning({ id: users.id });
  const userId = (user as { id: UserId }).id;
  const network: Network = { userId, people: new Map(), contactsIndexed: 0, messagesIndexed: 0 };
  let batch: Person[] = [];
  for (const person of people(1, count)) {
    batch.push(person);
    if (batch.length < BATCH && person.index < count - 1) continue;
    await writeBatch(db, network, batch, messagesEach);
    batch = [];
  }
  await db.execute(sql`analyze`);
  return network;
}

async function writeBatch(db: Database, network: Network, batch: Person[], messagesEach: number) {
  const { userId } = network;
  await db.transaction(async (tx) => {
    const { rows } = await tx.execute<{ id: number }>(sql`
      insert into contacts (user_id, display_name, given_name, family_name, company, title, location, tags, score)
      select ${userId}, name, given, family, company, title, location, string_to_array(tags, ';'), score from unnest(
        ${column(batch, (person) => person.displayName)}::text[], ${column(batch, (person) => person.givenName)}::text[],
        ${column(batch, (person) => person.familyName)}::text[], ${column(batch, (person) => person.company)}::text[],
        ${column(batch, (person) => person.title)}::text[], ${column(batch, (person) => person.location)}::text[],
        ${column(batch, (person) => person.tags.join(";"))}::text[],
        ${sql.param(batch.map((person) => person.index % 11))}::smallint[]
      ) with ordinality as p (name, given, family, company, title, location, tags, score, place)
      order by place returning id`);
    const ids = rows.map((row) => row.id);
    await tx.execute(sql`
      insert into identities (user_id, contact_id, kind, value)
      select ${userId}, id, kind, value from unnest(
        ${sql.param(ids)}::bigint[], ${column(batch, email)}::text[], ${column(batch, phone)}::text[]
      ) as p (id, email, phone), lateral (values ('email', email), ('phone', phone)) as i (kind, value)`);
    const started = performance.now();
    await indexContactWords(tx, userId, ids);
    network.contactsIndexed += (performance.now() - started) / 1_000;
    for (const [at, id] of ids.entries()) network.people.set(id, batch[at] as Person);
    await writeMessages(tx, network, ids, batch, messagesEach);
  });
}

async function writeMessages(
  tx: Queryable,
  network: Network,
  ids: number[],
  batch: Person[],
  messagesEach: number,
) {
  const messages = ids.flatMap((contactId, at) => {
    const random = seededFor(7, (batch[at] as Person).index);
    return Array.from({ length: messagesEach }, () => ({ contactId, text: message(random) }));
  });
  if (messages.length === 0) return;
  await tx.execute(sql`
    insert into interactions (user_id, contact_id, platform, direction, text, occurred_at)
    select ${network.userId}, id, 'email', 'inbound', text, now() - place * interval '1 hour' from unnest(
      ${sql.param(messages.map((row) => row.contactId))}::bigint[],
      ${sql.param(messages.map((row) => row.text))}::text[]) with ordinality as m (id, text, place)`);
  const started = performance.now();
  await indexMessageWords(tx, network.userId, messages);
  network.messagesIndexed += (performance.now() - started) / 1_000;
}

const column = (batch: Person[], value: (person: Person) => string) => sql.param(batch.map(value));
const email = (person: Person) => `${(person.index * 7919).toString(36)}.${person.index}@example.com`;
const phone = (person: Person) => `+4420${String(70_000_000 + person.index)}`;

const SYLLABLES =
  "ba be bi bo bu da de di do du ka ke ki ko ku la le li lo lu ma me mi mo mu na ne ni no nu".split(" ");

/** Words come about as often as in a language: the n-th most frequent 1/n as often as the first (Zipf). */
const VOCABULARY = Array.from({ length: 8_000 }, (_, at) => {
  const random = seededFor(3, at);
  return Array.from({ length: between(random, 1, 4) }, () => pick(random, SYLLABLES)).join("");
});

function message(random: Random): string {
  const word = () => VOCABULARY[Math.floor(VOCABULARY.length ** random()) - 1];
  return Array.from({ length: between(random, 6, 20) }, word).join(" ");
}
