import { sql } from "drizzle-orm";
import type { Database } from "../../db/database.ts";
import { momentOf } from "../../db/moment-of.ts";
import type { UserId } from "../../db/schema.ts";
import type { AskedWord } from "./asked-word.ts";
import { FIELD, fieldSet } from "./fields.ts";
import { matchesSql } from "./matches-sql.ts";
import { parseQuery } from "./parse-query.ts";

export interface NamedContact {
  id: number;
  displayName: string;
  title: string | null;
  company: string | null;
  location: string | null;
  lastInteractionAt: Date | null;
  /** How far the text is from this person; contacts of one distance fit about equally. */
  distance: NameDistance;
}

/**
 * 0: the very name, handle, address or number; 1: whole words of the name; 2: beginnings of its words, or a short form;
 * 3: with typing errors, or a part of a handle.
 */
export type NameDistance = 0 | 1 | 2 | 3;

/**
 * The contacts whose name is meant by the text, closest first; also by e-mail address, handle or number where the text
 * is one. Archived contacts too: the caller asks for one person, not for a list.
 * @throws AppError `invalid_input` for more than 12 words and for a text without a letter or digit.
 */
export async function findContactsByName(
  db: Database,
  userId: UserId,
  name: string,
  limit: number,
): Promise<NamedContact[]> {
  const { words, wholeNames } = parseQuery(name);
  const asked = { words: words.map((word) => inName(word, words.length === 1)), wholeNames };
  const { rows } = await db.execute<{
    id: number;
    display_name: string;
    title: string | null;
    company: string | null;
    location: string | null;
    last_interaction_at: string | null;
    class: number;
    cost: number;
  }>(sql`
    select c.id, c.display_name, c.title, c.company, c.location, c.last_interaction_at, m.class, m.cost
    from ${matchesSql(userId, asked, [])} m join contacts c on c.user_id = ${userId} and c.id = m.id
    order by case when m.class = 6 and m.cost = 0 then 1 else m.class end, m.cost, c.score desc, c.id limit ${limit}`);
  return rows.map((row) => ({
    id: row.id,
    displayName: row.display_name,
    title: row.title,
    company: row.company,
    location: row.location,
    lastInteractionAt: row.last_interaction_at === null ? null : momentOf(row.last_interaction_at),
    distance: distanceOf(row.class, row.cost),
  }));
}

/** The one that is meant, or undefined where several fit about equally or none was found. */
export function clearWinner<Found extends { distance: NameDistance }>(
  found: readonly Found[],
): Found | undefined {
  const [first, second] = found;
  return first && (!second || first.distance < second.distance) ? first : undefined;
}

const NAME = fieldSet(FIELD.name);
const ADDRESS = fieldSet(FIELD.handle, FIELD.phone);

/** A text of one word may be a handle written without its @. */
function inName(word: AskedWord, alone: boolean): AskedWord {
  return {
    ...word,
    fields: word.fields & (alone ? NAME | ADDRESS : NAME | (isAddress(word) ? ADDRESS : 0)),
    texts: [],
  };
}

const isAddress = ({ fields }: AskedWord) => (fields & NAME) === 0;

/** Reads class and cost as search_rank in the migration gives them. */
function distanceOf(matchClass: number, cost: number): NameDistance {
  if (matchClass === 1 || (matchClass === 6 && cost === 0)) return 0;
  if (matchClass <= 3) return cost < 2_000 ? 1 : 2;
  return matchClass === 4 && cost < 60_000 ? 2 : 3;
}
