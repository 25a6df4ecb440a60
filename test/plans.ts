import type pg from "pg";
import { vi } from "vitest";
import { USER_TABLES } from "../bench/user-tables.ts";
import type { Database } from "../src/db/database.ts";

export interface Sent {
  readonly text: string;
  readonly values: unknown[];
}

/** The statements that the work sends. */
export async function sentDuring(db: Database, work: () => Promise<unknown>): Promise<Sent[]> {
  const query = vi.spyOn(db.$client, "query");
  try {
    await work();
    return query.mock.calls.map(([what, values]) => {
      const given =
        typeof what === "string" ? { text: what } : (what as { text: string; values?: unknown[] });
      return { text: given.text, values: given.values ?? (values as unknown[] | undefined) ?? [] };
    });
  } finally {
    query.mockRestore();
  }
}

/**
 * The tables of users' data that these statements read from end to end: in the plan that a prepared statement has for all
 * parameters, and when it runs, with what its functions do inside.
 */
export async function readFromEndToEnd(db: Database, sent: readonly Sent[]): Promise<string[]> {
  const client = await db.$client.connect();
  try {
    await client.query("begin");
    const found: string[] = [];
    for (const { text, values } of sent) {
      found.push(...(await scannedByPlan(client, text, values.length)));
      const before = await scans(client);
      await client.query(text, values);
      const after = await scans(client);
      found.push(...USER_TABLES.filter((table) => after.get(table) !== before.get(table)));
    }
    return [...new Set(found)];
  } finally {
    await client.query("rollback");
    client.release();
  }
}

async function scannedByPlan(client: pg.PoolClient, text: string, parameters: number): Promise<string[]> {
  await client.query("set local plan_cache_mode = force_generic_plan");
  await client.query(`prepare asked as ${text}`);
  const nothing = Array.from({ length: parameters }, () => "null").join(", ");
  const { rows } = await client.query(`explain execute asked${parameters > 0 ? `(${nothing})` : ""}`);
  await client.query("deallocate asked");
  await client.query("set local plan_cache_mode = auto");
  const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
  return USER_TABLES.filter((table) => new RegExp(`Seq Scan on ${table}\\b`).test(plan));
}

/** How often this transaction read each table from end to end. */
async function scans(client: pg.PoolClient): Promise<Map<string, number>> {
  const { rows } = await client.query<{ name: string; scans: number }>(
    `select relname as name, pg_stat_get_xact_numscans(oid)::integer as scans from pg_class where relname = any($1)`,
    [USER_TABLES],
  );
  return new Map(rows.map(({ name, scans: count }) => [name, count]));
}
