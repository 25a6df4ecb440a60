import { fold, foldExpanded } from "../search/fold.ts";
import { areNameForms } from "../search/name-forms.ts";
import { soundAlike } from "../search/skeleton.ts";
import { splitWords } from "../search/split.ts";
import { isSyllabic, latinForms, syllables } from "../search/transliterate.ts";
import { isPlaceholderName } from "./placeholder-names.ts";

/** Words before and after a name that say nothing about who it is. */
const TITLES = new Set(
  "mr mrs ms miss dr prof professor sir dame herr frau sr sra jr ii iii phd md mba".split(" "),
);
/** More words than any name has; comparing grows with their number. */
const MAX_WORDS = 8;

/**
 * Whether two display names may be one person's: equal, one within the other, short forms, initials or another word
 * order, without regard to case, accents and script. No name is compatible with any. This alone never says that two
 * people are one; it only confirms what a shared address or number says.
 */
export function areCompatibleNames(a: string, b: string): boolean {
  if (a === b) return true;
  const one = wordsOf(a);
  const other = wordsOf(b);
  if (one.length === 0 || other.length === 0) return true;
  const [few, many] = one.length <= other.length ? [one, other] : [other, one];
  return fitsInto(few, many) || areRotations(latin(one), latin(other)) || isInitials(few, many);
}

/**
 * The words of a name for comparing: without titles; all of them where it has nothing but titles; none of a platform's
 * word for those whom it does not name.
 */
export function nameWords(name: string): string[] {
  if (isPlaceholderName(name)) return [];
  const words = splitWords(name.replace(/['’`´ʼ]/g, "")).slice(0, MAX_WORDS);
  const own = words.filter((word) => !TITLES.has(fold(word)));
  return own.length ? own : words;
}

/** A word of a name in each form by which it is compared. */
interface Word {
  readonly written: string;
  readonly folded: string;
  readonly expanded: string;
  /** In Latin letters. */
  readonly spellings: readonly string[];
  readonly syllables: readonly string[];
}

/** A list of names is compared pair by pair, each in very many pairs: kept for a turn of the event loop, as they are a user's. */
const known = new Map<string, readonly Word[]>();
const MAX_KNOWN = 20_000;

function wordsOf(name: string): readonly Word[] {
  const there = known.get(name);
  if (there) return there;
  if (known.size === 0) setImmediate(() => known.clear());
  if (known.size >= MAX_KNOWN) known.clear();
  const words = nameWords(name).map((written): Word => {
    const folded = fold(written);
    const spellings = latinForms(folded);
    return {
      written,
      folded,
      expanded: foldExpanded(written),
      spellings,
      syllables: isSyllabic(written) ? syllables(written) : spellings.slice(0, 1),
    };
  });
  known.set(name, words);
  return words;
}

/** Whether each of the few words has a partner of its own among the many. */
function fitsInto([first, ...rest]: readonly Word[], many: readonly Word[]): boolean {
  if (first === undefined) return true;
  return many.some((word, index) => areForms(first, word) && fitsInto(rest, many.toSpliced(index, 1)));
}

function areForms(a: Word, b: Word): boolean {
  const [x, y] = [a.folded, b.folded];
  if (areNameForms(x, y) || a.expanded === y || x === b.expanded) return true;
  if (x.length === 1 || y.length === 1) return x.startsWith(y) || y.startsWith(x);
  if (soundAlike(x, y)) return true;
  return b.spellings.some((spelling) => a.spellings.some((each) => areNameForms(each, spelling)));
}

const latin = (words: readonly Word[]): string[] => words.flatMap(({ syllables: each }) => each);

/** Wang Xiaoming, Xiao Ming Wang and 王小明; Jean-Paul and Jeanpaul. */
function areRotations(one: readonly string[], other: readonly string[]): boolean {
  return isRotation(one, other) || isRotation(other, one);
}

function isRotation(one: readonly string[], other: readonly string[]): boolean {
  const joined = other.join("");
  return one.some((_, start) => [...one.slice(start), ...one.slice(0, start)].join("") === joined);
}

/** `as` for Ana Silva. */
function isInitials([word, ...rest]: readonly Word[], many: readonly Word[]): boolean {
  const initials = many.map(({ written }) => written.charAt(0)).join("");
  return rest.length === 0 && many.length > 1 && word?.written === initials;
}
