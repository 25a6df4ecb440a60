import { type SQL, sql } from "drizzle-orm";
import type { UserId } from "../../db/schema.ts";
import type { AskedWord } from "./asked-word.ts";
import { contactConditions } from "./contact-conditions.ts";
import { FIELD } from "./fields.ts";
import { matchesSql } from "./matches-sql.ts";
import { messagePattern } from "./message-pattern.ts";
import { parseFilter, parseQuery, type Query } from "./parse-query.ts";
import type { SearchInput, SearchSort } from "./search-contacts.ts";
import { isAfter, orderBy, type Position, positionSql, SORT_KEYS } from "./sort-order.ts";

/** The one statement of a search that is sorted or narrowed: rows as `SearchRow` has them. */
export function searchSql(
  userId: UserId,
  asked: Asked | undefined,
  input: SearchInput,
  sort: SearchSort,
  after?: Position,
): SQL {
  return sql`
    with page as (${bySort(userId, asked, input, sort, after)})
    select page.total, page.id, page.field, page.position, hit.*,
      (select time_zone from user_settings where user_id = ${userId}) as "timeZone"
    from page
    left join lateral search_hit(${userId}, page.id, page.field, ${patternOf(asked)}) hit on true
    order by page.place`;
}

/**
 * A statement for the ids of all that a search finds, lowest first.
 * @throws AppError `invalid_input` as askedOf does.
 */
export function idsSql(userId: UserId, input: Omit<SearchInput, "limit">): SQL {
  const asked = askedOf(input);
  const conditions = sql.join(contactConditions(userId, input), sql` and `);
  const found = asked
    ? sql`${matchesSql(userId, asked.query, asked.filters)} m join contacts c on c.id = m.id`
    : sql`contacts c`;
  return sql`select c.id from ${found} where c.user_id = ${userId} and ${conditions} order by c.id`;
}

/** Words that a contact must hold: of the query, and of the filters, which do not count for the order. */
export interface Asked {
  query: Query | undefined;
  filters: AskedWord[];
}

/**
 * The words that are asked for; undefined where none are.
 * @throws AppError `invalid_input` for a query that is too long or holds no word.
 */
export function askedOf(input: Omit<SearchInput, "limit">): Asked | undefined {
  const query = input.query?.trim() ? parseQuery(input.query) : undefined;
  const filters = [
    ...parseFilter(input.company ?? "", FIELD.company),
    ...parseFilter(input.location ?? "", FIELD.location),
    ...parseFilter(input.tag ?? "", FIELD.tag),
  ];
  return query || filters.length > 0 ? { query, filters } : undefined;
}

/** How a message that matches is known. */
export function patternOf(asked: Asked | undefined): string | null {
  return (asked?.query && messagePattern(asked.query.words)) ?? null;
}

/** A page of all contacts, or of those who hold what is asked for, in the order of a sort. */
function bySort(
  userId: UserId,
  asked: Asked | undefined,
  input: SearchInput,
  sort: SearchSort,
  after: Position | undefined,
): SQL {
  const keys = SORT_KEYS[sort];
  const conditions = sql.join(contactConditions(userId, input), sql` and `);
  const { before, contacts, total } = asked
    ? gathered(userId, matchesSql(userId, asked.query, asked.filters), conditions)
    : everybody(userId, conditions, input.uncounted);
  return sql`
    with ${before} page as (
      select c.id, c.field, jsonb_build_array(${positionSql(keys)}) as position,
        row_number() over (order by ${orderBy(keys)}) as place
      from ${contacts} and ${after ? isAfter(keys, after) : sql`true`}
      order by ${orderBy(keys)} limit ${input.limit + 1}
    )
    select (${total}) as total, page.* from (values (1)) one left join page on true`;
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
      from ${matches} m join contacts c on c.user_id = ${userId} and c.id = m.id
      where ${conditions}
    ),`,
    contacts: sql`c where true`,
    total: sql`select count(*) from c`,
  };
}
