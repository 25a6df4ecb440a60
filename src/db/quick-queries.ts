import type pg from "pg";
import { type Database, wrapPool } from "./database.ts";

/**
 * Milliseconds after which whoever asked has long given up. Twice the deadline of a call: what is slow and not gone, such as a first
 * count on a busy machine, comes to its end, and the next call finds it done.
 */
const TOO_LATE = 10_000;

/**
 * The same database for what is asked in passing. A query that is not answered in time loses its connection, which may lead
 * to a server that is gone: kept until the system notices, in a quarter of an hour, a few of them would leave none for others.
 * Transactions may take as long as they do.
 */
export function withQuickQueries(db: Database): Database {
  const pool = db.$client;
  const query = (asked: string | pg.QueryConfig, values?: unknown[]) => {
    const config = typeof asked === "string" ? { text: asked } : asked;
    const quick = { ...config, ...(values && { values }), query_timeout: TOO_LATE };
    return pool.query(quick);
  };
  return wrapPool(
    new Proxy(pool, {
      get(target, name) {
        if (name === "query") return query;
        const value = Reflect.get(target, name);
        return typeof value === "function" ? value.bind(target) : value;
      },
    }),
  );
}
