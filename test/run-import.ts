import { eq } from "drizzle-orm";
import { users } from "../src/db/account-schema.ts";
import type { Database } from "../src/db/database.ts";
import { contacts, type UserId } from "../src/db/schema.ts";
import { type ImportOptions, runImport } from "../src/importers/run-import.ts";

/** Imports paths as a user would. */
export async function importPaths(
  db: Database,
  userId: UserId,
  paths: readonly string[],
  options: Partial<ImportOptions> = {},
) {
  const [user] = await db.select().from(users).where(eq(users.id, userId));
  if (!user) throw new Error("there is no such user");
  return runImport(db, user, {
    paths,
    format: undefined,
    me: [],
    dryRun: false,
    now: new Date("2026-11-20T12:00:00Z"),
    ...options,
  });
}

/** Every row of every table that belongs to a user, but for the records of the runs themselves. */
export async function everyRowOf(db: Database, userId: UserId): Promise<Record<string, unknown[]>> {
  const tables = [
    "contacts",
    "identities",
    "interactions",
    "events",
    "duplicate_pairs",
    "contact_words",
    "text_words",
    "notifications",
    "contact_joins",
    "left_out",
    "user_settings",
  ];
  const rows: Record<string, unknown[]> = {};
  for (const table of tables) {
    const result = await db.$client.query(`select * from ${table} t where user_id = $1 order by t::text`, [
      userId,
    ]);
    rows[table] = result.rows;
  }
  return rows;
}

export const contactsOf = (db: Database, userId: UserId) =>
  db.select().from(contacts).where(eq(contacts.userId, userId)).orderBy(contacts.id);
