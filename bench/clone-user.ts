import { addUser } from "../src/accounts/users.ts";
import { ownWord } from "../src/crm/search/text-words.ts";
import type { Database } from "../src/db/database.ts";
import type { UserId } from "../src/db/schema.ts";

/** Parents before their children. */
const TABLES = [
  "contacts",
  "identities",
  "interactions",
  "events",
  "suggestions",
  "notifications",
  "contact_words",
  "word_variants",
  "text_words",
];

/** Gives a new user everything that another one has, under the same ids: only (user_id, id) is unique. */
export async function cloneUser(db: Database, from: UserId, email: string): Promise<void> {
  const to = await addUser(db, { email, name: "Clone" });
  for (const table of TABLES) {
    const columns = await columnsOf(db, table);
    await db.$client.query(
      `insert into ${table} (user_id, ${columns.join(", ")}) overriding system value
       select $2, ${columns.map(copiedAs).join(", ")} from ${table} where user_id = $1`,
      table === "text_words" ? [from, to.id, ownWord(from, ""), ownWord(to.id, "")] : [from, to.id],
    );
  }
  await db.$client.query(
    `insert into user_settings (user_id, scores_refreshed_at) select $2, scores_refreshed_at from user_settings where user_id = $1
     on conflict (user_id) do update set scores_refreshed_at = excluded.scores_refreshed_at`,
    [from, to.id],
  );
}

/** The index of long texts holds each word behind its owner's mark. */
function copiedAs(column: string): string {
  if (column !== "words") return column;
  return `array_to_tsvector(array(select $4 || substr(w, length($3) + 1) from unnest(tsvector_to_array(words)) w))`;
}

async function columnsOf(db: Database, table: string): Promise<string[]> {
  const { rows } = await db.$client.query<{ name: string }>(
    `select column_name as name from information_schema.columns
     where table_name = $1 and table_schema = current_schema() and column_name <> 'user_id' and is_generated = 'NEVER'`,
    [table],
  );
  return rows.map(({ name }) => name);
}
