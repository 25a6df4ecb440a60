import { sql } from "drizzle-orm";
import { addUser } from "../src/accounts/users.ts";
import { ownWord } from "../src/crm/search/text-words.ts";
import type { Database } from "../src/db/database.ts";
import type { UserId } from "../src/db/schema.ts";
import { USER_TABLES } from "./user-tables.ts";

/** Gives new users everything that another one has, under the same ids: only (user_id, id) is unique. */
export async function cloneUsers(db: Database, from: UserId, emails: readonly string[]): Promise<void> {
  const to: UserId[] = [];
  for (const email of emails) to.push((await addUser(db, { email, name: "Clone" })).id);
  const marks = to.map((id) => ownWord(id, ""));
  await db.transaction(async (tx) => {
    await tx.execute(sql`set local maintenance_work_mem = '512MB'`);
    // Twenty million rows that are checked and indexed one by one take the better part of an hour.
    const later = await takeOff(tx);
    for (const table of USER_TABLES) {
      const columns = await columnsOf(tx, table);
      await tx.execute(sql`
        insert into ${sql.identifier(table)} (user_id, ${sql.join(columns.map(sql.identifier), sql`, `)})
        overriding system value
        select copy.owner, ${sql.join(
          columns.map((column) => copiedAs(column, ownWord(from, "").length)),
          sql`, `,
        )}
        from unnest(${sql.param(to)}::bigint[], ${sql.param(marks)}::text[]) copy (owner, mark)
        cross join ${sql.identifier(table)} where user_id = ${from}`);
    }
    for (const statement of later) await tx.execute(sql.raw(statement));
  });
  await db.execute(sql`
    insert into user_settings (user_id, scores_refreshed_at)
    select copy.owner, scores_refreshed_at from user_settings cross join unnest(${sql.param(to)}::bigint[]) copy (owner)
    where user_id = ${from}
    on conflict (user_id) do update set scores_refreshed_at = excluded.scores_refreshed_at`);
}

type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];

/** Drops the foreign keys and the plain indexes of the tables. @returns the statements that make them again */
async function takeOff(tx: Transaction): Promise<string[]> {
  const { rows } = await tx.execute<{ drop: string; make: string }>(sql`
    select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
      format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as make
    from pg_constraint where contype = 'f' and conrelid::regclass::text = any(${sql.param(USER_TABLES)}::text[])
    union all
    select format('drop index %s', indexrelid::regclass), pg_get_indexdef(indexrelid)
    from pg_index where indrelid::regclass::text = any(${sql.param(USER_TABLES)}::text[])
      and not exists (select from pg_constraint where conindid = indexrelid)`);
  for (const { drop } of rows) await tx.execute(sql.raw(drop));
  return rows.map(({ make }) => make);
}

/** The index of long texts holds each word behind its owner's mark. */
function copiedAs(column: string, markLength: number) {
  if (column !== "words") return sql.identifier(column);
  return sql`array_to_tsvector(array(
    select copy.mark || substr(w, ${markLength} + 1) from unnest(tsvector_to_array(words)) w))`;
}

async function columnsOf(tx: Transaction, table: string): Promise<string[]> {
  const { rows } = await tx.execute<{ name: string }>(sql`
    select column_name as name from information_schema.columns
    where table_name = ${table} and table_schema = current_schema() and column_name <> 'user_id'
      and is_generated = 'NEVER'`);
  return rows.map(({ name }) => name);
}
