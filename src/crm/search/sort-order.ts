import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { SearchSort } from "./search-contacts.ts";

/** A sort key of a list: `value` as the database sorts it, `kept` as a cursor keeps it, `read` what reads that again. */
interface SortKey {
  readonly value: SQL;
  readonly kept: SQL;
  readonly read: (kept: string | number) => SQL;
  readonly descending?: true;
  /** Missing values come last. */
  readonly nullable?: true;
  readonly form: z.ZodType<string | number | null>;
}

const number = (value: SQL, descending?: true): SortKey => ({
  value,
  kept: value,
  read: (kept) => sql`${kept}::bigint`,
  form: z.number().int(),
  ...(descending && { descending }),
});

const lastContact: SortKey = {
  value: sql`c.last_interaction_at`,
  kept: sql`(extract(epoch from c.last_interaction_at) * 1000000)::bigint`,
  read: (kept) => sql`'epoch'::timestamptz + ${kept}::bigint * interval '1 microsecond'`,
  descending: true,
  nullable: true,
  form: z.number().int().nullable(),
};

const name: SortKey = {
  value: sql`lower(c.display_name)`,
  kept: sql`lower(c.display_name)`,
  read: (kept) => sql`${kept}::text`,
  form: z.string(),
};

const id = number(sql`c.id`);
const score = number(sql`c.score`, true);

/** The order of each sort, down to the id, so that no two rows are ever equal. */
export const SORT_KEYS: Record<SearchSort, readonly SortKey[]> = {
  relevance: [number(sql`c.class`), number(sql`c.cost`), score, id],
  score: [score, lastContact, id],
  last_contact: [lastContact, id],
  name: [name, id],
  // Ids are given in the order in which contacts are added.
  added: [number(sql`c.id`, true)],
};

export function orderBy(keys: readonly SortKey[]): SQL {
  return sql.join(
    keys.map(
      ({ value, descending, nullable }) =>
        sql`${value}${sql.raw(descending ? " desc" : "")}${sql.raw(nullable ? " nulls last" : "")}`,
    ),
    sql`, `,
  );
}

/** The sort keys of a last row that was shown. */
export type Position = (string | number | null)[];

/** The keys of a row as a cursor keeps them, as a list. */
export function positionSql(keys: readonly SortKey[]): SQL {
  return sql.join(
    keys.map((key) => key.kept),
    sql`, `,
  );
}

/** The condition for the rows that come after the one with these keys. */
export function isAfter(keys: readonly SortKey[], kept: Position): SQL {
  const [key, ...others] = keys;
  const [value = null, ...rest] = kept;
  if (!key) return sql`false`;
  if (value === null) return sql`(${key.value} is null and ${isAfter(others, rest)})`;
  const read = key.read(value);
  const beyond = sql`${key.value} ${sql.raw(key.descending ? "<" : ">")} ${read}`;
  const missing = key.nullable ? sql` or ${key.value} is null` : sql``;
  const reached = sql`${key.value} ${sql.raw(key.descending ? "<=" : ">=")} ${read}`;
  return sql`((${reached}${missing}) and (${beyond}${missing} or ${isAfter(others, rest)}))`;
}

/** The form of a cursor's position for these keys. */
export function positionForm(keys: readonly SortKey[]): z.ZodType<Position> {
  const forms = keys.map((key) => key.form);
  return z
    .array(z.union([z.string(), z.number().int(), z.null()]))
    .refine(
      (position) =>
        position.length === forms.length && forms.every((form, at) => form.safeParse(position[at]).success),
    );
}
