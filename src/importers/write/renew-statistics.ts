import { sql } from "drizzle-orm";
import type { Queryable } from "../../db/database.ts";

/** How much larger the table may have become than the database believes. */
const GROWTH = 4;

/**
 * Tells the database how many contacts there are now, where it takes the table for empty or far smaller: it would read
 * the whole table for each row that points at a contact, until it looks by itself, a minute later.
 * @param written contacts that this import has written so far
 */
export async function renewStatistics(db: Queryable, written: number): Promise<void> {
  const { rows } = await db.execute<{ known: number }>(
    sql`select reltuples as known from pg_class where oid = 'contacts'::regclass`,
  );
  if (Number(rows[0]?.known) * GROWTH < written) await db.execute(sql`analyze contacts`);
}
