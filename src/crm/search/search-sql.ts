import { type SQL, sql } from "drizzle-orm";
import type { UserId } from "../../db/schema.ts";
import { TIER_FLOOR, TIERS, type Tier } from "../relationships/tier.ts";
import { FIELD } from "./fields.ts";
import { matchesSql } from "./matches-sql.ts";
import { messagePattern } from "./message-pattern.ts";
import { parseFilter, parseQuery } from "./parse-query.ts";
import type { SearchInput, SearchSort } from "./search-contacts.ts";
import { isAfter, orderBy, type Position, positionSql, SORT_KEYS } from "./sort-order.ts";

/**
 * The one statement of a search: the total, and a row more than the page holds, so that one knows whether there are more.
 * @throws AppError `invalid_input` for a query that is too long or holds no word.
 */
export function searchSql(userId: UserId, input: SearchInput, sort: SearchSort, after?: Position): SQL {
  const query = input.query?.trim() ? parseQuery(input.query) : undefined;
  const filters = [
    ...parseFilter(input.company ?? "", FIELD.company),
    ...parseFilter(input.location ?? "", FIELD.location),
    ...parseFilter(input.tag ?? "", FIELD.tag),
  ];
  const matches = query || filters.length > 0 ? matchesSql(userId, query, filters) : undefined;
  const narrowed = contactConditions(input);
  const listed = matches
    ? sort === "relevance" && narrowed.length === 0
      ? byRelevance(userId, matches, input.limit, after)
      : gathered(userId, matches, narrowed)
    : everybody(userId, narrowed);
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
      select id, display_name, title, company, score, last_interaction_at, tags, created_at
      from contacts where user_id = ${userId} and id = page.id
    ) shown on true
    order by page.place`;
}

/** Parts of the statement: what comes before, a `from` and `where` that give the contacts as `c`, how many there are. */
interface Listed {
  before: SQL;
  contacts: SQL;
  total: SQL;
}

/** A list of all: counted and read along an index. */
function everybody(userId: UserId, narrowed: SQL[]): Listed {
  const conditions = sql.join([sql`c.user_id = ${userId}`, ...orNotArchived(narrowed)], sql` and `);
  return {
    before: sql``,
    contacts: sql`(select c.*, 0 as field from contacts c) c where ${conditions}`,
    total: sql`select count(*) from contacts c where ${conditions}`,
  };
}

/** All that match, with what they are sorted by. */
function gathered(userId: UserId, matches: SQL, narrowed: SQL[]): Listed {
  return {
    before: sql`c as materialized (
      select c.id, c.display_name, c.score, c.last_interaction_at, m.class, m.cost, m.field
      from (${matches}) m join contacts c on c.user_id = ${userId} and c.id = m.id
      where ${sql.join(orNotArchived(narrowed), sql` and `)}
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

function contactConditions({ priority, tier, lastContactBefore, lastContactAfter }: SearchInput): SQL[] {
  const conditions: SQL[] = [];
  if (priority) conditions.push(sql`c.priority = ${priority}`);
  else if (tier || lastContactBefore || lastContactAfter) conditions.push(NOT_ARCHIVED);
  if (tier) conditions.push(sql`c.score between ${TIER_FLOOR[tier]} and ${tierCeiling(tier)}`);
  if (lastContactBefore) conditions.push(sql`c.last_interaction_at < ${lastContactBefore.toISOString()}`);
  if (lastContactAfter) conditions.push(sql`c.last_interaction_at >= ${lastContactAfter.toISOString()}`);
  return conditions;
}

const NOT_ARCHIVED = sql`c.priority <> 'archived'`;
const orNotArchived = (conditions: SQL[]): SQL[] => (conditions.length > 0 ? conditions : [NOT_ARCHIVED]);

/** The highest score that is still of the tier. */
function tierCeiling(tier: Tier): number {
  const above = TIERS[TIERS.indexOf(tier) - 1];
  return above ? TIER_FLOOR[above] - 1 : 10;
}

/** When the newest message that matched was sent; where it cannot be told, the last contact. */
function sentAt(userId: UserId, pattern: string): SQL {
  return sql`case when page.field = ${FIELD.message} then coalesce((
    select i.occurred_at from interactions i
    where i.user_id = ${userId} and i.contact_id = page.id and concat_ws(' ', i.subject, i.text) ~ ${pattern}
    order by i.occurred_at desc, i.id desc limit 1
  ), shown.last_interaction_at, shown.created_at) end`;
}
