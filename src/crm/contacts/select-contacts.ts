import { sql } from "drizzle-orm";
import type { Database } from "../../db/database.ts";
import type { UserId } from "../../db/schema.ts";
import type { SearchInput } from "../search/search-contacts.ts";
import { idsSql } from "../search/search-sql.ts";

/** Contacts one by one, or all that a list shows but for some. */
export type ContactSelection =
  | { readonly ids: readonly number[] }
  | { readonly matching: Omit<SearchInput, "limit" | "cursor" | "sort">; readonly except: readonly number[] };

/** The ids of the contacts that are meant, lowest first; ids that are none of the user's are left out. */
export async function selectContacts(
  db: Database,
  userId: UserId,
  selection: ContactSelection,
): Promise<number[]> {
  if ("ids" in selection) {
    const { rows } = await db.execute<{ id: number }>(sql`
      select id from contacts
      where user_id = ${userId} and id = any(${sql.param([...selection.ids])}::bigint[]) order by id`);
    return rows.map(({ id }) => Number(id));
  }
  const except = new Set(selection.except);
  const { rows } = await db.execute<{ id: number }>(idsSql(userId, selection.matching));
  return rows.map(({ id }) => Number(id)).filter((id) => !except.has(id));
}

/** The ids that come after those a part has done, as many as are done at once, and whether more follow. */
export function partOf(
  ids: readonly number[],
  after: number,
  limit: number,
): { part: number[]; next: number | null } {
  const left = ids.filter((id) => id > after);
  const part = left.slice(0, limit);
  return { part, next: left.length > limit ? (part.at(-1) ?? null) : null };
}
