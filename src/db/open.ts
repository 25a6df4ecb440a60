import pg from "pg";
import type { Config } from "../config.ts";
import type { Logger } from "../logger.ts";
import { type Database, wrapPool } from "./database.ts";
import { migrate } from "./migrate.ts";
import { shareConnections } from "./shared-connections.ts";
import { unreachable } from "./unreachable.ts";

export interface OpenDatabase {
  readonly db: Database;
  close(): Promise<void>;
}

/** Milliseconds a call waits for a connection before it says that the database cannot be reached. */
const CONNECTION_TIMEOUT = 4_000;
const MAX_CONNECTIONS = 10;
/** Milliseconds of silence after which the system asks whether the server is still there. */
const KEEP_ALIVE = 60_000;
/** Times a start looks at the embedded database whose holder is killed meanwhile. */
const ATTEMPTS = 3;

/** Opens the Postgres of DATABASE_URL, or the embedded database, and migrates it. */
export async function openDatabase(config: Config, logger: Logger): Promise<OpenDatabase> {
  const server = {
    connectionString: config.databaseUrl,
    connectionTimeoutMillis: CONNECTION_TIMEOUT,
    // A server that vanished without a word would leave what waits for it waiting for ever.
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE,
  };
  const pool = config.databaseUrl
    ? new pg.Pool({ ...server, max: MAX_CONNECTIONS })
    : await (await import("./embedded/open.ts")).openEmbedded(config.dataDir, logger);
  // The error as pg gives it holds the whole client.
  pool.on("error", ({ message }) => logger.warn({ reason: message }, "an idle database connection was lost"));
  // Without a listener, a connection that breaks while a transaction has it ends the process.
  pool.on("connect", (client) => client.on("error", () => undefined));
  for (let attempt = 1; ; attempt++) {
    try {
      await migrate(pool);
      break;
    } catch (error) {
      if (config.databaseUrl || attempt === ATTEMPTS || !unreachable(error)) throw error;
    }
  }
  const shared = config.databaseUrl ? shareConnections(pool, server) : undefined;
  return {
    db: wrapPool(pool),
    async close() {
      await shared?.end();
      await pool.end();
    },
  };
}
