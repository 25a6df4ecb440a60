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
