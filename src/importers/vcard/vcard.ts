import type { Draft } from "../draft.ts";
import type { Format, InputFile, ReadContext } from "../format.ts";
import { whyBroken } from "../text/broken-file.ts";
import { decodeText } from "../text/decode-text.ts";
import { readLines } from "../text/read-lines.ts";
import { readCard } from "./read-card.ts";
import { splitCards } from "./split-cards.ts";

/** vCard 2.1, 3.0 and 4.0, any number of cards in a file. */
export const vcard: Format = {
  name: "vcard",
  title: "vCard file",
  together: false,
  recognize: (head) => (/^\s*BEGIN:VCARD\s*$/im.exec(head.slice(0, 1000))?.index === 0 ? "vcard" : undefined),
  async look({ files }, context) {
    let total = 0;
    for (const file of files) total += await countCards(file);
    return {
      total,
      async *people() {
        for (const file of files) yield* readCards(file, context);
      },
      async *interactions() {},
    };
  },
};

async function countCards(file: InputFile): Promise<number> {
  let count = 0;
  try {
    for await (const text of decodeText(await file.open()))
      count += text.match(/^BEGIN:VCARD/gim)?.length ?? 0;
  } catch {
    // Reading the cards comes to the same place and says so.
  }
  return count;
}

async function* readCards(file: InputFile, context: ReadContext): AsyncGenerator<Draft> {
  let place = file.name;
  try {
    for await (const card of splitCards(file.name, readLines(decodeText(await file.open())))) {
      place = card.place;
      yield card.type === "card" ? readCard(card, context) : card;
    }
  } catch (error) {
    yield { type: "damage", place, why: whyBroken(error) };
  }
}
