import { type AnyColumn, type SQL, sql } from "drizzle-orm";
import type { Place } from "./paging.ts";

// Lists by time hold their place to the microsecond, as the database keeps it: a `Date` would skip or repeat rows.

/** A moment as whole microseconds since 1970. */
export function microsOf(at: AnyColumn): SQL<number> {
  return sql<number>`(extract(epoch from ${at}) * 1000000)::bigint`.mapWith(Number);
}

/** The rows that follow a place in a list by time and id, both descending. */
export function olderThan({ key, id, read }: Place, at: AnyColumn, idColumn: AnyColumn): SQL {
  const moment = sql`timestamptz 'epoch' + ${key}::bigint * interval '1 microsecond'`;
  const row = sql`(${at}, ${idColumn})`;
  return read === null ? sql`${row} < (${moment}, ${id}::bigint)` : sql`${row} <= (${moment}, ${id}::bigint)`;
}
