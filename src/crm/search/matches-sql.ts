import { type SQL, sql } from "drizzle-orm";
import type { UserId } from "../../db/schema.ts";
import type { AskedWord, Range } from "./asked-word.ts";
import type { Query } from "./parse-query.ts";
import { askedVariants, swaps } from "./spelling.ts";
import { ownWord } from "./text-words.ts";
import { UNSPACED } from "./transliterate.ts";

/**
 * The contacts that hold all words of the query and all of the filters: `id`, `class` (1 is the very name, 9 a
 * message), `cost` (within the class, 0 is closest) and `field`, the code of the place that decided.
 */
export function matchesSql(userId: UserId, query: Query | undefined, filters: readonly AskedWord[]): SQL {
  const filtered = filters.map((word) => wordSql(userId, word));
  if (!query) {
    const [first, ...rest] = filtered;
    if (!first) return sql`select null::bigint as id, 0 as class, 0 as cost, 0 as field`;
    return sql`select contact_id as id, 0 as class, 0 as cost, 0 as field from ${first}${heldByAll(rest)}`;
  }
  const [only] = query.words;
  const found =
    only && query.words.length === 1
      ? sql`select contact_id, rank as furthest, rank >> 4 & ${COST_BITS} as cost from ${wordSql(userId, only)}`
      : sql`
        select contact_id, max(rank) as furthest, sum(rank >> 4 & ${COST_BITS})::bigint as cost from (
          ${sql.join(
            query.words.map((word) => sql`select contact_id, rank from ${wordSql(userId, word)}`),
            sql` union all `,
          )}) each_word
        group by contact_id having count(*) = ${query.words.length}`;
  return sql`
    select f.contact_id as id,
      (coalesce(w.rank, f.furthest) >> 40)::integer as class,
      coalesce(w.rank >> 4 & ${COST_BITS}, f.cost)::integer as cost,
      (coalesce(w.rank, f.furthest) & 15)::integer as field
    from (${found}) f
    left join ${wholeNameSql(userId, query.wholeNames)} w using (contact_id)${heldByAll(filtered)}`;
}

/** The bits between class and field, shifted down. */
const COST_BITS = sql.raw(String(2 ** 36 - 1));

function heldByAll(filters: SQL[]): SQL {
  if (filters.length === 0) return sql``;
  const held = filters.map((filter) => sql`contact_id in (select contact_id from ${filter})`);
  return sql` where ${sql.join(held, sql` and `)}`;
}

function wordSql(userId: UserId, { fields, ranges, misspelt, texts }: AskedWord): SQL {
  const variants = misspelt.flatMap(askedVariants);
  const swapped = misspelt.flatMap(swaps);
  return sql`search_word(${userId}, ${fields}, ${from(ranges)}, ${to(ranges)},
    ${sql.param(ranges.map((range) => range.cost))}::integer[],
    ${textArray(variants)}, ${textArray(misspelt)}, ${textArray(swapped)}, ${textArray(swapped.flatMap(swaps))},
    ${textQuery(userId, texts)}::tsquery)`;
}

function wholeNameSql(userId: UserId, ranges: Range[]): SQL {
  return sql`search_name(${userId}, ${from(ranges)}, ${to(ranges)})`;
}

const from = (ranges: Range[]) => textArray(ranges.map((range) => range.from));
const to = (ranges: Range[]) => textArray(ranges.map((range) => range.to));
const textArray = (words: string[]) => sql`${sql.param(words)}::text[]`;

/** From this length on the beginning of a word is enough in a long text. */
const MIN_TEXT_PREFIX = 3;

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
