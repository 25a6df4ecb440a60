import pg from "pg";
import { OLDER_TABLES } from "../bench/older-tables.ts";
import { openEmbedded } from "../src/db/embedded/open.ts";
import { createLogger } from "../src/logger.ts";
import { createPostgresDatabase } from "./database.ts";
import { layOutDatabase } from "./embedded-database.ts";
import { temporaryDirectory } from "./temporary-directory.ts";

/** The database of an older PingCRM with so many people and a message with each, as its URL. */
export async function olderDatabase(
  people: number,
): Promise<{ url: string; query: (sql: string) => Promise<unknown>; end: () => Promise<void> }> {
  const { url, pool } = await emptyDatabase();
  for (const sql of tables(people)) await pool.query(sql);
  return { url, query: (sql) => pool.query(sql), end: () => pool.end() };
}

/** On the server of the tests, else the socket of an embedded one. */
async function emptyDatabase(): Promise<{ url: string; pool: pg.Pool }> {
  const server = process.env.TEST_DATABASE_URL;
  const directory = temporaryDirectory();
  if (!server) layOutDatabase(directory);
  const url = server
    ? await createPostgresDatabase(server)
    : `postgres:///postgres?host=${encodeURIComponent(directory)}&user=postgres`;
  const pool = server
    ? new pg.Pool({ connectionString: url, max: 1 })
    : await openEmbedded(directory, createLogger("silent"));
  await pool.query("drop schema public cascade");
  await pool.query("create schema public");
  return { url, pool };
}

const tables = (people: number) => [
  ...OLDER_TABLES,
  "insert into users values ('00000000-0000-0000-0000-000000000001', 'nia@example.com', 'Nia')",
  `insert into contacts select ('00000000-0000-0000-0001-' || lpad(n::text, 12, '0'))::uuid,
     '00000000-0000-0000-0000-000000000001', 'Ana Silva' || n, 'Ana', 'Silva' || n,
     array['ana' || n || '@example.org'], '{}', 'Harbour Maps', null from generate_series(1, ${people}) n`,
  `insert into interactions select ('00000000-0000-0000-0002-' || lpad(n::text, 12, '0'))::uuid,
     ('00000000-0000-0000-0001-' || lpad(n::text, 12, '0'))::uuid, '00000000-0000-0000-0000-000000000001', 'gmail',
     'outbound', 'message ' || n, '2026-03-02 10:30+01', 'm' || n from generate_series(1, ${people}) n`,
];
