import { BrokenJson, openJsonText } from "./json-text.ts";

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

/** Deeper nesting occurs in no export; it is refused before it fills the memory. */
const MAX_DEPTH = 200;
const CLOSING: Record<string, string> = { "{": "}", "[": "]" };

/**
 * The values of a JSON text that `choose` takes, in the order of the file, without ever holding more than one of them.
 * Each is found by its brackets and read by JSON.parse, which takes less time than a parser of single tokens. Of what
 * is passed over only the brackets are looked at.
 * @throws BrokenJson where the text breaks; what came before has been handed over.
 */
export async function* readJson(
  pieces: AsyncIterable<string>,
  choose: (path: JsonPath) => Choice,
): AsyncGenerator<JsonItem> {
  const text = openJsonText(pieces);
  const path: (string | number)[] = [];
  /** The brackets that are open around the place. */
  const around: string[] = [];

  /** Goes into an object or list. @returns false for an empty one, which is behind us then */
  async function enter(bracket: string): Promise<boolean> {
    if (around.length >= MAX_DEPTH) throw new BrokenJson();
    text.take();
    if ((await text.peek()) === CLOSING[bracket]) {
      text.take();
      return false;
    }
    around.push(bracket);
    path.push(bracket === "{" ? await readKey() : 0);
    return true;
  }

  async function readKey(): Promise<string> {
    if ((await text.peek()) !== '"') throw new BrokenJson();
    const key = String(parse(await text.takeValue(0, true)));
    if ((await text.peek()) !== ":") throw new BrokenJson();
    text.take();
    return key;
  }

  /** Goes on to the value after the one that was read. @returns false at the end of the text */
  async function next(): Promise<boolean> {
    for (;;) {
      const bracket = around.at(-1);
      const sign = await text.peek();
      if (bracket === undefined) {
        if (sign !== "") throw new BrokenJson();
        return false;
      }
      if (sign !== "," && sign !== CLOSING[bracket]) throw new BrokenJson();
      text.take();
      if (sign === ",") {
        const before = path.pop();
        path.push(bracket === "{" ? await readKey() : Number(before) + 1);
        return true;
      }
      around.pop();
      path.pop();
    }
  }

  try {
    for (;;) {
      const sign = await text.peek();
      if (sign === "") throw new BrokenJson();
      const choice = choose(path);
      if (choice === "enter" && sign in CLOSING) {
        if (await enter(sign)) continue;
      } else {
        const written = await text.takeValue(MAX_DEPTH - around.length, choice !== "skip");
        if (choice !== "skip") yield { path, value: parse(written) };
      }
      if (!(await next())) return;
    }
  } finally {
    await text.close();
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new BrokenJson();
  }
}
