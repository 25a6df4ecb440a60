import { appendFileSync, chmodSync, cpSync, mkdirSync, mkdtempSync } from "node:fs";
import { join } from "node:path";
import type pg from "pg";
import { afterAll, inject } from "vitest";
import { builtFile } from "../src/db/embedded/built.ts";
import { IMAGE } from "../src/db/embedded/image.ts";
import { openEmbedded } from "../src/db/embedded/open.ts";
import { createLogger } from "../src/logger.ts";

/** What a database that is thrown away need not wait for. The tests of durability make theirs as a first start does. */
const THROWAWAY = "fsync = off\nsynchronous_commit = off\nfull_page_writes = off\n";

/** Puts a migrated, empty database into a data directory, which is made if need be. */
export function layOutDatabase(dataDir: string): void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const directory = join(dataDir, "database");
  cpSync(builtFile(IMAGE), directory, { recursive: true });
  chmodSync(directory, 0o700);
  appendFileSync(join(directory, "postgresql.conf"), THROWAWAY);
}

/** A database that the files of a worker use one after the other: opening one costs as much as several tests. */
interface Shared {
  readonly dataDir: string;
  /** Keeps the database open between two files. */
  readonly pool: pg.Pool;
  /** The tables that hold something of a user, for a statement. */
  readonly tables: string;
  /** What the schema consists of. */
  readonly schema: string;
}

let shared: Promise<Shared> | undefined;

/** The worker's database, empty, for one test file. */
export async function embeddedDatabase(): Promise<pg.Pool> {
  shared ??= openShared();
  const { dataDir } = await shared;
  const pool = await openEmbedded(dataDir, createLogger("silent"));
  afterAll(async () => {
    await pool.end();
    await clear();
  });
  return pool;
}

async function openShared(): Promise<Shared> {
  const dataDir = mkdtempSync(join(inject("scratch"), "shared-"));
  layOutDatabase(dataDir);
  const pool = await openEmbedded(dataDir, createLogger("silent"));
  const { rows } = await pool.query(
    "select string_agg(oid::regclass::text, ', ') as tables from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relname <> 'schema_migrations'",
  );
  return { dataDir, pool, tables: rows[0].tables, schema: await schemaOf(pool) };
}

/** Makes the worker's database as it was, or lets the next file open another one where a file changed its schema. */
async function clear(): Promise<void> {
  if (!shared) return;
  const { pool, tables, schema } = await shared;
  if ((await schemaOf(pool)) !== schema) {
    shared = undefined;
    await pool.end();
    return;
  }
  await pool.query(`truncate ${tables} restart identity`);
  // Truncating keeps what the planner knows of the values.
  await pool.query("delete from pg_statistic where starelid >= 16384");
}

async function schemaOf(pool: pg.Pool): Promise<string> {
  const { rows } = await pool.query(`
    select md5(string_agg(part, ',' order by part)) as schema from (
      select 'n' || oid || nspname from pg_namespace
      union all select 'r' || oid || relname from pg_class where oid >= 16384
      union all select 'a' || attrelid || attname from pg_attribute where attrelid >= 16384
      union all select 'f' || oid || proname from pg_proc where oid >= 16384
      union all select 't' || oid || tgname from pg_trigger
    ) as parts (part)
  `);
  return rows[0].schema;
}
