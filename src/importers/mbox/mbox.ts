import type { Draft } from "../draft.ts";
import type { Format, InputFile } from "../format.ts";
import { whyBroken } from "../text/broken-file.ts";
import { decodeText } from "../text/decode-text.ts";
import { endOfHead, type Headers, readHeaders } from "./headers.ts";
import { type Correspondence, observeCorrespondence } from "./ownership.ts";
import { readMail } from "./read-mail.ts";
import { HEADERS_ONLY, type RawMessage, splitMbox, startsMbox } from "./split-mbox.ts";

/** Mail as one text file: Gmail Takeout, Thunderbird, Apple Mail. Folders side by side are one correspondence. */
export const mbox: Format = {
  name: "mbox",
  title: "mailbox (mbox)",
  together: "anywhere",
  recognize: (head) => (startsMbox(head) ? "mailbox" : undefined),
  async look({ files }, { owner }) {
    const observed = observeCorrespondence(owner);
    for (const file of files) await observeMailbox(file, observed.see);
    const correspondence = observed.conclude();
    return {
      total: correspondence.messages,
      async *people() {},
      async *interactions() {
        for (const file of files) yield* readMailbox(file, correspondence);
      },
    };
  },
};

async function observeMailbox(file: InputFile, see: (headers: Headers) => void): Promise<void> {
  try {
    for await (const { bytes } of splitMbox(await bytesOf(file), HEADERS_ONLY)) {
      const headers = readHeaders(bytes);
      if (headers) see(headers);
    }
  } catch {
    // Reading the mail comes to the same place and says so.
  }
}

async function* readMailbox(file: InputFile, correspondence: Correspondence): AsyncGenerator<Draft> {
  let number = 0;
  try {
    for await (const message of splitMbox(await bytesOf(file))) {
      number = message.number;
      const place = `${file.name} message ${number}`;
      const drafts = await readMail(message.bytes, correspondence, place);
      const missing = whatIsMissing(message);
      const isPassedOver = drafts.every(({ type }) => type === "skipped") && missing !== "headers";
      if (!missing || missing === "attachments" || isPassedOver) yield* drafts;
      if (missing && !isPassedOver) yield { type: "damage", place, why: CUT_OFF };
    }
  } catch (error) {
    // What stands in the file is no longer a matter of its messages: a zip or a disk gave out.
    yield { type: "damage", place: `${file.name} message ${number + 1}`, why: whyBroken(error) };
  }
}

const CUT_OFF = "The file is cut off in this message. If it is whole, end the file with an empty line.";
/** In the header that says of what parts a mail is. */
const BOUNDARY = /^multipart\/.*;\s*boundary=(?:"([^"]+)"|([^\s;]+))/i;

/**
 * What the file may lack of its last message: headers end with an empty line, several parts with a mark, and all else at least
 * with a line. Where a second part has begun the text is there.
 */
function whatIsMissing({ bytes, end }: RawMessage): "headers" | "text" | "attachments" | undefined {
  if (!end || /\n\r?\n$/.test(end.toString("latin1"))) return undefined;
  const [head, body] = endOfHead(bytes);
  if (head === body) return "headers";
  const [, quoted, bare] = BOUNDARY.exec(readHeaders(bytes)?.get("content-type") ?? "") ?? [];
  const boundary = quoted ?? bare;
  if (!boundary) return end.at(-1) === 0x0a ? undefined : "text";
  const mark = `--${boundary}`;
  if (end.includes(`${mark}--`) || bytes.includes(`${mark}--`, body)) return undefined;
  return bytes.indexOf(mark, body) < bytes.lastIndexOf(mark) ? "attachments" : "text";
}

/** Mail is bytes in the charsets of its parts; a program that saved it as another text put a mark before it. */
async function bytesOf(file: InputFile): Promise<AsyncIterable<Buffer>> {
  const head = await firstBytesOf(file);
  const isUtf16 = head.startsWith("\xff\xfe") || head.startsWith("\xfe\xff");
  if (isUtf16) return encoded(decodeText(await file.open()));
  return head.startsWith("\xef\xbb\xbf") ? without(await file.open(), 3) : file.open();
}

async function firstBytesOf(file: InputFile): Promise<string> {
  for await (const chunk of await file.open()) return chunk.toString("latin1", 0, 3);
  return "";
}

async function* encoded(pieces: AsyncIterable<string>): AsyncGenerator<Buffer> {
  for await (const piece of pieces) yield Buffer.from(piece);
}

async function* without(bytes: AsyncIterable<Buffer>, count: number): AsyncGenerator<Buffer> {
  let left = count;
  for await (const chunk of bytes) {
    yield chunk.subarray(left);
    left -= Math.min(left, chunk.length);
  }
}
