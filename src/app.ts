import type { Config } from "./config.ts";
import type { Database } from "./db/database.ts";
import { openDatabase } from "./db/open.ts";
import { createLogger, type Logger } from "./logger.ts";

/** What every door needs, made once for a process. */
export interface App {
  readonly config: Config;
  readonly logger: Logger;
  readonly db: Database;
  close(): Promise<void>;
}

export async function createApp(config: Config): Promise<App> {
  const logger = createLogger(config.logLevel);
  const { db, close } = await openDatabase(config, logger);
  return { config, logger, db, close };
}
