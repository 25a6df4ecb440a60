import { type SQL, sql } from "drizzle-orm";
import type { Database } from "../../db/database.ts";
import type { Priority, UserId } from "../../db/schema.ts";
import { decodeCursor, encodeCursor } from "../paging.ts";
import { TIER_FLOOR, TIERS, type Tier } from "../relationships/tier.ts";
import { FIELD } from "./fields.ts";
import { matchesSql } from "./matches-sql.ts";
import { messagePattern } from "./message-pattern.ts";
import { parseFilter, parseQuery } from "./parse-query.ts";
import { isAfter, orderBy, positionForm, SORT_KEYS } from "./sort-order.ts";

export type SearchSort = "relevance" | "score" | "last_contact" | "name";

export interface SearchInput {
  /** What the person typed: words that must all match, each anywhere in the contact. */
  query?: string;
  company?: string;
  location?: string;
  tag?: string;
  tier?: Tier;
  /** Archived contacts are found only with `archived` here. */
  priority?: Priority;
  lastContactBefore?: Date;
  lastContactAfter?: Date;
  /** Without it: relevance with a query, else score. */
  sort?: SearchSort;
  limit: number;
  /** `nextCursor` of the page before, with the same other arguments. */
  cursor?: string;
}

/** Where the contact matched; of several places the furthest from the name. */
export type Match =
  | { where: "name" | "company" | "title" | "handle" | "phone" | "location" | "tag" | "note" | "bio" }
  /** `at`: when the newest matching message was sent. */
  | { where: "message"; at: Date };

export interface SearchHit {
  id: number;
  displayName: string;
  title: string | null;
  company: string | null;
  /** 0 to 10. */
  score: number;
  lastInteractionAt: Date | null;
  tags: string[];
  match: Match;
}

export interface SearchResult {
  /** How many contacts match in all, on every page. */
  total: number;
  hits: SearchHit[];
  nextCursor?: string;
}

interface Row {
  total: number;
  id: number | null;
  display_name: string;
  title: string | null;
  company: string | null;
  score: number;
  last_interaction_at: string | null;
  tags: string[];
  field: number;
  sent_at: string | null;
  position: (string | number | null)[];
}

/**
 * Searches a user's contacts, in one round trip to the database. Without any argument it lists them all.
 * @throws AppError `invalid_input` for more than 12 words, a query without a letter or digit, or a cursor of other
 * arguments.
 */
export async function searchContacts(
  db: Database,
  userId: UserId,
  input: SearchInput,
): Promise<SearchResult> {
  const { rows } = await db.execute<Row & Record<string, unknown>>(searchSql(userId, input));
  const found = rows.filter((row) => row.id !== null);
  const shown = found.slice(0, input.limit);
  const last = shown.at(-1);
  return {
    total: rows[0]?.total ?? 0,
    hits: shown.map(toHit),
    ...(last && found.length > shown.length && { nextCursor: encodeCursor(scope(input), last.position) }),
  };
}

/** The statement itself; the tests read its plan. */
export function searchSql(userId: UserId, input: SearchInput): SQL {
  const query = input.query?.trim() ? parseQuery(input.query) : undefined;
  const filters = [
    ...parseFilter(input.company ?? "", FIELD.company),
    ...parseFilter(input.location ?? "", FIELD.location),
    ...parseFilter(input.tag ?? "", FIELD.tag),
  ];
  const keys = SORT_KEYS[sortOf(input)];
  const after = input.cursor
    ? isAfter(keys, decodeCursor(input.cursor, scope(input), positionForm(keys)))
    : sql`true`;
  const position = sql.join(
    keys.map((key) => key.kept),
    sql`, `,
  );
  const conditions = sql`c.user_id = ${userId} and ${contactConditions(input)}`;
  const words = query || filters.length > 0;
  // Found by words: gathered once, then counted and sorted. A list of all: counted and read along an index.
  const gathered = sql`c as materialized (
    select c.id, c.display_name, c.score, c.last_interaction_at, m.class, m.cost, m.field
    from (${matchesSql(userId, query, filters)}) m join contacts c on c.user_id = ${userId} and c.id = m.id
    where ${conditions}
  ),`;
  const source = words ? sql`c where true` : sql`contacts c where ${conditions}`;
  const pattern = query && messagePattern(query.words);
  return sql`
    with ${words ? gathered : sql``} page as (
      select c.id, ${words ? sql`c.field` : sql`0`} as field, jsonb_build_array(${position}) as position,
        row_number() over (order by ${orderBy(keys)}) as place
      from ${source} and ${after}
      order by ${orderBy(keys)} limit ${input.limit + 1}
    )
    select counted.total, shown.*, page.field, page.position,
      ${pattern ? sentAt(userId, pattern) : sql`null`} as sent_at
    from (select count(*) as total from ${source}) counted
    left join page on true
    left join lateral (
      select id, display_name, title, company, score, last_interaction_at, tags, created_at
      from contacts where user_id = ${userId} and id = page.id
    ) shown on true
    order by page.place`;
}

/** When the newest message that matched was sent; where it cannot be told, the last contact. */
function sentAt(userId: UserId, pattern: string): SQL {
  return sql`case when page.field = ${FIELD.message} then coalesce((
    select i.occurred_at from interactions i
    where i.user_id = ${userId} and i.contact_id = page.id and concat_ws(' ', i.subject, i.text) ~ ${pattern}
    order by i.occurred_at desc, i.id desc limit 1
  ), shown.last_interaction_at, shown.created_at) end`;
}

function contactConditions({ priority, tier, lastContactBefore, lastContactAfter }: SearchInput): SQL {
  const conditions = [priority ? sql`c.priority = ${priority}` : sql`c.priority <> 'archived'`];
  if (tier) conditions.push(sql`c.score between ${TIER_FLOOR[tier]} and ${tierCeiling(tier)}`);
  if (lastContactBefore) conditions.push(sql`c.last_interaction_at < ${lastContactBefore.toISOString()}`);
  if (lastContactAfter) conditions.push(sql`c.last_interaction_at >= ${lastContactAfter.toISOString()}`);
  return sql.join(conditions, sql` and `);
}

/** The highest score that is still of the tier. */
function tierCeiling(tier: Tier): number {
  const above = TIERS[TIERS.indexOf(tier) - 1];
  return above ? TIER_FLOOR[above] - 1 : 10;
}

function sortOf({ query, sort }: SearchInput): SearchSort {
  const relevant = query?.trim() ? "relevance" : "score";
  return sort === undefined || sort === "relevance" ? relevant : sort;
}

/** Everything but the limit: a page may be longer than the one before. */
function scope(input: SearchInput): unknown[] {
  const { query, company, location, tag, tier, priority, lastContactBefore, lastContactAfter } = input;
  const words = [query, company, location, tag].map((text) => text?.trim() ?? "");
  return ["search", ...words, tier, priority, lastContactBefore, lastContactAfter, sortOf(input)];
}

const WHERE = [
  "name",
  "name",
  "company",
  "title",
  "handle",
  "phone",
  "location",
  "tag",
  "note",
  "bio",
] as const;

function toHit(row: Row): SearchHit {
  const where = WHERE[row.field];
  return {
    id: row.id ?? 0,
    displayName: row.display_name,
    title: row.title,
    company: row.company,
    score: row.score,
    lastInteractionAt: row.last_interaction_at === null ? null : new Date(row.last_interaction_at),
    tags: row.tags,
    match: where ? { where } : { where: "message", at: new Date(row.sent_at ?? 0) },
  };
}
