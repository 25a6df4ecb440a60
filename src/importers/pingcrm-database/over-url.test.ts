import pg from "pg";
import { expect, it } from "vitest";
import { createPostgresDatabase, testDatabase } from "../../../test/database.ts";
import { createUser } from "../../../test/factories.ts";
import { contactsOf, everyRowOf, importPaths } from "../../../test/run-import.ts";
import { temporaryDirectory } from "../../../test/temporary-directory.ts";
import { openEmbedded } from "../../db/embedded/open.ts";
import { createLogger } from "../../logger.ts";

const db = await testDatabase();

/** A second database as a URL: on the server of the tests, else the socket of an embedded one. */
async function olderDatabase(): Promise<{
  url: string;
  run: (sql: string) => Promise<unknown>;
  end: () => Promise<void>;
}> {
  const server = process.env.TEST_DATABASE_URL;
  if (server) {
    const url = await createPostgresDatabase(server);
    const pool = new pg.Pool({ connectionString: url, max: 1 });
    await pool.query("drop schema public cascade; create schema public");
    return { url, run: (sql) => pool.query(sql), end: () => pool.end() };
  }
  const directory = temporaryDirectory();
  const pool = await openEmbedded(directory, createLogger("silent"));
  await pool.query("drop schema public cascade");
  await pool.query("create schema public");
  const url = `postgres:///postgres?host=${encodeURIComponent(directory)}&user=postgres`;
  return { url, run: (sql) => pool.query(sql), end: () => pool.end() };
}

const TABLES = [
  "create table users (id uuid primary key, email text, full_name text)",
  `create table contacts (id uuid primary key, user_id uuid, full_name text, given_name text, family_name text,
     emails text[], phones text[], company text, notes text)`,
  `create table interactions (id uuid primary key, contact_id uuid, user_id uuid, platform text, direction text,
     content_preview text, occurred_at timestamptz, raw_reference_id text)`,
  "insert into users values ('00000000-0000-0000-0000-000000000001', 'nia@example.com', 'Nia')",
  `insert into contacts select ('00000000-0000-0000-0001-' || lpad(n::text, 12, '0'))::uuid,
     '00000000-0000-0000-0000-000000000001', 'Ana Silva' || n, 'Ana', 'Silva' || n,
     array['ana' || n || '@example.org'], '{}', 'Harbour Maps', null from generate_series(1, 1200) n`,
  `insert into interactions select ('00000000-0000-0000-0002-' || lpad(n::text, 12, '0'))::uuid,
     ('00000000-0000-0000-0001-' || lpad(n::text, 12, '0'))::uuid, '00000000-0000-0000-0000-000000000001', 'gmail',
     'outbound', 'message ' || n, '2026-03-02 10:30+01', 'm' || n from generate_series(1, 1200) n`,
];

it("moves over from a real address in one run, twice the same, and is not written to", async () => {
  const older = await olderDatabase();
  try {
    for (const sql of TABLES) await older.run(sql);
    const count = async () =>
      JSON.stringify(await older.run("select count(*), max(xmin::text) from contacts"));
    const before = await count();
    const userId = await createUser(db, { email: "nia@example.com" });
    expect(await importPaths(db, userId, [older.url])).toMatchObject({
      created: 1_200,
      interactionsAdded: 1_200,
      problems: [],
    });
    expect((await contactsOf(db, userId))[0]).toMatchObject({ company: "Harbour Maps", interactionCount: 1 });
    const rows = await everyRowOf(db, userId);
    expect(await importPaths(db, userId, [older.url])).toMatchObject({
      created: 0,
      updated: 0,
      interactionsAdded: 0,
    });
    expect(await everyRowOf(db, userId)).toEqual(rows);
    expect(await count()).toBe(before);
  } finally {
    await older.end();
  }
}, 90_000);
