import { sql } from "drizzle-orm";
import { outdateDashboard } from "../../crm/dashboard/outdate-dashboard.ts";
import { indexContactWords } from "../../crm/search/index-contact-words.ts";
import type { Transaction } from "../../db/database.ts";
import type { UserId } from "../../db/schema.ts";
import { COLUMNS } from "./contact-row.ts";
import { toJson } from "./json.ts";
import type { Person } from "./people.ts";

/** Two contacts to look at. */
export interface Doubt {
  readonly a: Person;
  readonly b: Person;
  readonly why: string;
}

/** A shared key with different names: worth a look, less likely one person than two. */
const DOUBT_SCORE = 0.4;
const columns = sql.join(
  COLUMNS.map((column) => sql.identifier(column)),
  sql`, `,
);

/** Writes what a batch made of its people: a few statements however many they are. Gives new ones their ids. */
export async function flushPeople(
  tx: Transaction,
  userId: UserId,
  people: readonly Person[],
  source: string,
  now: Date,
): Promise<void> {
  const added = people.filter(({ id }) => id < 0);
  const changed = people.filter(({ id, changed: isChanged }) => id > 0 && isChanged);
  await insertContacts(tx, userId, added, now);
  await updateContacts(tx, userId, changed, sql`, updated_at = ${now.toISOString()}`);
  await updateContacts(
    tx,
    userId,
    people.filter((person) => person.restated && !person.changed),
  );
  const identities = people.flatMap(({ id, newIdentities }) =>
    newIdentities.map(({ kind, value, label }) => ({ contact_id: id, kind, value, label: label ?? null })),
  );
  if (identities.length) {
    await tx.execute(sql`
      insert into identities (user_id, contact_id, kind, value, label)
      select ${userId}, contact_id, kind, value, label
      from jsonb_to_recordset(${toJson(identities)}::jsonb)
        as r (contact_id bigint, kind text, value text, label text)
      on conflict do nothing`);
  }
  const events = people.flatMap(({ id, jobChanges }) =>
    jobChanges.map(({ type, occurredAt, confidence, details }) => ({
      contact_id: id,
      type,
      occurred_at: occurredAt.toISOString(),
      confidence,
      details,
    })),
  );
  if (events.length) {
    await tx.execute(sql`
      insert into events (user_id, contact_id, type, occurred_at, confidence, source, details, created_at)
      select ${userId}, contact_id, type, occurred_at, confidence, ${source}, details, ${now.toISOString()}
      from jsonb_to_recordset(${toJson(events)}::jsonb)
        as r (contact_id bigint, type text, occurred_at timestamptz, confidence real, details jsonb)
      on conflict do nothing`);
  }
  const written = [...added, ...changed].map(({ id }) => id);
  await indexContactWords(tx, userId, written);
  if (written.length) await outdateDashboard(tx, userId, "contacts");
}

async function insertContacts(
  tx: Transaction,
  userId: UserId,
  people: readonly Person[],
  now: Date,
): Promise<void> {
  if (people.length === 0) return;
  const { rows: ids } = await tx.execute<{ id: number }>(
    sql`select nextval(pg_get_serial_sequence('contacts', 'id')) as id from generate_series(1, ${people.length}::integer)`,
  );
  people.forEach((person, index) => {
    person.id = Number(ids[index]?.id);
  });
  await tx.execute(sql`
    insert into contacts (user_id, id, ${columns}, created_at, updated_at) overriding system value
    select ${userId}, id, ${columns}, ${now.toISOString()}, ${now.toISOString()}
    from jsonb_populate_recordset(null::contacts, ${rowsOf(people)}::jsonb)`);
}

async function updateContacts(
  tx: Transaction,
  userId: UserId,
  people: readonly Person[],
  also = sql``,
): Promise<void> {
  if (people.length === 0) return;
  const set = sql.join(
    COLUMNS.map((column) => sql`${sql.identifier(column)} = r.${sql.identifier(column)}`),
    sql`, `,
  );
  await tx.execute(sql`
    update contacts c set ${set}${also}
    from jsonb_populate_recordset(null::contacts, ${rowsOf(people)}::jsonb) r
    where c.user_id = ${userId} and c.id = r.id`);
}

const rowsOf = (people: readonly Person[]) => toJson(people.map(({ id, row }) => ({ ...row, id })));

/** Puts pairs on the review list that are not on it yet. @returns how many. */
export async function flushDoubts(
  tx: Transaction,
  userId: UserId,
  doubts: readonly Doubt[],
  now: Date,
): Promise<number> {
  const pairs = doubts
    .map(({ a, b, why }) => ({ contact_a: Math.min(a.id, b.id), contact_b: Math.max(a.id, b.id), why }))
    .filter(({ contact_a, contact_b }) => contact_a !== contact_b);
  if (pairs.length === 0) return 0;
  const { rows } = await tx.execute(sql`
    insert into duplicate_pairs (user_id, contact_a, contact_b, score, reasons, created_at)
    select ${userId}, contact_a, contact_b, ${DOUBT_SCORE}, array[why], ${now.toISOString()}
    from jsonb_to_recordset(${toJson(pairs)}::jsonb) as r (contact_a bigint, contact_b bigint, why text)
    on conflict do nothing returning id`);
  return rows.length;
}
