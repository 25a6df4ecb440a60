import type { Damage, Problem } from "../draft.ts";
import type { Line } from "../text/read-lines.ts";

export interface Card {
  readonly type: "card";
  readonly place: string;
  /** `2.1`, `3.0` or `4.0`. */
  readonly version: string;
  /** Whole properties, unfolded, without pictures and the like. */
  readonly lines: readonly string[];
}

/** Characters of a card without its pictures; a person's is a few hundred. */
const MAX_CARD = 1 << 20;
/** Properties that are never read and may be large. */
const DROPPED = /^(?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND|KEY|AGENT|X-[\w-]*(?:PHOTO|IMAGE)[\w-]*)[;:]/i;
const QUOTED_PRINTABLE = /^[^:]*;(?:ENCODING=)?QUOTED-PRINTABLE[;:]/i;

interface OpenCard {
  readonly place: string;
  readonly lines: string[];
  version: string;
  size: number;
  /** Whether the property at hand is one that is dropped. */
  dropping: boolean;
  /** Cards within this one (AGENT of 2.1), which are passed over. */
  depth: number;
}

/** The cards of a file, one after the other. A card without an end is a problem; the last one is where the file broke. */
export async function* splitCards(
  name: string,
  lines: AsyncIterable<Line>,
): AsyncGenerator<Card | Problem | Damage> {
  let card: OpenCard | undefined;
  let count = 0;
  for await (const { number, text } of lines) {
    const mark = text.trim().toUpperCase();
    if (mark === "BEGIN:VCARD" && card?.dropping && isAgent(card)) {
      card.depth++;
    } else if (mark === "BEGIN:VCARD") {
      if (card) yield { type: "problem", place: card.place, why: "The card has no end." };
      const place = `${name} card ${++count} (line ${number})`;
      card = { place, lines: [], version: "3.0", size: 0, dropping: false, depth: 0 };
    } else if (mark === "END:VCARD" && card) {
      if (card.depth > 0) {
        card.depth--;
        continue;
      }
      yield finished(card);
      card = undefined;
    } else if (card && card.depth === 0) addLine(card, text);
  }
  if (card) yield { type: "damage", place: card.place, why: "The file is cut off in this card." };
}

function finished({ place, version, lines, size }: OpenCard): Card | Problem {
  if (size > MAX_CARD) return { type: "problem", place, why: "The card is too large." };
  return { type: "card", place, version, lines: lines.filter((line) => line !== "") };
}

/** A dropped property leaves its name behind, so that a card within the card is known as such. */
const isAgent = ({ lines }: OpenCard) => /^(?:[\w-]+\.)?AGENT[;:]/i.test(lines.at(-1) ?? "");

function addLine(card: OpenCard, text: string): void {
  const last = card.lines.length - 1;
  const before = card.lines[last];
  if (before !== undefined && !card.dropping && before.endsWith("=") && QUOTED_PRINTABLE.test(before)) {
    extend(card, before.slice(0, -1) + text.trimStart());
  } else if (/^[ \t]/.test(text)) {
    // 2.1 folds at a space that belongs to the text; later versions add one.
    if (before !== undefined && !card.dropping)
      extend(card, before + text.slice(card.version === "2.1" ? 0 : 1));
  } else if (card.dropping && !/[:;]/.test(text)) {
    // Some programs write the lines of a picture without a space before them.
  } else {
    card.dropping = DROPPED.test(text);
    const kept = card.dropping ? text.slice(0, text.search(/[;:]/) + 1) : text;
    card.size += kept.length;
    if (card.size <= MAX_CARD) card.lines.push(kept);
    const version = /^VERSION\s*:\s*(\S+)/i.exec(text)?.[1];
    if (version) card.version = version;
  }
}

function extend(card: OpenCard, line: string): void {
  const last = card.lines.length - 1;
  card.size += line.length - (card.lines[last]?.length ?? 0);
  if (card.size <= MAX_CARD) card.lines[last] = line;
}
