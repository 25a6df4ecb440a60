import { FIELD, type FieldCode, fieldSet } from "./fields.ts";
import { fold } from "./fold.ts";
import { reversedDigits } from "./identity-words.ts";
import { nameForms } from "./name-forms.ts";
import { askedSkeletons, tells } from "./skeleton.ts";
import { cut, splitWords } from "./split.ts";
import { textParts } from "./text-words.ts";
import { UNSPACED } from "./transliterate.ts";
import { askedForms, latinNameParts } from "./word-forms.ts";

/** Stored words from `from` up to `to`, and what matching one of them costs (0 is the word as it was asked for). */
export interface Range {
  from: string;
  to: string;
  cost: number;
}

/** One of the words that a contact must hold to be found. */
export interface AskedWord {
  /** As bits, the fields to look in. */
  fields: number;
  ranges: Range[];
  /** The word in the forms in which typing errors are forgiven. */
  misspelt: string[];
  /** What a long text must hold, each a choice of forms, each of these the parts that must all be there. */
  texts: string[][];
}

/** From this cost on a match is a close one, in names alone; search_rank in the migration knows the same number. */
export const CLOSE = 30_000;
const CLOSE_SKELETON = 40_000;
/** Letters of a word that a typing error is not forgiven in either. */
const SHORT = 3;

const SHORT_FIELDS: FieldCode[] = [
  FIELD.name,
  FIELD.company,
  FIELD.title,
  FIELD.handle,
  FIELD.phone,
  FIELD.location,
  FIELD.tag,
];
export const ANYWHERE = fieldSet(...SHORT_FIELDS);

/** Above every character, so that a range from a word up to it holds all that begins with the word. */
const LAST = "\u{10ffff}";
/** Below every character of a word: a range up to it holds the word alone. */
const FIRST = "\u0001";

export const beginning = (word: string, cost = 0): Range => ({ from: word, to: word + LAST, cost });
const exactly = (word: string, cost: number): Range => ({ from: word, to: word + FIRST, cost });

/** A word of letters or digits, as `splitWords` gives it, looked for anywhere. */
export function askedWord(word: string): AskedWord {
  const forms = askedForms(word);
  const ranges = forms.map((form) => beginning(form));
  const others = new Set(forms.flatMap((form) => [...nameForms(form)]));
  for (const name of others) ranges.push(UNSPACED.test(name) ? beginning(name, CLOSE) : exactly(name, CLOSE));
  for (const skeleton of askedSkeletons(fold(word))) {
    // A short form that is known need not be guessed from a single consonant.
    if (tells(skeleton) || word.length > SHORT || others.size === 0)
      ranges.push(exactly(skeleton, CLOSE_SKELETON));
  }
  if (/^\d{5,}$/.test(word)) ranges.push(...numberRanges(word));
  return {
    fields: ANYWHERE,
    ranges,
    misspelt: /\d/.test(word) || UNSPACED.test(word) ? [] : forms,
    texts: forms.map(textParts),
  };
}

/** The same word, for a filter: whole or its beginning, in one field, without guessing. */
export function filterWord(word: string, field: FieldCode): AskedWord {
  return {
    fields: fieldSet(field),
    ranges: askedForms(word).map((form) => beginning(form)),
    misspelt: [],
    texts: [],
  };
}

/** 王小明 asks for a family and a given name: each is found in its sign or its Latin form. */
export function askedNameParts(word: string): AskedWord[] | undefined {
  const parts = latinNameParts(word);
  return parts?.map((latin) => ({
    fields: ANYWHERE,
    ranges: [beginning(fold(word)), beginning(latin, CLOSE)],
    misspelt: [],
    texts: [textParts(fold(word))],
  }));
}

/** A handle, address or slug that was asked for as such. */
export function askedHandle(handle: string): AskedWord {
  return {
    fields: fieldSet(FIELD.handle),
    ranges: [beginning(handle)],
    misspelt: [],
    texts: [splitWords(handle).map(fold)],
  };
}

/** Fewer digits in common than this are chance. */
const MIN_COMMON_DIGITS = 7;
const MIN_PHONE_DIGITS = 4;

/** A telephone number in any way of writing, with or without its country. */
export function askedPhone(written: string): AskedWord {
  return {
    fields: fieldSet(FIELD.phone, FIELD.handle),
    ranges: numberRanges(written),
    misspelt: [],
    texts: [splitWords(written).map(cut)],
  };
}

function numberRanges(written: string): Range[] {
  const digits = reversedDigits(written);
  if (digits.length < MIN_PHONE_DIGITS) return [];
  const ranges = [beginning(digits)];
  // A number may be stored without the country that was asked for, or asked for with a trunk prefix (Russia: 8).
  for (let length = MIN_COMMON_DIGITS; length < digits.length; length++) {
    ranges.push(exactly(digits.slice(0, length), 0));
  }
  if (digits.length === 11 && digits.endsWith("8")) ranges.push(beginning(digits.slice(0, -1)));
  return ranges;
}
