import { type SQL, sql } from "drizzle-orm";
import type { Queryable, Transaction } from "../../db/database.ts";
import type { UserId } from "../../db/schema.ts";
import { outdateDashboard } from "../dashboard/outdate-dashboard.ts";
import { refreshScores } from "../relationships/refresh-scores.ts";
import { nextContacts } from "./next-contacts.ts";

/** The tables that hold something of a contact, in the order in which they can be written again, search words too. */
export const TABLES_OF_CONTACT = [
  "identities",
  "interactions",
  "events",
  "suggestions",
  "contact_joins",
  "contact_words",
  "text_words",
] as const;

/**
 * Puts back the next deleted contacts of a change, those above the id `after`, with their rows.
 * @returns their ids, lowest first: fewer than `limit` when they were the last.
 */
export async function restoreDeleted(
  tx: Transaction,
  userId: UserId,
  { changeId, after, limit, now }: { changeId: number; after: number; limit: number; now: Date },
): Promise<number[]> {
  // A deleted contact has no `after` until it is back.
  const ids = await nextContacts(tx, userId, { changeId, after, limit }, sql`and after is null`);
  if (ids.length === 0) return [];
  await tx.execute(sql`
    update contact_changes set after = '{}'
    where user_id = ${userId} and change_id = ${changeId} and contact_id = any(${sql.param(ids)}::bigint[])`);
  const ofThese = sql`and d.contact_id = any(${sql.param(ids)}::bigint[])`;
  await insertAgain(tx, userId, changeId, "contacts", ofThese);
  for (const table of TABLES_OF_CONTACT) await insertAgain(tx, userId, changeId, table, ofThese);
  await refreshScores(tx, userId, { now, contactIds: ids });
  await outdateDashboard(tx, userId, "interactions");
  return ids;
}

/** Puts back the pairs of the review list, once both contacts of each are there. */
export async function restorePairs(db: Queryable, userId: UserId, changeId: number): Promise<void> {
  const bothThere = sql`and 2 = (select count(*) from contacts c
    where c.user_id = r.user_id and c.id in (r.contact_a, r.contact_b))`;
  await insertAgain(db, userId, changeId, "duplicate_pairs", bothThere);
}

/** What an import brought again meanwhile stays as it is. */
async function insertAgain(
  db: Queryable,
  userId: UserId,
  changeId: number,
  table: string,
  condition: SQL,
): Promise<void> {
  await db.execute(sql`
    insert into ${sql.identifier(table)} overriding system value
    select r.* from contact_changes d
    cross join lateral jsonb_populate_recordset(null::${sql.identifier(table)}, d.before -> ${table}::text) r
    where d.user_id = ${userId} and d.change_id = ${changeId} and r.user_id = ${userId} ${condition}
    on conflict do nothing`);
}
