import { sql } from "drizzle-orm";
import type { Database } from "../../db/database.ts";
import type { UserId } from "../../db/schema.ts";

/** Rows a statement. */
const PAGE = 1000;

/**
 * The tables that make an account, in the order in which they can be written again. Search words are left out: they are
 * derived from these. So are keys and passwords, which belong to an installation.
 */
export const ACCOUNT_TABLES = [
  "contacts",
  "interactions",
  "events",
  "suggestions",
  "notifications",
  "duplicate_pairs",
  "contact_joins",
  "left_out",
  "imports",
] as const;
export type AccountTable = (typeof ACCOUNT_TABLES)[number];

/** A row as the database names its columns, without its owner; a contact has its `identities` in it. */
export type AccountRow = Record<string, unknown>;

/** All rows of a table by id, a page in memory at a time. */
export async function* accountRows(
  db: Database,
  userId: UserId,
  table: AccountTable,
): AsyncGenerator<AccountRow> {
  const identities = sql`jsonb_build_object('identities', coalesce((
    select jsonb_agg(to_jsonb(i) - 'user_id' - 'contact_id' order by i.id) from identities i
    where i.user_id = t.user_id and i.contact_id = t.id), '[]'))`;
  for (let after = 0; ; ) {
    const { rows } = await db.execute<{ id: number; row: AccountRow }>(sql`
      select id, to_jsonb(t) - 'user_id' ${table === "contacts" ? sql`|| ${identities}` : sql``} as row
      from ${sql.identifier(table)} t
      where user_id = ${userId} and id > ${after} order by id limit ${PAGE}`);
    for (const { row } of rows) yield row;
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = Number(last.id);
  }
}
