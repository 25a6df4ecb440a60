import { type SQL, sql } from "drizzle-orm";
import type { UserId } from "../../db/schema.ts";
import type { AskedWord } from "./asked-word.ts";
import type { Query } from "./parse-query.ts";
import { askedVariants, swaps } from "./spelling.ts";
import { ownWord } from "./text-words.ts";
import { UNSPACED } from "./transliterate.ts";

/**
 * The contacts that hold all words of the query and all of the filters: `id`, `class` (1 is the very name, 9 a
 * message), `cost` (within the class, 0 is closest) and `field`, the code of the place that decided.
 */
export function matchesSql(userId: UserId, query: Query | undefined, filters: readonly AskedWord[]): SQL {
  if (!query)
    return sql`select contact_id as id, 0 as class, 0 as cost, 0 as field from ${wordsSql(userId, filters)} f`;
  const { wholeNames } = query;
  const filtered =
    filters.length > 0
      ? sql`where f.contact_id in (select contact_id from ${wordsSql(userId, filters)} g)`
      : sql``;
  return sql`
    select f.contact_id as id,
      (coalesce(w.rank, f.furthest) >> 40)::integer as class,
      coalesce(w.rank >> 4 & ${DISTANCE_BITS}, f.cost)::integer as cost,
      (coalesce(w.rank, f.furthest) & 15)::integer as field
    from ${wordsSql(userId, query.words)} f
    left join search_name(${userId}, ${sql.param(wholeNames.map((range) => range.from))}::text[],
      ${sql.param(wholeNames.map((range) => range.to))}::text[]) w on w.contact_id = f.contact_id
    ${filtered}`;
}

/** Where a rank of the search functions holds the distance, once it is shifted down by four bits. */
const DISTANCE_BITS = sql.raw(String(2 ** 36 - 1));

function wordsSql(userId: UserId, words: readonly AskedWord[]): SQL {
  const asked = words.toSorted((a, b) => length(b) - length(a)).map((word) => argument(userId, word));
  return sql`search_words(${userId}, ${JSON.stringify(asked)}::jsonb)`;
}

/** Long words are rare: asked first, they leave the fewest contacts to ask the next one of. */
const length = ({ ranges }: AskedWord) => ranges[0]?.from.length ?? 0;

/** A word as the function search_words reads it. */
function argument(userId: UserId, { fields, ranges, misspelt, texts }: AskedWord) {
  const swapped = misspelt.flatMap(swaps);
  return {
    fields,
    range_from: ranges.map((range) => range.from),
    range_to: ranges.map((range) => range.to),
    range_cost: ranges.map((range) => range.cost),
    variants: misspelt.flatMap(askedVariants),
    misspelt,
    swapped,
    swapped_twice: swapped.flatMap(swaps),
    texts: textQuery(userId, texts),
  };
}

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
