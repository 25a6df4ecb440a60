import { mkdirSync } from "node:fs";
import type pg from "pg";
import type { Logger } from "../../logger.ts";
import { EmbeddedPool } from "./pool.ts";
import { cannotOpen } from "./problem.ts";

/**
 * Opens the database in a data directory, shared with any number of other processes: the first one holds it and serves
 * it to all, itself included, and when it goes another takes over. Ending the pool gives the database up.
 * @throws AppError `unavailable` when the directory cannot be used; so do calls that have to take over and cannot.
 */
export async function openEmbedded(dataDir: string, logger: Logger): Promise<pg.Pool> {
  const pool = new EmbeddedPool(dataDir, logger);
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    await pool.open();
  } catch (error) {
    await pool.end();
    throw cannotOpen(dataDir, error);
  }
  return pool;
}
