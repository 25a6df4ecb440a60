import { eq, sql } from "drizzle-orm";
import { users } from "../../db/account-schema.ts";
import type { Database } from "../../db/database.ts";
import type { UserId } from "../../db/schema.ts";
import { ACCOUNT_TABLES, accountRows } from "./account-rows.ts";

/** Says how the JSON is laid out; a change that older programs cannot read makes it the next number. */
export const EXPORT_VERSION = 1;

/** The whole account as one JSON text, in pieces: importing it into an empty account gives the same account. */
export async function* accountJson(db: Database, userId: UserId, now: Date): AsyncGenerator<string> {
  const [user] = await db
    .select({ name: users.name, email: users.email })
    .from(users)
    .where(eq(users.id, userId));
  const { rows: settings } = await db.execute<{ row: Record<string, unknown> }>(sql`
    select to_jsonb(s) - array['user_id', 'scores_refreshed_at', 'refresh_lease_until', 'suggestions_run_at'] as row
    from user_settings s where user_id = ${userId}`);
  const head = { pingcrm_export: EXPORT_VERSION, exported_at: now.toISOString(), user };
  yield JSON.stringify(head).slice(0, -1);
  for (const table of ACCOUNT_TABLES) {
    yield `,\n"${table}":[`;
    let separator = "\n";
    for await (const row of accountRows(db, userId, table)) {
      yield separator + JSON.stringify(row);
      separator = ",\n";
    }
    yield "]";
  }
  // Last: they are only taken over where the contacts could be.
  yield `,\n"settings":${JSON.stringify(settings[0]?.row ?? null)}}\n`;
}
