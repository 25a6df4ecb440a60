export interface RawMessage {
  /** 1 for the first. */
  readonly number: number;
  /** Head and body; of a very long message only the beginning, without its last attachments. */
  readonly bytes: Buffer;
  /** Of the last message of the file its last bytes, which tell whether it is whole. */
  readonly end?: Buffer;
}

/** Bytes of a message that are kept to read it: the text comes before the attachments. */
const MAX_KEPT = 256 * 1024;
/** Bytes that hold the headers of any mail. */
export const HEADERS_ONLY = 64 * 1024;
/** Bytes after a possible separator that are needed to tell whether it is one. */
const LOOK_AHEAD = 512;
const MARK = Buffer.from("\nFrom ");
/** `From sender Mon Mar  2 09:30:00 2026` with the first header below it. */
const SEPARATOR = /^From [^\n]*\d{1,2}:\d{2}[^\n]*\r?\n(?:>?[!-9;-~]+:|\r?\n)/;

export const startsMbox = (head: string): boolean =>
  SEPARATOR.test(head) && !/^From [^\n]*\r?\n\r?\n/.test(head);

/** The messages of an mbox file, one at a time, however many bytes the file has. */
export async function* splitMbox(
  chunks: AsyncIterable<Buffer>,
  maxKept = MAX_KEPT,
): AsyncGenerator<RawMessage> {
  let number = 0;
  let kept: Buffer[] = [];
  let size = 0;
  // A newline of our own makes the separator at the start of the file one like the others.
  let held: Buffer = Buffer.from("\n");

  function keep(bytes: Buffer) {
    if (size < maxKept) kept.push(bytes.subarray(0, maxKept - size));
    size += bytes.length;
  }
  function close(end?: Buffer): RawMessage | undefined {
    const bytes = Buffer.concat(kept);
    kept = [];
    size = 0;
    if (number++ === 0) return undefined;
    return { number: number - 1, bytes: unescapeFrom(bytes), ...(end && { end }) };
  }

  function* take(isLast: boolean): Generator<RawMessage> {
    let from = 0;
    for (let at = held.indexOf(MARK); at >= 0; at = held.indexOf(MARK, at + 1)) {
      if (!isLast && held.length - at < LOOK_AHEAD) break;
      if (!SEPARATOR.test(held.toString("latin1", at + 1, at + LOOK_AHEAD))) continue;
      keep(held.subarray(from, at + 1));
      const message = close();
      if (message) yield message;
      from = held.indexOf("\n", at + 1) + 1;
    }
    const end = isLast ? held.length : Math.max(from, held.length - LOOK_AHEAD);
    keep(held.subarray(from, end));
    held = held.subarray(isLast ? from : end);
  }

  for await (const chunk of chunks) {
    held = Buffer.concat([held, chunk]);
    if (held.length > 4 * LOOK_AHEAD) yield* take(false);
  }
  yield* take(true);
  const last = close(held);
  if (last) yield last;
}

/** Lines of the text that begin with `From ` were written `>From `. */
function unescapeFrom(bytes: Buffer): Buffer {
  if (!bytes.includes("\n>From ") && !bytes.includes("\n>>From ")) return bytes;
  return Buffer.from(bytes.toString("latin1").replace(/\n>(>*From )/g, "\n$1"), "latin1");
}
