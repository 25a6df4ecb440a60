import { lower } from "./fold.ts";

/** No name or word that somebody types is longer; what is longer (keys, base64) is cut. */
export const MAX_WORD_LENGTH = 40;

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;
const ASCII_WORD = /[a-z0-9]+/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the range of ASCII begins at NUL
const ASCII = /^[\x00-\x7f]*$/;

/** The words of a text in lower case, accents kept: runs of letters, marks and digits. */
export function splitWords(text: string): string[] {
  const lowered = lower(text);
  return lowered.match(ASCII.test(lowered) ? ASCII_WORD : WORD)?.map(cut) ?? [];
}

export function cut(word: string): string {
  return word.length > MAX_WORD_LENGTH ? word.slice(0, MAX_WORD_LENGTH) : word;
}
