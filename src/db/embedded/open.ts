import { mkdirSync } from "node:fs";
import type pg from "pg";
import type { Logger } from "../../logger.ts";
import { EmbeddedPool } from "./pool.ts";

/**
 * Opens the database in a data directory, shared with any number of other processes: the first one holds it and serves
 * it to all, itself included, and when it goes another takes over. Ending the pool gives the database up.
 */
export async function openEmbedded(dataDir: string, logger: Logger): Promise<pg.Pool> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const pool = new EmbeddedPool(dataDir, logger);
  await pool.takeSeat();
  return pool;
}
