import type { InputFile } from "../format.ts";
import { decodeText } from "../text/decode-text.ts";

/** X writes each list as a script: `window.YTD.direct_messages.part0 = [ ... ]`; until 2020 it was one `direct_message`. */
const START = /^\s*window\.YTD\.(direct_message|account)s?\.part\d+\s*=\s*(?=\[)/;
/** Characters within which the list begins. */
const MAX_START = 200;

/** The kind of list a script holds; undefined for others. */
export const kindOf = (head: string): string | undefined => START.exec(head)?.[1];

/** The JSON in the script. */
export async function* jsonOf(file: InputFile): AsyncGenerator<string> {
  let start: string | undefined = "";
  for await (const piece of decodeText(await file.open())) {
    if (start === undefined) {
      yield piece;
      continue;
    }
    start += piece;
    const match = START.exec(start);
    if (!match && start.length < MAX_START) continue;
    yield start.slice(match?.[0].length ?? 0);
    start = undefined;
  }
  if (start) yield start.slice(START.exec(start)?.[0].length ?? 0);
}
