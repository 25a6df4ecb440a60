import type { UserId } from "../../db/schema.ts";
import type { FieldCode } from "./fields.ts";
import { ownWord } from "./text-words.ts";

/** One row of text_words; the words are joined by spaces. */
export interface TextRow {
  contactId: number;
  field: FieldCode;
  words: string;
}

/** Keeps a row's tsvector far below its limit of 1 MB whatever the words are. */
const MAX_WORDS = 4_000;

/** The rows that hold these words: one, or several for a very long text. */
export function textRows(
  userId: UserId,
  contactId: number,
  field: FieldCode,
  words: ReadonlySet<string>,
): TextRow[] {
  const rows: TextRow[] = [];
  const all = Array.from(words, (word) => ownWord(userId, word));
  for (let start = 0; start < all.length; start += MAX_WORDS) {
    rows.push({ contactId, field, words: all.slice(start, start + MAX_WORDS).join(" ") });
  }
  return rows;
}
