import type { Database } from "../../db/database.ts";
import { prepared } from "../../db/prepared.ts";
import type { UserId } from "../../db/schema.ts";
import { rowsOf } from "../rows-of.ts";
import { TIME_ZONE } from "../settings/get-settings.ts";
import { askedValues } from "./matches-sql.ts";
import type { SearchRow } from "./search-contacts.ts";
import { type Asked, patternOf } from "./search-sql.ts";
import type { Position } from "./sort-order.ts";

const readRows = prepared<{ rows: SearchRow[] }>(`
  select ${rowsOf(`
    select page.total, page.id, page.field, jsonb_build_array(page.class, page.cost, page.score, page.id) as position,
      hit.*, ${TIME_ZONE}
    from search_page($1, $2::jsonb, $3::text[], $4::text[], $5, $6::bigint << 40 | $7::bigint, $8, $9)
      with ordinality as page (total, id, class, cost, field, score, place)
    left join lateral search_hit($1, page.id, page.field, $10) hit on true
    order by page.place`)} as rows`);

/**
 * What most searches are: words alone, in the order of relevance (class and distance, then score, then id).
 * @param rows how many, at most
 * @returns the rows, with the total in each; one that holds nothing else where there are none
 */
export async function relevancePage(
  db: Database,
  userId: UserId,
  asked: Asked,
  rows: number,
  after: Position = [null, null, null, null],
): Promise<SearchRow[]> {
  const values = [...askedValues(asked.query, asked.filters, userId), rows, ...after, patternOf(asked)];
  return (await readRows(db, values))[0]?.rows ?? [];
}
