import type { UserId } from "../../db/schema.ts";
import { fold, foldExpanded } from "./fold.ts";
import { splitWords } from "./split.ts";
import { UNSPACED } from "./transliterate.ts";

const known = new Map<string, readonly string[]>();
const MAX_KNOWN = 100_000;

/** A word as the index of long texts holds it: the owner's own, so that it leads to nobody else's texts. */
export function ownWord(userId: UserId, word: string): string {
  return `${userId.toString(36)}/${word}`;
}

/** Adds the words of a note, bio or message, as the index of long texts holds them. */
export function addTextWords(words: Set<string>, text: string): void {
  for (const word of splitWords(text)) {
    let forms = known.get(word);
    if (!forms) {
      if (known.size >= MAX_KNOWN) known.clear();
      forms = formsInText(word);
      known.set(word, forms);
    }
    for (const form of forms) words.add(form);
  }
}

/** Scripts without spaces are indexed by pairs of signs, and the last sign alone: every sign then begins a word. */
function formsInText(word: string): string[] {
  if (!UNSPACED.test(word)) return [...new Set([fold(word), foldExpanded(word)])];
  const signs = Array.from(fold(word));
  return signs.map((sign, at) => sign + (signs[at + 1] ?? ""));
}

/** What a text must hold for a word that was asked for: its pairs of signs, or the word. */
export function textParts(foldedWord: string): string[] {
  if (!UNSPACED.test(foldedWord)) return [foldedWord];
  const signs = Array.from(foldedWord);
  if (signs.length < 2) return signs;
  return signs.slice(0, -1).map((sign, at) => sign + (signs[at + 1] ?? ""));
}
