import { createHash } from "node:crypto";
import { z } from "zod";
import { AppError } from "../errors.ts";

// A cursor is a place in one ordered list: stateless, and only good for the arguments that it was made with. It holds
// sort keys alone; whose rows they are is never read from it.

/** The sort keys of the last row that was shown, in the order of the list. */
type Position = readonly (string | number | null)[];

/** What the list was asked for: the tool's name and every argument that filters or sorts, in a fixed order. */
type Scope = readonly unknown[];

export function encodeCursor(scope: Scope, position: Position): string {
  return Buffer.from(JSON.stringify([fingerprint(scope), ...position])).toString("base64url");
}

/**
 * The position in a cursor that `encodeCursor` made for the same scope.
 * @param position the form of the sort keys, as a tuple
 * @throws AppError `invalid_input` for a cursor of other arguments, a damaged one, or one that holds other keys.
 */
export function decodeCursor<Keys extends Position>(
  cursor: string,
  scope: Scope,
  position: z.ZodType<Keys>,
): Keys {
  const [print, ...keys] = parse(cursor);
  const parsed = position.safeParse(keys);
  if (print !== fingerprint(scope) || !parsed.success) {
    throw new AppError(
      "invalid_input",
      "This cursor does not belong to these arguments. Repeat the arguments of the call that gave it, or leave cursor out to start at the first page.",
    );
  }
  return parsed.data;
}

const wire = z.array(z.unknown());

function parse(cursor: string): unknown[] {
  try {
    return wire.parse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")));
  } catch {
    return [];
  }
}

/** Eight characters are enough: it guards against mistakes, not against forgery, which would gain nothing. */
function fingerprint(scope: Scope): string {
  return createHash("sha256").update(JSON.stringify(scope)).digest("base64url").slice(0, 8);
}

/**
 * A place in a list of long texts: the sort key and id of a row, and how much of its text was read. Null is after the
 * row; a number of UTF-16 units is within it.
 */
export interface Place {
  readonly key: number;
  readonly id: number;
  readonly read: number | null;
}

const placeKeys = z.tuple([z.int(), z.int(), z.int().min(0).nullable()]);

export function encodePlace(scope: Scope, { key, id, read }: Place): string {
  return encodeCursor(scope, [key, id, read]);
}

/** @throws AppError `invalid_input` as `decodeCursor` does. */
export function decodePlace(cursor: string, scope: Scope): Place {
  const [key, id, read] = decodeCursor(cursor, scope, placeKeys);
  return { key, id, read };
}

/** One page of a list of texts. */
export interface TextPage<Item> {
  /** How many the list has in all, on every page. */
  readonly total: number;
  readonly items: readonly Item[];
  /** The user's, in which its dates are shown. */
  readonly timeZone: string;
  /** How much of the first item's text the pages before have shown. */
  readonly firstRead: number;
  readonly nextCursor: string | undefined;
  /** The cursor that, with a limit of 1, reads on in the text of an item on this page. */
  cursorInto(item: Item, read: number): string;
}

/**
 * Makes a page of `limit` rows of a query that asked for one more.
 * @param keyOf the sort key of a row, a whole number
 */
export function pageOf<Item extends { id: number }>(
  rows: readonly Item[],
  options: {
    scope: Scope;
    limit: number;
    total: number;
    timeZone: string;
    place: Place | undefined;
    keyOf: (item: Item) => number;
  },
): TextPage<Item> {
  const { scope, limit, total, timeZone, place, keyOf } = options;
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const cursorAt = (item: Item, read: number | null) =>
    encodePlace(scope, { key: keyOf(item), id: item.id, read });
  return {
    total,
    timeZone,
    items,
    firstRead: items[0]?.id === place?.id ? (place?.read ?? 0) : 0,
    nextCursor: last && rows.length > limit ? cursorAt(last, null) : undefined,
    cursorInto: cursorAt,
  };
}
