import { fold, foldExpanded } from "./fold.ts";
import { storedSkeletons } from "./skeleton.ts";
import { cut } from "./split.ts";
import { isHan, isSyllabic, latinForms, syllables, UNSPACED } from "./transliterate.ts";
import { wadeGiles } from "./wade-giles.ts";

const SEGMENTS =
  /[\p{sc=Han}々]+|[\p{sc=Hiragana}\p{sc=Katakana}ー]+|[^\p{sc=Han}々\p{sc=Hiragana}\p{sc=Katakana}ー]+/gu;
/** A Chinese, Japanese or Korean name is at most this long; a longer run of signs is no name. */
const MAX_NAME_SIGNS = 4;
/** Of a run without spaces every end is indexed, so that words within it are found as prefixes; each this long. */
const MAX_RUN_SIGNS = 12;

/** Words come back again and again in a network: their forms are worked out once. */
const known = new Map<string, readonly string[]>();
const MAX_KNOWN = 50_000;

/**
 * Every way in which a word of a name, company, title, place or tag is stored: without accents, with ü as ue, in
 * Latin letters, and for scripts without vowels its skeleton. The first is the plain one.
 * @param word in lower case, as `splitWords` gives it
 */
export function storedForms(word: string): readonly string[] {
  let forms = known.get(word);
  if (!forms) {
    if (known.size >= MAX_KNOWN) known.clear();
    forms = [...new Set(UNSPACED.test(word) ? runForms(word) : spacedForms(word))];
    known.set(word, forms);
  }
  return forms;
}

/** The forms in which a word that was asked for is looked up; the first is the plain one. */
export function askedForms(word: string): string[] {
  const asked = UNSPACED.test(word) ? Array.from(word).slice(0, MAX_RUN_SIGNS).join("") : word;
  const forms = [fold(asked), foldExpanded(asked), ...latinOf(asked)];
  return [...new Set(forms.filter((form) => form !== "").map(cut))];
}

/** The Latin spellings of a word in another script, in reading order; none for a Latin word. */
function latinOf(word: string): string[] {
  if (isLatin(word)) return [];
  if (isSyllabic(word)) return [syllables(word).join("")];
  return latinForms(word);
}

function isLatin(word: string): boolean {
  return /^[\p{sc=Latin}\p{M}\p{N}]*$/u.test(word);
}

function spacedForms(word: string): string[] {
  const forms = [fold(word), foldExpanded(word), ...latinOf(word)];
  if (isSyllabic(word) && word.length <= MAX_NAME_SIGNS) forms.push(...ends(word), ...readings(word));
  else forms.push(...storedSkeletons(fold(word)), ...articles(word));
  return forms.filter((form) => form !== "").map(cut);
}

/** An Arabic article that Latin spellings write as a word of its own. */
function articles(word: string): string[] {
  return /^ال.{2}/.test(word) ? ["al", "el"] : [];
}

function runForms(word: string): string[] {
  const forms = ends(fold(word));
  for (const segment of word.match(SEGMENTS) ?? []) {
    forms.push(...ends(fold(segment)), ...latinOf(segment));
    if (!isSyllabic(segment)) forms.push(...storedSkeletons(fold(segment)));
    if (isSyllabic(segment) && segment.length <= MAX_NAME_SIGNS) forms.push(...readings(segment));
  }
  return forms.filter((form) => form !== "").map(cut);
}

/** 王小明: wang, xiao, ming, and the given name xiaoming. */
function readings(name: string): string[] {
  const read = syllables(name);
  const readOtherwise = isHan(name) ? read.map(wadeGiles) : [];
  return [read, readOtherwise].flatMap((parts) => [
    ...parts,
    parts.slice(1).join(""),
    parts.slice(2).join(""),
  ]);
}

function ends(run: string): string[] {
  const signs = Array.from(run);
  return signs.map((_, start) => signs.slice(start, start + MAX_RUN_SIGNS).join(""));
}

/** The family name and the given name of a Chinese or Korean name written in one, in Latin letters. */
export function latinNameParts(word: string): [family: string, given: string] | undefined {
  if (!isSyllabic(word) || word.length < 2 || word.length > MAX_NAME_SIGNS) return undefined;
  const [family, ...given] = syllables(word);
  return family && given.length > 0 ? [family, given.join("")] : undefined;
}
