import type { ExtractTablesWithRelations } from "drizzle-orm";
import { drizzle, type NodePgDatabase, type NodePgTransaction } from "drizzle-orm/node-postgres";
import pg from "pg";
import * as schema from "./schema.ts";

/** A connection to a database that has been migrated, or one transaction in it. Domain functions take it first. */
export type Database = NodePgDatabase<typeof schema> & { $client: pg.Pool };
export type Transaction = NodePgTransaction<typeof schema, ExtractTablesWithRelations<typeof schema>>;
/** For functions that work alone as well as within a larger transaction. */
export type Queryable = Database | Transaction;

/** Postgres' bigint: every id of this program is far below 2^53, so it is read as a number. */
const INT8 = 20;
pg.types.setTypeParser(INT8, Number);

export function wrapPool(pool: pg.Pool): Database {
  return drizzle(pool, { schema });
}
