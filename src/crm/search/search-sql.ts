import { type SQL, sql } from "drizzle-orm";
import type { UserId } from "../../db/schema.ts";
import { contactConditions, isNarrowed } from "./contact-conditions.ts";
import { FIELD } from "./fields.ts";
import { matchesSql } from "./matches-sql.ts";
import { messagePattern } from "./message-pattern.ts";
import { parseFilter, parseQuery, type Query } from "./parse-query.ts";
import type { SearchInput, SearchSort } from "./search-contacts.ts";
import { isAfter, orderBy, type Position, positionSql, SORT_KEYS } from "./sort-order.ts";

/**
 * The one statement of a search: the total, and a row more than the page holds, so that one knows whether there are more.
 * @throws AppError `invalid_input` for a query that is too long or holds no word.
 */
export function searchSql(userId: UserId, input: SearchInput, sort: SearchSort, after?: Position): SQL {
  const { query, matches } = wordsOf(userId, input);
  const conditions = sql.join(contactConditions(userId, input), sql` and `);
  const listed = matches
    ? sort === "relevance" && !isNarrowed(input)
      ? byRelevance(userId, matches, input.limit, after)
      : gathered(userId, matches, conditions)
    : everybody(userId, conditions, input.uncounted);
  const keys = SORT_KEYS[sort];
  const pattern = query && messagePattern(query.words);
  return sql`
    with ${listed.before} page as (
      select c.id, c.field, jsonb_build_array(${positionSql(keys)}) as position,
        row_number() over (order by ${orderBy(keys)}) as place
      from ${listed.contacts} and ${after ? isAfter(keys, after) : sql`true`}
      order by ${orderBy(keys)} limit ${input.limit + 1}
    )
    select (${listed.total}) as total, shown.*, page.field, page.position,
      ${pattern ? sentAt(userId, pattern) : sql`null`} as sent_at
    from (values (1)) one
    left join page on true
    left join lateral (
      select id, display_name, title, company, score, last_interaction_at, tags, priority, created_at
      from contacts where user_id = ${userId} and id = page.id
    ) shown on true
    order by page.place`;
}

/**
 * A statement for the ids of all that a search finds, lowest first.
 * @throws AppError `invalid_input` as searchSql does.
 */
export function idsSql(userId: UserId, input: Omit<SearchInput, "limit">): SQL {
  const { matches } = wordsOf(userId, input);
  const conditions = sql.join(contactConditions(userId, input), sql` and `);
  const found = matches ? sql`(${matches}) m join contacts c on c.id = m.id` : sql`contacts c`;
  return sql`select c.id from ${found} where c.user_id = ${userId} and ${conditions} order by c.id`;
}

/** The query, and what finds the contacts that hold all of its words and those of the filters, where there are any. */
function wordsOf(userId: UserId, input: Omit<SearchInput, "limit">): { query?: Query; matches?: SQL } {
  const query = input.query?.trim() ? parseQuery(input.query) : undefined;
  const filters = [
    ...parseFilter(input.company ?? "", FIELD.company),
    ...parseFilter(input.location ?? "", FIELD.location),
    ...parseFilter(input.tag ?? "", FIELD.tag),
  ];
  return {
    ...(query && { query }),
    ...((query || filters.length > 0) && { matches: matchesSql(userId, query, filters) }),
  };
}

/** Parts of the statement: what comes before, a `from` and `where` that give the contacts as `c`, how many there are. */
interface Listed {
  before: SQL;
  contacts: SQL;
  total: SQL;
}

/** A list of all: counted and read along an index. */
function everybody(userId: UserId, conditions: SQL, uncounted = false): Listed {
  const listed = sql`c.user_id = ${userId} and ${conditions}`;
  return {
    before: sql``,
    contacts: sql`(select c.*, 0 as field from contacts c) c where ${listed}`,
    total: uncounted ? sql`select 0` : sql`select count(*) from contacts c where ${listed}`,
  };
}

/** All that match, with what they are sorted by. */
function gathered(userId: UserId, matches: SQL, conditions: SQL): Listed {
  return {
    before: sql`c as materialized (
      select c.id, c.display_name, c.score, c.last_interaction_at, m.class, m.cost, m.field
      from (${matches}) m join contacts c on c.user_id = ${userId} and c.id = m.id
      where ${conditions}
    ),`,
    contacts: sql`c where true`,
    total: sql`select count(*) from c`,
  };
}

/**
 * Class and distance decide before the score does, so only the first of all that match, and those who equal the last of
 * them, have to be looked up.
 */
function byRelevance(userId: UserId, matches: SQL, limit: number, after: Position | undefined): Listed {
  const [fromClass, fromCost] = after ?? [];
  const reached = after ? sql`where (class, cost) >= (${fromClass}::integer, ${fromCost}::integer)` : sql``;
  const shownAlready = after
    ? sql` + (select count(*) from m where class = ${fromClass}::integer and cost = ${fromCost}::integer)`
    : sql``;
  return {
    before: sql`m as materialized (
      select f.* from (${matches}) f where not exists (
        select from contacts a where a.user_id = ${userId} and a.id = f.id and a.priority = 'archived')
    ), first as materialized (
      select * from m ${reached}
      order by class, cost fetch first (${limit + 1}::bigint${shownAlready}) rows with ties
    ), c as materialized (
      select c.id, c.score, first.class, first.cost, first.field
      from first join contacts c on c.user_id = ${userId} and c.id = first.id
    ),`,
    contacts: sql`c where true`,
    total: sql`select count(*) from m`,
  };
}

/** When the newest message that matched was sent; where it cannot be told, the last contact. */
function sentAt(userId: UserId, pattern: string): SQL {
  return sql`case when page.field = ${FIELD.message} then coalesce((
    select i.occurred_at from interactions i
    where i.user_id = ${userId} and i.contact_id = page.id and concat_ws(' ', i.subject, i.text) ~ ${pattern}
    order by i.occurred_at desc, i.id desc limit 1
  ), shown.last_interaction_at, shown.created_at) end`;
}
