import { jsonParser, type Token } from "stream-json/core/parser.js";
import { whyBroken } from "../text/broken-file.ts";
import { assemble, scalarOf } from "./assemble.ts";

/** Keys and list positions from the root to a value. */
export type JsonPath = readonly (string | number)[];

/**
 * What to do with a value: take it whole, go into it (a value that is no object or list is then taken), or pass over it.
 */
export type Choice = "take" | "enter" | "skip";

export interface JsonItem {
  /** Good until the next item is asked for. */
  readonly path: JsonPath;
  readonly value: unknown;
}

/** The text is no JSON, it ends before the JSON does, or it cannot be read to its end. */
export class BrokenJson extends Error {
  constructor(message = "The file is cut off or broken here: it is no JSON beyond this place.") {
    super(message);
  }
}

/** Deeper nesting occurs in no export; it is refused before it fills the memory. */
const MAX_DEPTH = 200;

/**
 * The values of a JSON text that `choose` takes, in the order of the file, without ever holding more than one of them.
 * @throws BrokenJson where the text breaks; what came before has been handed over.
 */
export async function* readJson(
  pieces: AsyncIterable<string>,
  choose: (path: JsonPath) => Choice,
): AsyncGenerator<JsonItem> {
  const parse = jsonParser({ streamValues: false });
  const walk = walker(choose);
  for await (const piece of whole(pieces)) {
    for (const token of tokensOf(parse, piece)) {
      const item = walk.take(token);
      if (item) yield item;
    }
  }
  if (!walk.complete()) throw new BrokenJson();
}

async function* whole(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  try {
    yield* pieces;
  } catch (error) {
    throw new BrokenJson(whyBroken(error));
  }
}

/** Follows the tokens through the document; what `choose` takes comes back with its last token. */
function walker(choose: (path: JsonPath) => Choice) {
  const path: (string | number)[] = [];
  const around: ("object" | "list")[] = [];
  let assembly: ReturnType<typeof assemble> | undefined;
  let depth = 0;
  let skipFrom = 0;
  let complete = false;
  /** The item handed out last: its place in a list is left only when the next token comes. */
  let taken = false;

  function leave() {
    if (around.at(-1) === "list") path[path.length - 1] = Number(path.at(-1)) + 1;
    complete = around.length === 0;
  }

  function take(token: Token): JsonItem | undefined {
    if (taken) leave();
    taken = false;
    const opens = token.name === "startObject" || token.name === "startArray";
    const closes = token.name === "endObject" || token.name === "endArray";
    if (opens && ++depth > MAX_DEPTH) throw new BrokenJson();
    if (closes) depth--;
    if (skipFrom) {
      if (depth >= skipFrom) return undefined;
      skipFrom = 0;
      leave();
      return undefined;
    }
    if (assembly) {
      const value = assembly(token);
      if (value === undefined) return undefined;
      assembly = undefined;
      taken = true;
      return { path, value };
    }
    if (closes) {
      path.pop();
      around.pop();
      leave();
      return undefined;
    }
    if (token.name === "keyValue") {
      path[path.length - 1] = token.value;
      return undefined;
    }
    const choice = choose(path);
    if (!opens) {
      taken = choice !== "skip";
      if (taken) return { path, value: scalarOf(token) };
      leave();
    } else if (choice === "skip") skipFrom = depth;
    else if (choice === "take") {
      assembly = assemble();
      assembly(token);
    } else {
      around.push(token.name === "startArray" ? "list" : "object");
      path.push(token.name === "startArray" ? 0 : "");
    }
    return undefined;
  }

  return { take, complete: () => complete || (taken && around.length === 0) };
}

/** A broken place costs the tokens that were parsed together with it: small slices keep that little. */
const SLICE = 2048;

function* tokensOf(parse: ReturnType<typeof jsonParser>, piece: string): Generator<Token> {
  for (let at = 0; at < piece.length; at += SLICE) {
    const tokens = tokenize(parse, piece.slice(at, at + SLICE));
    if (typeof tokens === "object") yield* tokens.values;
  }
}

function tokenize(parse: ReturnType<typeof jsonParser>, slice: string) {
  try {
    return parse(slice);
  } catch {
    throw new BrokenJson();
  }
}
