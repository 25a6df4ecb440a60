import { sql } from "drizzle-orm";
import type { Transaction } from "../../db/database.ts";
import type { UserId } from "../../db/schema.ts";
import { outdateDashboard } from "../dashboard/outdate-dashboard.ts";
import { refreshScores } from "../relationships/refresh-scores.ts";
import { FIELD } from "../search/fields.ts";
import { indexContactWords } from "../search/index-contact-words.ts";
import { mergeContacts } from "./merge-contacts.ts";

/** Two contacts that are one person. */
export interface Join {
  readonly keepId: number;
  readonly goneId: number;
  /** In words, for the log and the review list. */
  readonly reasons: readonly string[];
}

/** Of a pair that was joined without a question. */
const CERTAIN = 1;

/**
 * Makes one contact of two, within the caller's transaction: identities, interactions, events, suggestions and search
 * words move; empty fields are filled; of two different values the one that the user edited stays, else the kept
 * contact's. Notes and tags of both are kept. What was moved and what is gone is logged in contact_joins, with the pair
 * of the review list by which it can be undone; where there is none yet it is made.
 * @returns the id of the log's row, or undefined when one of the two is no contact of this user.
 */
export async function joinContacts(
  tx: Transaction,
  userId: UserId,
  { keepId, goneId, reasons }: Join,
  now: Date,
): Promise<number | undefined> {
  const { rows } = await tx.execute<{ id: number; row: Record<string, unknown> }>(
    sql`select id, to_jsonb(c) as row from contacts c
        where user_id = ${userId} and id in (${keepId}, ${goneId}) order by id for update`,
  );
  const kept = rows.find(({ id }) => Number(id) === keepId)?.row;
  const contact = rows.find(({ id }) => Number(id) === goneId)?.row;
  if (!kept || !contact || keepId === goneId) return undefined;

  const pairId = await pairOf(tx, userId, { keepId, goneId, reasons }, now);
  const moved = await moveRows(tx, userId, keepId, goneId);
  const gone = await removeRows(tx, userId, keepId, goneId);
  const { rows: logged } = await tx.execute<{ id: number }>(
    sql`insert into contact_joins (user_id, kept_id, gone_id, pair_id, reasons, kept, gone, moved, created_at)
        values (${userId}, ${keepId}, ${goneId}, ${pairId}, ${sql.param([...reasons])},
          ${JSON.stringify(kept)}::jsonb, ${JSON.stringify({ contact: [contact], ...gone })}::jsonb,
          ${JSON.stringify(moved)}::jsonb, ${now.toISOString()})
        returning id`,
  );
  await updateKept(tx, userId, keepId, mergeContacts(kept, contact), now);
  await indexContactWords(tx, userId, [keepId]);
  await refreshScores(tx, userId, { now, contactIds: [keepId] });
  await outdateDashboard(tx, userId, "interactions");
  return logged[0]?.id;
}

async function pairOf(
  tx: Transaction,
  userId: UserId,
  { keepId, goneId, reasons }: Join,
  now: Date,
): Promise<number | undefined> {
  const { rows } = await tx.execute<{ id: number }>(
    sql`insert into duplicate_pairs as p (user_id, contact_a, contact_b, score, reasons, created_at)
        values (${userId}, ${Math.min(keepId, goneId)}, ${Math.max(keepId, goneId)}, ${CERTAIN},
          ${sql.param([...reasons])}, ${now.toISOString()})
        on conflict (user_id, contact_a, contact_b) do update set score = p.score returning id`,
  );
  return rows[0]?.id;
}

/** Gives the kept contact every row that it does not have already. */
async function moveRows(tx: Transaction, userId: UserId, keepId: number, goneId: number) {
  const move = async (table: string, unless = sql`false`): Promise<number[]> => {
    const { rows } = await tx.execute<{ id: number }>(
      sql`update ${sql.identifier(table)} t set contact_id = ${keepId}
          where user_id = ${userId} and contact_id = ${goneId} and not (${unless}) returning id`,
    );
    return rows.map(({ id }) => Number(id));
  };
  const keptHas = (table: string, columns: string[]) => sql`exists (
    select 1 from ${sql.identifier(table)} k where k.user_id = ${userId} and k.contact_id = ${keepId}
    ${sql.join(
      columns.map((column) => sql`and k.${sql.identifier(column)} = t.${sql.identifier(column)}`),
      sql` `,
    )})`;
  return {
    interactions: await move("interactions"),
    identities: await move("identities", keptHas("identities", ["kind", "value"])),
    events: await move("events", keptHas("events", ["type", "details"])),
    // Only one suggestion of a contact may be open.
    suggestions: await move(
      "suggestions",
      sql`status in ('pending', 'snoozed') and exists (
        select 1 from suggestions k where k.user_id = ${userId} and k.contact_id = ${keepId}
          and k.status in ('pending', 'snoozed'))`,
    ),
    text_words: await move("text_words", sql`field <> ${FIELD.message}`),
    contact_joins: (
      await tx.execute<{ id: number }>(
        sql`update contact_joins set kept_id = ${keepId} where user_id = ${userId} and kept_id = ${goneId}
            returning id`,
      )
    ).rows.map(({ id }) => Number(id)),
  };
}

/** What is left of the other contact goes with it; the log remembers it. Its pairs of the review list pass on. */
async function removeRows(tx: Transaction, userId: UserId, keepId: number, goneId: number) {
  const rest = async (table: string): Promise<unknown[]> => {
    const { rows } = await tx.execute<{ row: unknown }>(
      sql`select to_jsonb(t) as row from ${sql.identifier(table)} t
          where user_id = ${userId} and contact_id = ${goneId}`,
    );
    return rows.map(({ row }) => row);
  };
  const gone = {
    identities: await rest("identities"),
    events: await rest("events"),
    suggestions: await rest("suggestions"),
  };
  const { rows: pairs } = await tx.execute<{ row: unknown }>(
    sql`select to_jsonb(p) as row from duplicate_pairs p
        where user_id = ${userId} and ${goneId} in (contact_a, contact_b)`,
  );
  const passed = sql`(
    select *, least(other, ${keepId}::bigint) as a, greatest(other, ${keepId}::bigint) as b
    from (select *, contact_a + contact_b - ${goneId}::bigint as other from duplicate_pairs
          where user_id = ${userId} and ${goneId} in (contact_a, contact_b)) p
    where other <> ${keepId})`;
  const { rows: met } = await tx.execute<{ row: unknown }>(
    sql`select to_jsonb(k) as row from duplicate_pairs k join ${passed} p on k.contact_a = p.a and k.contact_b = p.b
        where k.user_id = ${userId}`,
  );
  // That the user said of either that it is another person than the third holds for both.
  await tx.execute(
    sql`insert into duplicate_pairs as k (user_id, contact_a, contact_b, score, reasons, status, split_at,
          created_at)
        select user_id, a, b, score, reasons, status, split_at, created_at from ${passed} p order by id
        on conflict (user_id, contact_a, contact_b) do update
          set status = case when excluded.status = 'refused' then excluded.status else k.status end,
            split_at = coalesce(k.split_at, excluded.split_at)`,
  );
  await tx.execute(sql`delete from contacts where user_id = ${userId} and id = ${goneId}`);
  return {
    ...gone,
    duplicate_pairs: pairs.map(({ row }) => row),
    met_pairs: met.map(({ row }) => row),
  };
}

async function updateKept(
  tx: Transaction,
  userId: UserId,
  keepId: number,
  changes: Record<string, unknown>,
  now: Date,
): Promise<void> {
  const columns = Object.keys(changes);
  const names = sql.join(
    columns.map((column) => sql.identifier(column)),
    sql`, `,
  );
  const values = sql.join(
    columns.map((column) => sql`n.${sql.identifier(column)}`),
    sql`, `,
  );
  if (columns.length === 0) return;
  await tx.execute(
    sql`update contacts c set (${names}, updated_at) = (select ${values}, ${now.toISOString()}::timestamptz)
        from jsonb_populate_record(null::contacts, ${JSON.stringify(changes)}::jsonb) n
        where c.user_id = ${userId} and c.id = ${keepId}`,
  );
}
