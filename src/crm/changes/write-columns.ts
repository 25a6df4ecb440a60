import { sql } from "drizzle-orm";
import type { Transaction } from "../../db/database.ts";
import type { UserId } from "../../db/schema.ts";
import { outdateDashboard } from "../dashboard/outdate-dashboard.ts";
import type { Row } from "./record-change.ts";

/** Sets columns of contacts, the same ones of each. Names of columns come from this program alone, never from a request. */
export async function writeColumns(
  tx: Transaction,
  userId: UserId,
  rows: readonly { id: number; columns: Row }[],
  now: Date,
): Promise<void> {
  const names = Object.keys(rows[0]?.columns ?? {});
  if (names.length === 0) return;
  const set = names.map((name) => sql`${sql.identifier(name)} = r.${sql.identifier(name)}`);
  await tx.execute(sql`
    update contacts c set ${sql.join(set, sql`, `)}, updated_at = ${now.toISOString()}
    from jsonb_populate_recordset(null::contacts,
      ${JSON.stringify(rows.map(({ id, columns }) => ({ ...columns, id })))}::jsonb) r
    where c.user_id = ${userId} and c.id = r.id`);
  if (names.includes("priority")) await outdateDashboard(tx, userId, "contacts");
}

/** Locks contacts until the transaction ends and gives these columns of them, by id. */
export async function lockContacts(
  tx: Transaction,
  userId: UserId,
  contactIds: readonly number[],
  columns: readonly string[],
): Promise<{ id: number; columns: Row }[]> {
  const { rows } = await tx.execute<{ id: number; row: Record<string, unknown> }>(sql`
    select id, to_jsonb(c) - 'avatar' as row from contacts c
    where user_id = ${userId} and id = any(${sql.param([...contactIds])}::bigint[])
    order by id for no key update`);
  return rows.map(({ id, row }) => ({
    id: Number(id),
    columns: Object.fromEntries(columns.map((name) => [name, row[name]])),
  }));
}

/** The open suggestions of contacts, as `ContactState` keeps them. */
export async function openSuggestionsOf(
  tx: Transaction,
  userId: UserId,
  contactIds: readonly number[],
): Promise<Map<number, Row[]>> {
  const { rows } = await tx.execute<{ contact_id: number; row: Row }>(sql`
    select contact_id, jsonb_build_object('id', id, 'status', status, 'snoozed_until', snoozed_until) as row
    from suggestions
    where user_id = ${userId} and status in ('pending', 'snoozed')
      and contact_id = any(${sql.param([...contactIds])}::bigint[])`);
  // A contact has one open suggestion at most.
  return new Map(rows.map(({ contact_id, row }) => [Number(contact_id), [row]]));
}
