import { sql } from "drizzle-orm";
import type { Transaction } from "../../db/database.ts";
import type { UserId } from "../../db/schema.ts";
import { outdateDashboard } from "../dashboard/outdate-dashboard.ts";
import { reindexMessages } from "../interactions/reindex-messages.ts";
import { refreshScores } from "../relationships/refresh-scores.ts";
import { indexContactWords } from "../search/index-contact-words.ts";
import { nextContacts } from "./next-contacts.ts";
import type { ContactState, Row } from "./record-change.ts";
import { lockContacts, writeColumns } from "./write-columns.ts";

/** Columns that no search looks in: thousands that were archived come back without their words being looked at. */
const WORDLESS = new Set([
  "priority",
  "edited_fields",
  "remind_on",
  "remind_restarted_at",
  "last_follow_up_at",
]);

type Edit = { contact_id: number; before: ContactState; after: ContactState };

/**
 * Takes back the next edits of a change, of contacts above the id `after`. A column that holds something else by now was
 * changed again, and stays.
 * @returns the ids of the contacts, lowest first: fewer than `limit` when they were the last.
 */
export async function undoEdits(
  tx: Transaction,
  userId: UserId,
  { changeId, after, limit, now }: { changeId: number; after: number; limit: number; now: Date },
): Promise<number[]> {
  const ids = await nextContacts(tx, userId, { changeId, after, limit });
  const { rows: edits } = await tx.execute<Edit>(sql`
    delete from contact_changes
    where user_id = ${userId} and change_id = ${changeId} and contact_id = any(${sql.param(ids)}::bigint[])
    returning contact_id, before, after`);
  const [first] = edits;
  if (!first) return [];
  const names = Object.keys(first.before.contact ?? {});
  const present = await lockContacts(tx, userId, ids, names);
  const editOf = new Map(edits.map((edit) => [Number(edit.contact_id), edit]));
  const there = present.flatMap(({ id }) => editOf.get(id) ?? []);
  await writeColumns(
    tx,
    userId,
    present.map(({ id, columns }) => ({ id, columns: columnsBefore(columns, editOf.get(id)) })),
    now,
  );
  for (const table of ["identities", "interactions"] as const) {
    await replaceRows(tx, userId, table, there);
  }
  await reopenSuggestions(tx, userId, there);
  if (
    names.some((name) => !WORDLESS.has(name)) ||
    there.some(({ before, after }) => before.identities ?? after.identities)
  ) {
    await indexContactWords(tx, userId, ids);
  }
  const talked = there.filter(({ before, after }) => before.interactions ?? after.interactions);
  for (const { contact_id } of talked) await reindexMessages(tx, userId, Number(contact_id));
  if (talked.length > 0) {
    await refreshScores(tx, userId, { now, contactIds: talked.map((edit) => Number(edit.contact_id)) });
    await outdateDashboard(tx, userId, "interactions");
  }
  return ids;
}

function columnsBefore(present: Row, edit: Edit | undefined): Row {
  const isStill = (name: string) =>
    JSON.stringify(present[name]) === JSON.stringify(edit?.after.contact?.[name]);
  return Object.fromEntries(
    Object.entries(present).map(([name, value]) => [
      name,
      isStill(name) ? edit?.before.contact?.[name] : value,
    ]),
  );
}

async function replaceRows(
  tx: Transaction,
  userId: UserId,
  table: "identities" | "interactions",
  edits: readonly Edit[],
): Promise<void> {
  const added = edits.flatMap(({ after }) => after[table] ?? []).map(({ id }) => Number(id));
  const taken = edits.flatMap(({ before }) => before[table] ?? []);
  const name = sql.identifier(table);
  if (added.length > 0) {
    await tx.execute(
      sql`delete from ${name} where user_id = ${userId} and id = any(${sql.param(added)}::bigint[])`,
    );
  }
  if (taken.length === 0) return;
  await tx.execute(sql`
    insert into ${name} overriding system value
    select r.* from jsonb_populate_recordset(null::${name}, ${JSON.stringify(taken)}::jsonb) r
    where r.user_id = ${userId} on conflict do nothing`);
}

/** Suggestions that the edit ended are open again, unless their contact has another by now. */
async function reopenSuggestions(tx: Transaction, userId: UserId, edits: readonly Edit[]): Promise<void> {
  const open = edits.flatMap(({ before }) => before.suggestions ?? []);
  if (open.length === 0) return;
  await tx.execute(sql`
    update suggestions s set status = r.status, snoozed_until = r.snoozed_until, resolved_by = null
    from jsonb_to_recordset(${JSON.stringify(open)}::jsonb) as r (id bigint, status text, snoozed_until date)
    where s.user_id = ${userId} and s.id = r.id and s.resolved_by = 'system' and not exists (
      select from suggestions o where o.user_id = ${userId} and o.contact_id = s.contact_id
        and o.status in ('pending', 'snoozed'))`);
}
