import type { Place } from "./paging.ts";

// Lists by time hold their place to the microsecond, as the database keeps it: a `Date` would skip or repeat rows.

/** A moment as whole microseconds since 1970. */
export function microsOf(at: string): string {
  return `(extract(epoch from ${at}) * 1000000)::bigint`;
}

/**
 * The rows that follow a place in a list by time and id, both descending.
 * @param micros the parameter that holds the place's key, and null at the start of the list; `id` the one of `idUntil`
 */
export function olderThan(at: string, { micros, id }: { micros: string; id: string }): string {
  const moment = `coalesce(timestamptz 'epoch' + ${micros}::bigint * interval '1 microsecond', 'infinity')`;
  return `(${at}, id) < (${moment}, ${id}::bigint)`;
}

/** The first id that comes before a place: its own row belongs to what follows while its text is not read to the end. */
export function idUntil(place: Place | undefined): number | null {
  return place ? place.id + (place.read === null ? 0 : 1) : null;
}
