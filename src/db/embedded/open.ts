import type pg from "pg";
import { AppError } from "../../errors.ts";
import type { Logger } from "../../logger.ts";

export async function openEmbedded(_dataDir: string, _logger: Logger): Promise<pg.Pool> {
  throw new AppError("unavailable", "The embedded database is not there yet: set DATABASE_URL.");
}
