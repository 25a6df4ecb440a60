import type { contacts, identities } from "../../db/schema.ts";
import { joinedWords } from "./compounds.ts";
import { FIELD, type FieldCode } from "./fields.ts";
import { fold, foldExpanded } from "./fold.ts";
import { identityWords } from "./identity-words.ts";
import { splitWords } from "./split.ts";
import { isSyllabic, latinForms, UNSPACED } from "./transliterate.ts";
import { latinNameParts, storedForms } from "./word-forms.ts";

/** One row of contact_words. */
export interface ContactWord {
  word: string;
  field: FieldCode;
  /** Letters of the whole name, company, ...: how much of it the word covers. */
  extent: number;
}

export type NamedFields = Pick<
  typeof contacts.$inferSelect,
  "displayName" | "givenName" | "familyName" | "company" | "title" | "location" | "tags"
>;
export type Identity = Pick<typeof identities.$inferSelect, "kind" | "value">;

const MAX_EXTENT = 999;

/** Every word by which a contact's short fields are found, each field's words once. */
export function contactWords(contact: NamedFields, known: readonly Identity[]): ContactWord[] {
  const words = new Map<string, ContactWord>();
  const add = (field: FieldCode, word: string, extent: number) => {
    const key = `${field} ${word}`;
    const present = words.get(key);
    if (word && (!present || present.extent > extent)) words.set(key, { word, field, extent });
  };
  const addWordsOf = (field: FieldCode, text: string | null, extent = letters(text ?? "")) => {
    if (!text) return;
    for (const word of [...splitWords(text), ...joinedWords(text)]) {
      for (const form of storedForms(word)) add(field, form, extent);
    }
  };

  for (const whole of fullNames(contact)) add(FIELD.fullName, whole, Math.min(whole.length, MAX_EXTENT));
  const nameLetters = letters(contact.displayName);
  addWordsOf(FIELD.name, contact.displayName);
  addWordsOf(FIELD.name, contact.givenName, nameLetters);
  addWordsOf(FIELD.name, contact.familyName, nameLetters);
  addWordsOf(FIELD.company, contact.company);
  addWordsOf(FIELD.title, contact.title);
  addWordsOf(FIELD.location, contact.location);
  for (const tag of contact.tags) addWordsOf(FIELD.tag, tag);
  for (const { kind, value } of known) {
    const [whole, ...parts] = identityWords(kind, value);
    if (whole) add(whole.field, whole.word, Math.min(whole.word.length, MAX_EXTENT));
    for (const part of parts) {
      if (!words.has(`${FIELD.name} ${part.word}`))
        add(part.field, part.word, Math.min(value.length, MAX_EXTENT));
    }
  }
  return [...words.values()];
}

function letters(text: string): number {
  let count = 0;
  for (const word of splitWords(text)) count += fold(word).length;
  return Math.min(Math.max(count, 1), MAX_EXTENT);
}

/** The whole name in each of its forms, so that a query that is the name, or begins it, is known as such. */
function fullNames({ displayName, givenName, familyName }: NamedFields): Set<string> {
  const names = new Set<string>();
  for (const name of [displayName, givenName && familyName ? `${givenName} ${familyName}` : ""]) {
    for (const whole of wholeForms(name)) if (whole) names.add(whole);
  }
  return names;
}

/** A name in one line, in each of its forms: folded, with ü as ue, in Latin letters. */
export function wholeForms(name: string): string[] {
  const words = splitWords(name);
  const whole = words.map(fold).join(" ");
  const forms = [whole, words.map(foldExpanded).join(" ")];
  const [only] = words;
  const parts = only && words.length === 1 ? latinNameParts(only) : undefined;
  if (parts) forms.push(parts.join(" "), parts.toReversed().join(" "));
  else if (/[^\p{sc=Latin}\p{M}\p{N} ]/u.test(whole)) forms.push(...latinNames(words));
  if (UNSPACED.test(whole)) forms.push(whole.replaceAll(" ", ""));
  return [...new Set(forms.map((form) => form.slice(0, MAX_EXTENT)))];
}

function latinNames(words: string[]): string[] {
  const spellings = words.map((word) => latinForms(word));
  const plain = words.map(
    (word, at) => (isSyllabic(word) ? spellings[at]?.[0] : spellings[at]?.[0]) ?? fold(word),
  );
  const second = words.map((word, at) => spellings[at]?.[1] ?? spellings[at]?.[0] ?? fold(word));
  return [plain.join(" "), second.join(" ")];
}
