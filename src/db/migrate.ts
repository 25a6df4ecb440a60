import type pg from "pg";
import { AppError } from "../errors.ts";

const files = import.meta.glob<string>("./migrations/*.sql", {
  query: "?raw",
  import: "default",
  eager: true,
});

/** Every migration of this program, oldest first. */
export const MIGRATIONS: readonly { name: string; sql: string }[] = Object.entries(files)
  .map(([path, sql]) => ({ name: path.replace(/^.*\/|\.sql$/g, ""), sql }))
  .sort((a, b) => a.name.localeCompare(b.name));

/** Any constant will do; it only has to be the same in every process of this program. */
const MIGRATION_LOCK = 7_464_276;

/**
 * Brings the database to this program's schema, in one transaction: whoever starts first does it, the others wait.
 * @throws AppError `conflict` when the database was migrated by a newer program.
 */
export async function migrate(pool: pg.Pool): Promise<void> {
  const client = await pool.connect();
  try {
    if (await isMigrated(client)) return;
    await client.query("begin");
    await client.query("select pg_advisory_xact_lock($1)", [MIGRATION_LOCK]);
    await client.query(
      "create table if not exists schema_migrations (name text primary key, applied_at timestamptz not null default now())",
    );
    const applied = await appliedMigrations(client);
    for (const migration of MIGRATIONS) {
      if (applied.has(migration.name)) continue;
      await client.query(migration.sql);
      await client.query("insert into schema_migrations (name) values ($1)", [migration.name]);
    }
    await client.query("commit");
  } catch (error) {
    await client.query("rollback").catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

/**
 * Whether the database has every migration of this program.
 * @throws AppError `conflict` when it has others too.
 */
export async function isMigrated(client: pg.Pool | pg.PoolClient): Promise<boolean> {
  const { rows } = await client.query("select to_regclass('schema_migrations') is not null as exists");
  if (!rows[0].exists) return false;
  const applied = await appliedMigrations(client);
  return MIGRATIONS.every(({ name }) => applied.has(name));
}

async function appliedMigrations(client: pg.Pool | pg.PoolClient): Promise<Set<string>> {
  const { rows } = await client.query<{ name: string }>("select name from schema_migrations");
  const known = new Set(MIGRATIONS.map(({ name }) => name));
  const unknown = rows.find(({ name }) => !known.has(name));
  if (unknown) {
    throw new AppError(
      "conflict",
      `The database was made by a newer PingCRM (it has the migration ${unknown.name}). Update this program to open it.`,
    );
  }
  return new Set(rows.map(({ name }) => name));
}
