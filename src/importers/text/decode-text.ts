import { isUtf8 } from "node:buffer";
import { BrokenFile } from "./broken-file.ts";

/** Characters of a line without an end that are held back at most while its encoding is looked at. */
const MAX_HELD = 1 << 20;
/** What Windows-1252 has where Latin-1 has control characters (Node 20's TextDecoder leaves those in). */
const WINDOWS_80_TO_9F = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/**
 * The text of a byte stream, in pieces: UTF-8 with or without byte order mark, UTF-16 with one, and Windows-1252 for each
 * line that is no UTF-8, so that one broken byte does not spoil the letters of a whole file.
 */
export async function* decodeText(bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let held: Buffer[] = [];
  let size = 0;
  let utf16: ReturnType<typeof utf16Decoder>;
  let started = false;
  const take = () => {
    const all = held.length === 1 && held[0] ? held[0] : Buffer.concat(held);
    held = [];
    size = 0;
    return all;
  };
  let broken: BrokenFile | undefined;
  const whole = untilBroken(bytes, (error) => {
    broken = error;
  });
  for await (const chunk of whole) {
    held.push(chunk);
    size += chunk.length;
    if (!started) {
      if (size < 4) continue;
      const first = take();
      started = true;
      utf16 = utf16Decoder(first);
      held = [withoutMark(first)];
    }
    if (utf16) {
      yield utf16.decode(take(), { stream: true });
      continue;
    }
    if (held.length > 1 && size <= MAX_HELD && !chunk.includes(0x0a)) continue;
    const block = take();
    const end = block.lastIndexOf(0x0a) + 1 || (block.length > MAX_HELD ? wholeCharacters(block) : 0);
    if (end) yield decodeBlock(block.subarray(0, end));
    held = [block.subarray(end)];
    size = block.length - end;
  }
  const rest = take();
  yield utf16 ? utf16.decode(rest) : started ? decodeBlock(rest) : decodeHead(rest);
  if (broken) throw broken;
}

/** All bytes of a file of which the end told that it is broken. */
async function* untilBroken(bytes: AsyncIterable<Buffer>, tell: (error: BrokenFile) => void) {
  try {
    yield* bytes;
  } catch (error) {
    if (!(error instanceof BrokenFile)) throw error;
    tell(error);
  }
}

/** The text of a whole piece of bytes, such as the first ones of a file. */
export function decodeHead(bytes: Buffer): string {
  const utf16 = utf16Decoder(bytes);
  if (utf16) return utf16.decode(bytes);
  return decodeBlock(withoutMark(bytes.subarray(0, wholeCharacters(bytes))));
}

function utf16Decoder(bytes: Buffer) {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le");
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be");
  return undefined;
}

function withoutMark(bytes: Buffer): Buffer {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}

/** Where the last complete UTF-8 character ends. */
function wholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) break;
    if (byte < 0xc0) continue;
    const length = byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
    return length > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

function decodeBlock(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString("utf8");
  const lines: string[] = [];
  for (let start = 0; start < bytes.length; ) {
    const newline = bytes.indexOf(0x0a, start);
    const end = newline < 0 ? bytes.length : newline + 1;
    const line = bytes.subarray(start, end);
    lines.push(isUtf8(line) ? line.toString("utf8") : decodeWindows1252(line));
    start = end;
  }
  return lines.join("");
}

export function decodeWindows1252(bytes: Buffer): string {
  return bytes
    .toString("latin1")
    .replace(/[\u0080-\u009f]/g, (letter) => WINDOWS_80_TO_9F[letter.charCodeAt(0) - 0x80] ?? letter);
}
