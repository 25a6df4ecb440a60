import { AppError } from "../../errors.ts";
import { identityOfUrl } from "../contacts/normalize-identity.ts";
import {
  type AskedWord,
  askedHandle,
  askedNameParts,
  askedPhone,
  askedWord,
  beginning,
  filterWord,
  type Range,
} from "./asked-word.ts";
import { joinedWords } from "./compounds.ts";
import { wholeForms } from "./contact-words.ts";
import type { FieldCode } from "./fields.ts";
import { fold } from "./fold.ts";
import { handleForm } from "./identity-words.ts";
import { cut, splitWords } from "./split.ts";

/** What a person typed, ready to be looked up. */
export interface Query {
  /** All of these must be found in a contact. */
  words: AskedWord[];
  /** The text as a whole name, in each of its forms; empty where it holds a number, handle or address. */
  wholeNames: Range[];
}

const MAX_WORDS = 12;
const MAX_LENGTH = 1_000;

/** A telephone number: digits with the signs that are written between them. */
const PHONE = /(?<![\p{L}\p{N}@._/-])(?:\+|\(\+?)?\d[\d\s().\-–/·]{3,30}\d(?![\p{L}\p{N}@_])/gu;
const MIN_PHONE_DIGITS = 6;

/**
 * Takes a query apart: numbers, addresses and handles first, the rest as words.
 * @throws AppError `invalid_input` for more than 12 words, and for a text without a letter or digit.
 */
export function parseQuery(text: string): Query {
  if (text.length > MAX_LENGTH) throw tooLong();
  const words: AskedWord[] = [];
  const rest = text.replace(PHONE, (written) => {
    const digits = written.replace(/\D/g, "").length;
    if (digits < MIN_PHONE_DIGITS || /^\d+$/.test(written)) return written;
    words.push(askedPhone(written));
    return " ";
  });
  const plain: string[] = [];
  for (const chunk of rest.split(/\s+/)) {
    const handle = handleIn(chunk);
    if (handle) words.push(askedHandle(handle));
    else plain.push(chunk);
  }
  const wholeNames = words.length === 0 ? wholeForms(plain.join(" ")).map((name) => beginning(name)) : [];
  words.push(...plainWords(plain));
  if (words.length === 0) {
    throw new AppError(
      "invalid_input",
      "The query holds no letter or digit. Search for a word of a name, company or message.",
    );
  }
  if (words.length > MAX_WORDS) throw tooLong();
  return { words, wholeNames };
}

/** The words of a filter, all of which must stand in the field. */
export function parseFilter(text: string, field: FieldCode): AskedWord[] {
  const words = [...new Set(splitWords(text.slice(0, MAX_LENGTH)))];
  if (words.length > MAX_WORDS) throw tooLong();
  return words.map((word) => filterWord(word, field));
}

function tooLong(): AppError {
  return new AppError("invalid_input", `The query is too long: search for at most ${MAX_WORDS} words.`);
}

/** The stored form of an e-mail address, @handle or profile address; undefined for a plain word. */
function handleIn(chunk: string): string | undefined {
  if (/^@[\p{L}\p{N}_.-]+$/u.test(chunk)) return handleForm(chunk);
  if (/^(https?:\/\/|www\.|mailto:)|^[^@\s]+\.[a-z]{2,}\//i.test(chunk)) {
    const value = identityOfUrl(chunk)?.value;
    return value ? handleForm(value) : undefined;
  }
  if (/^[<("']*[^\s@]+@[^\s@]+[>)"']*$/.test(chunk))
    return handleForm(chunk.replace(/^[<("']+|[>)"',;.]+$/g, ""));
  return undefined;
}

/** The words of the chunks, each also as part of what neighbouring words make when they are written in one. */
function plainWords(chunks: string[]): AskedWord[] {
  const asked = new Map<string, AskedWord[]>();
  const inOrder: string[] = [];
  for (const chunk of chunks) {
    const words = splitWords(chunk);
    for (const word of words) {
      inOrder.push(word);
      if (!asked.has(word)) asked.set(word, askedNameParts(word) ?? [askedWord(word)]);
    }
    if (words.length > 1) {
      const whole = [...joinedWords(chunk).map(fold), handleForm(chunk)];
      for (const word of words) for (const form of whole) asked.get(word)?.[0]?.ranges.push(beginning(form));
    }
  }
  for (const length of [2, 3]) {
    for (let start = 0; start + length <= inOrder.length; start++) {
      const joined = inOrder.slice(start, start + length);
      const form = cut(fold(joined.join("")));
      for (const word of joined) asked.get(word)?.[0]?.ranges.push(beginning(form));
    }
  }
  return [...asked.values()].flat();
}
