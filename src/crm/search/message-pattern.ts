import type { AskedWord } from "./asked-word.ts";
import { fold } from "./fold.ts";
import { UNSPACED } from "./transliterate.ts";

// The index says which contact's messages hold a word; which message it is, is asked of the messages of the few contacts
// that are shown, by a regular expression of Postgres that reads them as the index did.

/** Blocks whose letters fold to others: Latin with accents, Greek, Cyrillic. */
const BLOCKS: readonly [first: number, last: number][] = [
  [0x41, 0x5a],
  [0xc0, 0x24f],
  [0x386, 0x45f],
  [0x1e00, 0x1eff],
];

/**
 * Every letter, or pair of letters, with the letters that are written for it. Made when the first pattern is asked for: a
 * start can do without.
 */
let writings: Map<string, string> | undefined;

function readWritings(): Map<string, string> {
  const read = new Map([
    ["ae", "äÄ"],
    ["oe", "öÖøØ"],
    ["ue", "üÜ"],
    ["aa", "åÅ"],
  ]);
  for (const [first, last] of BLOCKS) {
    for (let code = first; code <= last; code++) {
      const letter = String.fromCodePoint(code);
      const folded = fold(letter);
      if (folded !== letter && /^\p{L}{1,2}$/u.test(folded))
        read.set(folded, (read.get(folded) ?? "") + letter);
    }
  }
  return read;
}

/** What is written for a letter or pair, as a string of letters. */
function writtenFor(letters: string): string | undefined {
  writings ??= readWritings();
  return writings.get(letters);
}

/** A regular expression for a message that holds one of these words; undefined where none can stand in a message. */
export function messagePattern(words: readonly AskedWord[]): string | undefined {
  const forms = new Set(words.flatMap(({ texts }) => texts.flat()));
  forms.delete("");
  if (forms.size === 0) return undefined;
  return [...forms].map((form) => (UNSPACED.test(form) ? form : `\\m${written(form)}`)).join("|");
}

function written(form: string): string {
  let pattern = "";
  for (let at = 0; at < form.length; at++) {
    const letter = form.charAt(at);
    const pair = letter + form.charAt(at + 1);
    const one = anyOf(letter);
    const both = pair.length === 2 ? writtenFor(pair) : undefined;
    if (!both) {
      pattern += one;
      continue;
    }
    pattern += `(?:${one}${anyOf(form.charAt(at + 1))}|[${both}])`;
    at++;
  }
  return pattern;
}

const anyOf = (letter: string) => `[${letter}${writtenFor(letter) ?? ""}]`;
