import { whyBroken } from "../text/broken-file.ts";

/** The text is no JSON, it ends before the JSON does, or it cannot be read to its end. */
export class BrokenJson extends Error {
  constructor(message = "The file is cut off or broken here: it is no JSON beyond this place.") {
    super(message);
  }
}

/** Characters. No format has such a value: it is refused before it fills the memory. */
const MAX_VALUE = 32 << 20;

/** A JSON text that comes in pieces, read from its beginning to its end. */
export function openJsonText(pieces: AsyncIterable<string>) {
  const source = pieces[Symbol.asyncIterator]();
  let text = "";
  let at = 0;

  async function more(): Promise<boolean> {
    const { done, value } = await source.next().catch((error: unknown) => {
      throw new BrokenJson(whyBroken(error));
    });
    text = done ? "" : value;
    at = 0;
    return !done;
  }

  /** The next sign that is no white space; empty at the end. */
  async function peek(): Promise<string> {
    for (;;) {
      while (isSpace(text.charCodeAt(at))) at++;
      if (at < text.length) return text.charAt(at);
      if (!(await more())) return "";
    }
  }

  /** Takes the sign that was looked at. */
  function take(): void {
    at++;
  }

  /** Takes the value that begins with the sign that was looked at: its text, or nothing of it. */
  async function takeValue(maxDepth: number, keep: boolean): Promise<string> {
    const first = text.charAt(at);
    const isScalar = first !== '"' && first !== "{" && first !== "[";
    const findEnd = isScalar ? endOfScalar : endFinder(maxDepth);
    const parts: string[] = [];
    let length = 0;
    for (;;) {
      const end = findEnd(text, at);
      if (keep) {
        const part = text.slice(at, end < 0 ? undefined : end);
        length += part.length;
        if (length > MAX_VALUE)
          throw new BrokenJson("What comes next is too large: more than 32 MB in one value.");
        parts.push(part);
      }
      at = end;
      if (end >= 0) break;
      if (await more()) continue;
      if (!isScalar) throw new BrokenJson();
      break;
    }
    return parts.length === 1 ? (parts[0] ?? "") : parts.join("");
  }

  return { peek, take, takeValue, close: async () => source.return?.() };
}

const SPACE = 0x20;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;

const isSpace = (code: number) => code === SPACE || code === 0x0a || code === 0x0d || code === 0x09;
/** `{` and `[`, and their counterparts, differ in one bit of their codes. */
const isOpening = (code: number) => (code | 0x20) === 0x7b;
const isClosing = (code: number) => (code | 0x20) === 0x7d;

/** Where a number or name ends; -1 where it may go on in the next piece. */
function endOfScalar(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === COMMA || isClosing(code) || isSpace(code)) return at;
  }
  return -1;
}

/**
 * Finds where a text, object or list ends, piece by piece; -1 where it goes on in the next. Only quotes and brackets are
 * looked at: what the value says, and whether it is JSON, is for JSON.parse.
 */
function endFinder(maxDepth: number): (text: string, from: number) => number {
  let depth = 0;
  let isText = false;
  let isEscaped = false;
  return (text, from) => {
    let at = from;
    if (isEscaped && at < text.length) {
      isEscaped = false;
      at++;
    }
    while (at < text.length) {
      if (isText) {
        const quote = text.indexOf('"', at);
        const isOdd = backslashesBefore(text, quote < 0 ? text.length : quote, at) % 2 === 1;
        if (quote < 0) {
          isEscaped = isOdd;
          return -1;
        }
        at = quote + 1;
        isText = isOdd;
        if (!isText && depth === 0) return at;
        continue;
      }
      const code = text.charCodeAt(at++);
      if (code === QUOTE) isText = true;
      else if (isOpening(code)) {
        if (++depth > maxDepth) throw new BrokenJson();
      } else if (isClosing(code) && --depth === 0) return at;
    }
    return -1;
  };
}

function backslashesBefore(text: string, end: number, from: number): number {
  let at = end;
  while (at > from && text.charCodeAt(at - 1) === BACKSLASH) at--;
  return end - at;
}
