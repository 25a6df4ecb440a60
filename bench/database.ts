import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { type Database, wrapPool } from "../src/db/database.ts";
import { openEmbedded } from "../src/db/embedded/open.ts";
import { migrate } from "../src/db/migrate.ts";
import { createLogger } from "../src/logger.ts";

/** An empty database for one benchmark: on the server of DATABASE_URL, else embedded. `close` removes it. */
export async function benchDatabase(): Promise<{ db: Database; kind: string; close: () => Promise<void> }> {
  const url = process.env.DATABASE_URL;
  return url ? onPostgres(url) : embedded();
}

async function onPostgres(url: string) {
  const { pool, close } = await emptyDatabase(url);
  await migrate(pool);
  return { db: wrapPool(pool), kind: "Postgres", close };
}

/** A new database without any table, on the server of the URL. */
export async function emptyDatabase(
  server: string,
): Promise<{ url: string; pool: pg.Pool; close: () => Promise<void> }> {
  const name = `pingcrm_bench_${randomUUID().replaceAll("-", "")}`;
  const admin = new pg.Pool({ connectionString: server, max: 1 });
  await admin.query(`create database ${name}`);
  const url = Object.assign(new URL(server), { pathname: name }).href;
  const pool = new pg.Pool({ connectionString: url });
  pool.on("error", () => undefined);
  const close = async () => {
    await pool.end();
    // Without force: that may not end the autovacuum, which a plain drop sends away by itself.
    await admin.query(`drop database ${name}`);
    await admin.end();
  };
  return { url, pool, close };
}

async function embedded() {
  const directory = await mkdtemp(join(tmpdir(), "pingcrm-bench-"));
  const pool = await openEmbedded(directory, createLogger("silent"));
  await migrate(pool);
  const close = async () => {
    await pool.end();
    await rm(directory, { recursive: true, force: true });
  };
  return { db: wrapPool(pool), kind: "embedded", close };
}
