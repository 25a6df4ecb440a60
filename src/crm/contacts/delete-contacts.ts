import { sql } from "drizzle-orm";
import type { Database, Transaction } from "../../db/database.ts";
import type { UserId } from "../../db/schema.ts";
import { beginChange, type ChangePart, type PartialChange } from "../changes/record-change.ts";
import { TABLES_OF_CONTACT } from "../changes/restore-deleted.ts";
import { outdateDashboard } from "../dashboard/outdate-dashboard.ts";
import { type ContactSelection, partOf, selectContacts } from "./select-contacts.ts";

/** Contacts of one transaction: the embedded database serves nobody else meanwhile. */
const CHUNK = 500;

/**
 * Deletes contacts with everything that belongs to them. All of it is put aside for a day, where only `undoChange` reads
 * it. Some hundred at a time: a deletion that breaks off leaves the rest there, and what was deleted can be undone.
 */
export async function deleteContacts(
  db: Database,
  userId: UserId,
  selection: ContactSelection,
  now: Date,
  { after, changeId: begun, limit = Number.POSITIVE_INFINITY }: Partial<ChangePart> & { limit?: number } = {},
): Promise<PartialChange> {
  const { part: ids, next } = partOf(await selectContacts(db, userId, selection), after ?? 0, limit);
  if (ids.length === 0) return { changeId: begun ?? null, contacts: 0, next };
  const changeId = await beginChange(db, userId, "delete", now, begun);
  let contacts = 0;
  for (let start = 0; start < ids.length; start += CHUNK) {
    const chunk = ids.slice(start, start + CHUNK);
    contacts += await db.transaction((tx) => deleteChunk(tx, userId, changeId, chunk));
  }
  return { changeId, contacts, next };
}

async function deleteChunk(
  tx: Transaction,
  userId: UserId,
  changeId: number,
  contactIds: readonly number[],
): Promise<number> {
  const ids = sql`${sql.param([...contactIds])}::bigint[]`;
  await tx.execute(
    sql`select from contacts where user_id = ${userId} and id = any(${ids}) order by id for update`,
  );
  const rowsOf = (table: string, ofContact = sql`t.contact_id = c.id`) => sql`${table}::text, (
    select coalesce(jsonb_agg(to_jsonb(t)), '[]') from ${sql.identifier(table)} t where t.user_id = c.user_id and ${ofContact})`;
  const tables = TABLES_OF_CONTACT.map((table) =>
    table === "contact_joins" ? rowsOf(table, sql`t.kept_id = c.id`) : rowsOf(table),
  );
  await tx.execute(sql`
    insert into contact_changes (user_id, change_id, contact_id, before)
    select c.user_id, ${changeId}, c.id, jsonb_build_object(
      'contacts', jsonb_build_array(to_jsonb(c)),
      ${sql.join(tables, sql`, `)},
      ${rowsOf("duplicate_pairs", sql`c.id in (t.contact_a, t.contact_b)`)})
    from contacts c where c.user_id = ${userId} and c.id = any(${ids})`);
  // Rows go table by table: left to the foreign keys they would go contact by contact. They are found contact by contact:
  // of a table that an import has just filled the planner thinks it small, and would read all of the user's rows.
  for (const table of TABLES_OF_CONTACT) {
    const name = sql.identifier(table);
    const column = sql.identifier(table === "contact_joins" ? "kept_id" : "contact_id");
    await tx.execute(sql`
      delete from ${name} where user_id = ${userId} and ctid = any(array(
        select own.place from unnest(${ids}) as w (id)
        cross join lateral (
          select ctid as place from ${name} where user_id = ${userId} and ${column} = w.id offset 0) own))`);
  }
  const { rows } = await tx.execute(
    sql`delete from contacts where user_id = ${userId} and id = any(${ids}) returning id`,
  );
  await outdateDashboard(tx, userId, "interactions");
  return rows.length;
}
