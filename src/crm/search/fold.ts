import anyAscii from "any-ascii";

// One way of writing words, for what is stored and for what is asked.

/** Marks that people leave out when they type: Latin, Greek and Cyrillic accents, Arabic and Hebrew vowel signs. */
const OPTIONAL_MARKS = /[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670]/g;

/** Letters that Unicode does not take apart (ø, ł, ß, ɔ, ...). */
const LATIN_LETTER = /(?![a-z])\p{sc=Latin}/gu;

/** Letters of other scripts that are typed for each other. */
const LETTERS: Record<string, string> = { ς: "σ", ى: "ي", ی: "ي", ک: "ك", ة: "ه", ہ: "ه", ھ: "ه" };
const LETTER = new RegExp(`[${Object.keys(LETTERS).join("")}]`, "g");

/** The two-letter way of writing an umlaut or ring, as in German and Danish passports and mail addresses. */
const EXPANDED: Record<string, string> = { ä: "ae", ö: "oe", ü: "ue", å: "aa", ø: "oe" };
const EXPANDABLE = /[äöüåø]/g;

// biome-ignore lint/suspicious/noControlCharactersInRegex: the range of ASCII begins at NUL
const ASCII = /^[\x00-\x7f]*$/;

/** Signs that are not seen: soft hyphens, joiners, marks of direction. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060-\u2069\ufeff]/g;

/** Compatibility forms made plain (full width, ligatures), lower case; accents stay. */
export function lower(text: string): string {
  return ASCII.test(text) ? text.toLowerCase() : text.normalize("NFKC").replace(INVISIBLE, "").toLowerCase();
}

/** Lower case, without accents, in one form for letters that people mix up. */
export function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  return lower(text)
    .normalize("NFD")
    .replace(OPTIONAL_MARKS, "")
    .normalize("NFC")
    .replace(LATIN_LETTER, latinLetter)
    .replace(LETTER, (letter) => LETTERS[letter] ?? letter);
}

const latinLetter = (letter: string) => anyAscii(letter).toLowerCase();

/** `fold`, with ü as ue, ö as oe, ä as ae, å as aa, ø as oe. */
export function foldExpanded(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  const composed = lower(text).normalize("NFC");
  return fold(composed.replace(EXPANDABLE, (letter) => EXPANDED[letter] ?? letter));
}
