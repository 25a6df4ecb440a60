import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import pg from "pg";

/** A connection to a database that has been migrated, or one transaction in it. Domain functions take it first. */
export type Database = NodePgDatabase & { $client: pg.Pool };
export type Transaction = Parameters<Parameters<NodePgDatabase["transaction"]>[0]>[0];
/** For functions that work alone as well as within a larger transaction. */
export type Queryable = Database | Transaction;

/** Postgres' bigint: every id of this program is far below 2^53, so it is read as a number. */
const INT8 = 20;
pg.types.setTypeParser(INT8, Number);

export function wrapPool(pool: pg.Pool): Database {
  return drizzle(pool);
}
