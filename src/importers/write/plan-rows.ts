import { type SQL, sql } from "drizzle-orm";
import type { AccountRow, AccountTable } from "../../crm/export/account-rows.ts";
import type { Queryable } from "../../db/database.ts";
import type { UserId } from "../../db/schema.ts";
import { toJson } from "./json.ts";
import { highestId, refusingWrongData } from "./restore-rows.ts";

/** Rows of an export that are looked at so far. */
export interface RowsPlan {
  /** Ids of the contacts among them: other rows are of one of these. */
  readonly contacts: Set<number>;
}

/**
 * How many rows of an export `restoreRows` would add: it reads, and writes nothing. Values that no column can hold are
 * refused as they would be; what only a constraint refuses, such as a missing date, is not noticed.
 * @throws AppError `conflict` for rows that no export holds.
 */
export async function planRows(
  db: Queryable,
  userId: UserId,
  plan: RowsPlan,
  table: AccountTable | "settings",
  rows: readonly AccountRow[],
): Promise<number> {
  if (table === "settings") return 0;
  if (table === "contacts") for (const { id } of rows) plan.contacts.add(Number(id));
  const own =
    table === "interactions" ? rows.filter((row) => plan.contacts.has(Number(row.contact_id))) : rows;
  await highestId(db, table, rows);
  const there = (same: SQL) =>
    sql`exists (select 1 from ${sql.identifier(table)} t where t.user_id = ${userId} and ${same})`;
  const sameMessage = sql`t.platform = r.platform and t.external_id = r.external_id`;
  const { rows: counted } = await refusingWrongData(table, () =>
    db.execute<{ added: number }>(sql`
      select count(*)::integer as added
      from jsonb_populate_recordset(null::${sql.identifier(table)}, ${toJson(own)}::jsonb) r
      where not ${there(sql`t.id = r.id`)} ${table === "interactions" ? sql`and not ${there(sameMessage)}` : sql``}`),
  );
  return counted[0]?.added ?? 0;
}
