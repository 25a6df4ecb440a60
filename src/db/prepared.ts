import type pg from "pg";
import type { Database } from "./database.ts";
import { brieflyThrough } from "./shared-connections.ts";
import { nameOfStatement } from "./statement-name.ts";

/**
 * SQLSTATEs by which a connection tells that a statement is not known by its name: it was not prepared on this connection,
 * another one was, or names are refused (docs/decisions/0015-prepared-statements.md). None has run the statement.
 */
const NAME_REFUSED = new Set(["26000", "42P05", "0A000"]);
/** Pools that have refused a name, and are asked without from then on. */
const withoutNames = new WeakSet<pg.Pool>();

/**
 * A query whose text never changes, for the database to parse and plan once a connection. Made when a module loads, so
 * that there are no more names than such queries. Not for transactions.
 */
export function prepared<Row extends pg.QueryResultRow>(text: string): Ask<Row> {
  return asking(text, (pool) => pool);
}

/** The same for a query that takes about a millisecond whatever it is asked: it may share a connection. */
export function preparedBrief<Row extends pg.QueryResultRow>(text: string): Ask<Row> {
  return asking(text, brieflyThrough);
}

type Ask<Row> = (db: Database, values: unknown[]) => Promise<Row[]>;

function asking<Row extends pg.QueryResultRow>(text: string, through: typeof brieflyThrough): Ask<Row> {
  const name = nameOfStatement(text);
  return async ({ $client: pool }, values) => {
    if (!withoutNames.has(pool)) {
      try {
        return (await through(pool).query<Row>({ name, text, values })).rows;
      } catch (error) {
        if (!NAME_REFUSED.has(String((error as { code?: unknown }).code))) throw error;
        withoutNames.add(pool);
      }
    }
    return (await through(pool).query<Row>({ text, values })).rows;
  };
}
