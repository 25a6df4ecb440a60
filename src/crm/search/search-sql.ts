import { type SQL, sql } from "drizzle-orm";
import type { UserId } from "../../db/schema.ts";
import type { AskedWord } from "./asked-word.ts";
import { contactConditions, isNarrowed } from "./contact-conditions.ts";
import { FIELD } from "./fields.ts";
import { askedSql, matchesSql } from "./matches-sql.ts";
import { messagePattern } from "./message-pattern.ts";
import { parseFilter, parseQuery, type Query } from "./parse-query.ts";
import type { SearchInput, SearchSort } from "./search-contacts.ts";
import { isAfter, orderBy, type Position, positionSql, SORT_KEYS } from "./sort-order.ts";

/**
 * The one statement of a search: the total, and a row more than the page holds, so that one knows whether there are more.
 * @throws AppError `invalid_input` for a query that is too long or holds no word.
 */
export function searchSql(userId: UserId, input: SearchInput, sort: SearchSort, after?: Position): SQL {
  const asked = askedOf(input);
  const page =
    asked && sort === "relevance" && !isNarrowed(input)
      ? byRelevance(userId, asked, input.limit, after)
      : bySort(userId, asked, input, sort, after);
  const pattern = asked?.query && messagePattern(asked.query.words);
  return sql`
    with page as (${page})
    select page.total, shown.*, page.field, page.position, ${pattern ? sentAt(userId, pattern) : sql`null`} as sent_at
    from page
    left join lateral (
      select id, display_name, title, company, score, last_interaction_at, tags, priority, created_at
      from contacts where user_id = ${userId} and id = page.id offset 0
    ) shown on true
    order by page.place`;
}

/**
 * A statement for the ids of all that a search finds, lowest first.
 * @throws AppError `invalid_input` as searchSql does.
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
interface Asked {
  query: Query | undefined;
  filters: AskedWord[];
}

function askedOf(input: Omit<SearchInput, "limit">): Asked | undefined {
  const query = input.query?.trim() ? parseQuery(input.query) : undefined;
  const filters = [
    ...parseFilter(input.company ?? "", FIELD.company),
    ...parseFilter(input.location ?? "", FIELD.location),
    ...parseFilter(input.tag ?? "", FIELD.tag),
  ];
  return query || filters.length > 0 ? { query, filters } : undefined;
}

/** A page in the order of relevance: class and distance, then score, then id. */
function byRelevance(userId: UserId, { query, filters }: Asked, limit: number, after?: Position): SQL {
  const [afterClass, afterCost, afterScore, afterId] = after ?? [null, null, null, null];
  return sql`
    select total, id, field, jsonb_build_array(class, cost, score, id) as position,
      row_number() over () as place
    from search_page(${askedSql(query, filters, userId)}, ${limit + 1},
      ${afterClass}::bigint << 40 | ${afterCost}::bigint, ${afterScore}::integer, ${afterId}::bigint)`;
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

/** When the newest message that matched was sent; where it cannot be told, the last contact. */
function sentAt(userId: UserId, pattern: string): SQL {
  return sql`case when page.field = ${FIELD.message} then coalesce((
    select i.occurred_at from interactions i
    where i.user_id = ${userId} and i.contact_id = page.id and concat_ws(' ', i.subject, i.text) ~ ${pattern}
    order by i.occurred_at desc, i.id desc limit 1
  ), shown.last_interaction_at, shown.created_at) end`;
}
