import type { InputFile } from "../format.ts";
import { BrokenFile } from "../text/broken-file.ts";
import { decodeText } from "../text/decode-text.ts";
import { readLines } from "../text/read-lines.ts";
import { type Header, isPartOfHeader, readHeader, withoutInvisible } from "./header.ts";

/** One message with the lines that go on with it. */
export interface Entry {
  readonly line: number;
  readonly header: Header;
  /** Absent on lines of the program. */
  readonly author?: string;
  /** As written, with invisible marks. */
  readonly text: string;
}

/** Characters; a longer message is cut. WhatsApp itself allows 65,536. */
const MAX_TEXT = 100_000;
/** `Ana created group "Trip: Faro"`: what stands before the colon opens a quotation, which no name does. */
const OPEN_QUOTATION = /(?:^|\s)["“„«][^"”“»]*$/;

/**
 * The entries of a chat in the order of the file.
 * @throws where the file breaks, when it has handed over the whole entries before that.
 */
export async function* readChat(file: InputFile): AsyncGenerator<Entry> {
  let entry: Entry | undefined;
  for await (const { number, text, isLast } of readLines(decodeText(await file.open()))) {
    const header = readHeader(text);
    if (!header && isLast && isPartOfHeader(text)) {
      if (entry) yield entry;
      throw new BrokenFile("The file is cut off beyond this line.");
    }
    if (header) {
      if (entry) yield entry;
      entry = { line: number, header, ...split(header.rest) };
    } else if (entry && entry.text.length < MAX_TEXT) {
      entry = { ...entry, text: `${entry.text}\n${text}`.slice(0, MAX_TEXT) };
    }
  }
  if (entry) yield entry;
}

function split(rest: string): { author?: string; text: string } {
  const colon = rest.search(/: |:$/);
  const author = colon < 0 ? "" : cleanAuthor(rest.slice(0, colon));
  if (!author || author.length > 80 || OPEN_QUOTATION.test(author)) return { text: rest };
  return { author, text: rest.slice(colon + 2) };
}

/** `~ Ana`: WhatsApp's mark for a name that the other chose and the address book does not have. */
function cleanAuthor(text: string): string {
  return withoutInvisible(text)
    .replace(/[\u202f\u00a0]/g, " ")
    .replace(/^~ ?/, "")
    .trim();
}
