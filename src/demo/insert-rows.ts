import { type SQL, sql } from "drizzle-orm";
import type { Transaction } from "../db/database.ts";
import type { UserId } from "../db/schema.ts";

/** A column's type in the database, and its value in a row as text. */
type Columns<Row> = Record<string, readonly [type: string, value: (row: Row) => string | null]>;

/** Inserts any number of rows by one statement. Table and column names come from the caller's code only. */
export function insertRows<Row>(
  tx: Transaction,
  userId: UserId,
  table: string,
  columns: Columns<Row>,
  rows: readonly Row[],
  returning: SQL = sql``,
) {
  const entries = Object.entries(columns);
  const names = sql.join(
    entries.map(([name]) => sql.identifier(name)),
    sql`, `,
  );
  const casts = entries.map(([name, [type]]) => sql`${sql.identifier(name)}::${sql.raw(type)}`);
  const lists = entries.map(([, [, value]]) => sql`${sql.param(rows.map(value))}::text[]`);
  return tx.execute<{ id: number }>(sql`
    insert into ${sql.identifier(table)} (user_id, ${names})
    select ${userId}, ${sql.join(casts, sql`, `)}
    from unnest(${sql.join(lists, sql`, `)}) with ordinality as rows (${names}, ordinality)
    order by ordinality ${returning}`);
}
