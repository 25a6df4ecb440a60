import { type SQL, sql } from "drizzle-orm";
import type { UserId } from "../../db/schema.ts";
import { type AskedWord, CLOSE, type Range } from "./asked-word.ts";
import { FIELD, fieldSet } from "./fields.ts";
import type { Query } from "./parse-query.ts";
import { askedVariants, swaps } from "./spelling.ts";
import { ownWord } from "./text-words.ts";
import { UNSPACED } from "./transliterate.ts";

/**
 * What the search functions take: the user, the words that a contact must hold, of the query and of the filters, as JSON, and
 * the ranges of whole names, from and to, that make it the nearest.
 */
export function askedValues(
  query: Query | undefined,
  filters: readonly AskedWord[],
  userId: UserId,
): [owner: UserId, asked: string, namesFrom: string[], namesTo: string[]] {
  const words = query?.words ?? [];
  const names = query?.wholeNames ?? [];
  // A name of one word is looked up with the word.
  const alone = words.length === 1;
  const asked = [
    ...words.map((word) => argument(userId, word, alone ? names : [])),
    ...filters.map((word) => ({ ...argument(userId, word), filters: true })),
  ];
  const apart = alone ? [] : names;
  return [userId, JSON.stringify(asked), apart.map((range) => range.from), apart.map((range) => range.to)];
}

/**
 * The contacts that hold all words of the query and all of the filters: `id`, `class` (1 is the very name, 9 a
 * message, 0 where there is no query), `cost` (within the class, 0 is closest) and `field`, the code of the place that
 * decided.
 */
export function matchesSql(userId: UserId, query: Query | undefined, filters: readonly AskedWord[]): SQL {
  const [owner, asked, namesFrom, namesTo] = askedValues(query, filters, userId);
  return sql`search_matches(${owner}, ${asked}::jsonb, ${sql.param(namesFrom)}::text[], ${sql.param(namesTo)}::text[],
    false)`;
}

/** A word as the function search_sets reads it. */
function argument(
  userId: UserId,
  { fields, ranges, misspelt, texts }: AskedWord,
  names: readonly Range[] = [],
) {
  const isName = new Set(names.map(({ from }) => from));
  const looked = ranges.map((range) => ({
    ...range,
    fields: range.cost >= CLOSE ? fields & NAME : isName.delete(range.from) ? fields | FULL_NAME : fields,
  }));
  for (const range of names) if (isName.has(range.from)) looked.push({ ...range, fields: FULL_NAME });
  return {
    fields,
    range_from: looked.map((range) => range.from),
    range_to: looked.map((range) => range.to),
    range_cost: looked.map((range) => range.cost),
    range_fields: looked.map((range) => range.fields),
    variants: misspelt.flatMap(askedVariants),
    misspelt,
    swapped: misspelt.flatMap(swaps),
    texts: textQuery(userId, texts),
  };
}

const NAME = fieldSet(FIELD.name);
const FULL_NAME = fieldSet(FIELD.fullName);

/** From this length on the beginning of a word is enough in a long text. */
const MIN_TEXT_PREFIX = 4;

/** Words hold letters, marks and digits alone, so nothing in them needs escaping. */
function textQuery(userId: UserId, forms: string[][]): string | null {
  const choices = forms
    .filter((parts) => parts.length > 0)
    .map((parts) =>
      parts.map((part) => `'${ownWord(userId, part)}'${isPrefix(part) ? ":*" : ""}`).join(" & "),
    );
  return choices.length > 0 ? choices.map((choice) => `(${choice})`).join(" | ") : null;
}

const isPrefix = (part: string) => part.length >= MIN_TEXT_PREFIX || UNSPACED.test(part);
