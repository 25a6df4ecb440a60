import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "../../db/database.ts";
import { contactJoins, type JoinedRows, type UserId } from "../../db/schema.ts";
import { AppError } from "../../errors.ts";
import { outdateDashboard } from "../dashboard/outdate-dashboard.ts";
import { refreshScores } from "../relationships/refresh-scores.ts";
import { indexContactWords } from "../search/index-contact-words.ts";
import { mergeContacts } from "./merge-contacts.ts";
import { fieldOf, sourcesOf } from "./merged-fields.ts";
import { returnMessages } from "./return-messages.ts";

/** Tables whose rows were moved, and those of which rows were put away. */
const MOVED = ["interactions", "identities", "events", "suggestions", "text_words"];
const PUT_AWAY = ["contacts", "identities", "events", "suggestions", "duplicate_pairs"];

/**
 * Makes two contacts of one that was joined, within the caller's transaction: the other comes back with its rows under
 * its own id; the kept one gets back what the join changed and nobody has changed since. What came after the join stays
 * with the kept contact, but for messages that say they came by an identity of the other alone. The pair of the two is back
 * on the review list; nothing joins it by itself again.
 * @throws AppError `conflict` while a later join of the same contact stands.
 */
export async function undoJoin(tx: Transaction, userId: UserId, joinId: number, now: Date): Promise<void> {
  const joins = await tx
    .select()
    .from(contactJoins)
    .where(and(eq(contactJoins.userId, userId), isNull(contactJoins.undoneAt)))
    .for("update");
  const join = joins.find(({ id }) => id === joinId);
  if (!join) throw new AppError("not_found", "This join was undone before.");
  const later = joins.find(({ id, keptId }) => id > joinId && keptId === join.keptId);
  if (later) {
    throw new AppError(
      "conflict",
      `The contact was joined with another one since. Undo that first: it is pair ${later.pairId}.`,
    );
  }
  const { keptId, goneId, kept, gone, moved } = join;
  await restoreKept(tx, userId, keptId, kept, gone.contact?.[0] as Record<string, unknown>);
  await takeBackPairs(tx, userId, keptId, goneId, gone);
  for (const table of PUT_AWAY) {
    const rows = table === "contacts" ? gone.contact : gone[table];
    if (rows?.length) await insertRows(tx, userId, table, rows);
  }
  for (const table of MOVED) {
    const ids = sql.param([...(moved[table] ?? [])].map(Number));
    await tx.execute(
      sql`update ${sql.identifier(table)} set contact_id = ${goneId}
          where user_id = ${userId} and contact_id = ${keptId} and id = any(${ids}::bigint[])`,
    );
  }
  await returnMessages(tx, userId, { keptId, backId: goneId, joinedAt: join.createdAt });
  await tx.execute(
    sql`update duplicate_pairs set split_at = ${now.toISOString()} where user_id = ${userId} and id = ${join.pairId}`,
  );
  const earlier = sql.param([...(moved.contact_joins ?? [])].map(Number));
  await tx.execute(
    sql`update contact_joins set kept_id = ${goneId} where user_id = ${userId} and id = any(${earlier}::bigint[])`,
  );
  await tx.execute(
    sql`update contact_joins set undone_at = ${now.toISOString()} where user_id = ${userId} and id = ${joinId}`,
  );
  await indexContactWords(tx, userId, [keptId, goneId]);
  await refreshScores(tx, userId, { now, contactIds: [keptId, goneId] });
  await outdateDashboard(tx, userId, "interactions");
}

/** Columns that still hold what the join put there get back what they had. */
async function restoreKept(
  tx: Transaction,
  userId: UserId,
  keptId: number,
  before: Readonly<Record<string, unknown>>,
  other: Readonly<Record<string, unknown>>,
): Promise<void> {
  const { rows } = await tx.execute<{ row: Record<string, unknown> }>(
    sql`select to_jsonb(c) as row from contacts c where user_id = ${userId} and id = ${keptId} for update`,
  );
  const present = rows[0]?.row ?? {};
  const { field_sources: _, ...merged } = mergeContacts(before, other);
  const columns = Object.entries(merged)
    .filter(([column, value]) => JSON.stringify(present[column]) === JSON.stringify(value))
    .map(([column]) => column);
  const set: SQL[] = columns.map(
    (column) => sql`${sql.identifier(column)} = before.${sql.identifier(column)}`,
  );
  if (set.length === 0) return;
  const sources = { ...sourcesOf(present) };
  for (const field of new Set(columns.map(fieldOf))) {
    const source = sourcesOf(before)[field];
    if (source === undefined) delete sources[field];
    else sources[field] = source;
  }
  await tx.execute(
    sql`update contacts c set ${sql.join(set, sql`, `)}, field_sources = ${JSON.stringify(sources)}::jsonb
        from jsonb_populate_record(null::contacts, ${JSON.stringify(before)}::jsonb) before
        where c.user_id = ${userId} and c.id = ${keptId}`,
  );
}

/** Pairs of the contact that was gone had passed to the kept one, as they were, or had met its own, which stay. */
async function takeBackPairs(
  tx: Transaction,
  userId: UserId,
  keptId: number,
  goneId: number,
  gone: JoinedRows,
): Promise<void> {
  const met = (gone.met_pairs ?? []) as readonly Record<string, unknown>[];
  await tx.execute(sql`
    delete from duplicate_pairs p
    using jsonb_populate_recordset(null::duplicate_pairs, ${JSON.stringify(gone.duplicate_pairs ?? [])}::jsonb) g
    where p.user_id = ${userId} and ${keptId} in (p.contact_a, p.contact_b)
      and p.contact_a + p.contact_b - ${keptId}::bigint = g.contact_a + g.contact_b - ${goneId}::bigint
      and p.score = g.score and p.reasons = g.reasons and p.created_at = g.created_at
      and not p.id = any(${sql.param(met.map(({ id }) => Number(id)))}::bigint[])`);
  // A pair of which the user said otherwise since stays as it is.
  await tx.execute(sql`
    update duplicate_pairs p set
      status = case when g.status = 'refused' and p.status = 'refused' then m.status else p.status end,
      split_at = case when p.split_at = g.split_at then m.split_at else p.split_at end
    from jsonb_populate_recordset(null::duplicate_pairs, ${JSON.stringify(met)}::jsonb) m,
      jsonb_populate_recordset(null::duplicate_pairs, ${JSON.stringify(gone.duplicate_pairs ?? [])}::jsonb) g
    where p.user_id = ${userId} and p.id = m.id
      and p.contact_a + p.contact_b - ${keptId}::bigint = g.contact_a + g.contact_b - ${goneId}::bigint`);
}

/**
 * Puts rows back as they were, ids included. Rows whose contact is gone meanwhile stay away. Whatever owner the log
 * names, as one that was restored from an export does, they become this user's.
 */
async function insertRows(
  tx: Transaction,
  userId: UserId,
  table: string,
  rows: readonly unknown[],
): Promise<void> {
  const owned = rows.map((row) => ({ ...(row as Record<string, unknown>), user_id: userId }));
  const isPair = table === "duplicate_pairs";
  const exists = isPair
    ? sql`where 2 = (select count(*) from contacts c
            where c.user_id = r.user_id and c.id in (r.contact_a, r.contact_b))`
    : sql``;
  await tx.execute(
    sql`insert into ${sql.identifier(table)} overriding system value
        select r.* from jsonb_populate_recordset(null::${sql.identifier(table)}, ${JSON.stringify(owned)}::jsonb) r
        ${exists} on conflict do nothing`,
  );
}
