import { createHash } from "node:crypto";
import pg from "pg";
import { MIGRATIONS, migrate } from "../src/db/migrate.ts";

const hash = createHash("sha256").update(JSON.stringify(MIGRATIONS)).digest("hex");

/** A migrated, empty database on the Postgres of TEST_DATABASE_URL that the databases of tests are copied from. */
export const TEMPLATE = `pingcrm_template_${hash.slice(0, 12)}`;

/** Any constant: two runs of the suite must not make the template at once. */
const TEMPLATE_LOCK = 7_464_277;

/** Makes the template unless an earlier run with the same migrations did. */
export async function makeTemplate(url: string): Promise<void> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  try {
    await admin.query("select pg_advisory_lock($1)", [TEMPLATE_LOCK]);
    const { rowCount } = await admin.query("select 1 from pg_database where datname = $1", [TEMPLATE]);
    if (rowCount) return;
    const draft = `${TEMPLATE}_draft`;
    await admin.query(`drop database if exists ${draft}`);
    await admin.query(`create database ${draft}`);
    const pool = new pg.Pool({ connectionString: withDatabase(url, draft) });
    await migrate(pool).finally(() => pool.end());
    await admin.query(`alter database ${draft} rename to ${TEMPLATE}`);
  } finally {
    await admin.end();
  }
}

export function withDatabase(url: string, name: string): string {
  return Object.assign(new URL(url), { pathname: name }).href;
}
