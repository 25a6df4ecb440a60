import type { Database } from "../../db/database.ts";
import { momentOf } from "../../db/moment-of.ts";
import type { Priority, UserId } from "../../db/schema.ts";
import { decodeCursor, encodeCursor } from "../paging.ts";
import type { Tier } from "../relationships/tier.ts";
import { timeZoneOf } from "../settings/get-settings.ts";
import { isNarrowed } from "./contact-conditions.ts";
import { relevancePage } from "./relevance-page.ts";
import { askedOf, searchSql } from "./search-sql.ts";
import { type Position, positionForm, SORT_KEYS } from "./sort-order.ts";

export type SearchSort = "relevance" | "score" | "last_contact" | "name" | "added";

export interface SearchInput {
  /** What the person typed: words that must all match, each anywhere in the contact. */
  query?: string | undefined;
  company?: string | undefined;
  location?: string | undefined;
  tag?: string | undefined;
  /** A tag as it is written, not words of it. */
  taggedAs?: string | undefined;
  /** A company as it is written but for case. */
  employer?: string | undefined;
  /** There was contact with them there: email, linkedin, ... */
  platform?: string | undefined;
  tier?: Tier | undefined;
  /** Archived contacts are found only with `archived` here. */
  priority?: Priority | undefined;
  lastContactBefore?: Date | undefined;
  lastContactAfter?: Date | undefined;
  /** Without it: relevance with a query, else score. */
  sort?: SearchSort | undefined;
  limit: number;
  /** `nextCursor` of the page before, with the same other arguments. */
  cursor?: string | undefined;
  /** Leaves `total` at 0 where counting takes time of its own. */
  uncounted?: boolean | undefined;
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
  priority: Priority;
  match: Match;
}

export interface SearchResult {
  /** How many contacts match in all, on every page. */
  total: number;
  hits: SearchHit[];
  nextCursor?: string;
  /** IANA name of the user's time zone. */
  timeZone: string;
}

/** A contact of the page; without an `id` it only tells the total. */
export interface SearchRow {
  total: number;
  id: number | null;
  display_name: string;
  title: string | null;
  company: string | null;
  score: number;
  last_interaction_at: string | null;
  tags: string[];
  priority: Priority;
  field: number;
  sent_at: string | null;
  position: (string | number | null)[];
  timeZone: string | null;
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
  const sort = sortOf(input);
  const scope = scopeOf(input, sort);
  const after = input.cursor && decodeCursor(input.cursor, scope, positionForm(SORT_KEYS[sort]));
  const rows = await readRows(db, userId, input, sort, after || undefined);
  const found = rows.filter((row) => row.id !== null);
  const shown = found.slice(0, input.limit);
  const last = shown.at(-1);
  return {
    total: rows[0]?.total ?? 0,
    hits: shown.map(toHit),
    ...(last && found.length > shown.length && { nextCursor: encodeCursor(scope, last.position) }),
    timeZone: timeZoneOf(rows[0]),
  };
}

/** The rows of the page and one more, so that one knows whether there are more. */
async function readRows(
  db: Database,
  userId: UserId,
  input: SearchInput,
  sort: SearchSort,
  after: Position | undefined,
): Promise<SearchRow[]> {
  const asked = askedOf(input);
  if (asked && sort === "relevance" && !isNarrowed(input)) {
    return relevancePage(db, userId, asked, input.limit + 1, after);
  }
  const statement = searchSql(userId, asked, input, sort, after);
  return (await db.execute<SearchRow & Record<string, unknown>>(statement)).rows;
}

function sortOf({ query, sort }: SearchInput): SearchSort {
  const relevant = query?.trim() ? "relevance" : "score";
  return sort === undefined || sort === "relevance" ? relevant : sort;
}

/** Everything but the limit: a page may be longer than the one before. */
function scopeOf(input: SearchInput, sort: SearchSort): unknown[] {
  const { query, company, location, tag, tier, priority, lastContactBefore, lastContactAfter } = input;
  const words = [query, company, location, tag].map((text) => text?.trim() ?? "");
  const exact = [input.taggedAs, input.employer, input.platform];
  return ["search", ...words, ...exact, tier, priority, lastContactBefore, lastContactAfter, sort];
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

function toHit(row: SearchRow): SearchHit {
  const where = WHERE[row.field];
  return {
    id: row.id ?? 0,
    displayName: row.display_name,
    title: row.title,
    company: row.company,
    score: row.score,
    lastInteractionAt: row.last_interaction_at === null ? null : momentOf(row.last_interaction_at),
    tags: row.tags,
    priority: row.priority,
    match: where ? { where } : { where: "message", at: momentOf(row.sent_at ?? "") },
  };
}
