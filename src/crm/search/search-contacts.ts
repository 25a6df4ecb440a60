import type { Database } from "../../db/database.ts";
import type { Priority, UserId } from "../../db/schema.ts";
import { AppError } from "../../errors.ts";
import type { Tier } from "../relationships/tier.ts";

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

export async function searchContacts(
  _db: Database,
  _userId: UserId,
  _input: SearchInput,
): Promise<SearchResult> {
  throw new AppError("unavailable", "The search is not there yet.");
}
