import { randomUUID } from "node:crypto";
import pg from "pg";
import { type Database, wrapPool } from "../src/db/database.ts";
import { migrate } from "../src/db/migrate.ts";
import { afterwards } from "./afterwards.ts";
import { embeddedDatabase } from "./embedded-database.ts";
import { TEMPLATE, withDatabase } from "./postgres-template.ts";

/**
 * A migrated, empty database of its own for one test file, removed when the file is done: on the Postgres of
 * TEST_DATABASE_URL where that is set, else embedded. Tests within a file keep apart by each making users of their own.
 */
export async function testDatabase(): Promise<Database> {
  const url = process.env.TEST_DATABASE_URL;
  const pool = url ? await onPostgres(url) : await embeddedDatabase();
  await migrate(pool);
  return wrapPool(pool);
}

/** A new, migrated, empty database on the server of `url`, as a URL; removed when the test or the test file is done. */
export async function createPostgresDatabase(url: string): Promise<string> {
  const name = `pingcrm_test_${randomUUID().replaceAll("-", "")}`;
  const admin = new pg.Pool({ connectionString: url, max: 1 });
  await admin.query(`create database ${name} template ${TEMPLATE}`);
  afterwards(async () => {
    // Force fails while autovacuum is in the database, which a plain drop waits for.
    await admin.query(`drop database ${name} with (force)`).catch(() => admin.query(`drop database ${name}`));
    await admin.end();
  });
  return withDatabase(url, name);
}

async function onPostgres(url: string): Promise<pg.Pool> {
  const pool = new pg.Pool({ connectionString: await createPostgresDatabase(url) });
  // The pool calls itself ended while its connections still close, and dropping the database cuts those short.
  pool.on("error", () => undefined);
  afterwards(() => pool.end());
  return pool;
}
