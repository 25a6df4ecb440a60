import { once } from "node:events";
import pg from "pg";
import { isStale, refreshIfStale } from "../../src/crm/relationships/keep-fresh.ts";
import { type Database, wrapPool } from "../../src/db/database.ts";
import { openEmbedded } from "../../src/db/embedded/open.ts";
import type { UserId } from "../../src/db/schema.ts";
import { createLogger } from "../../src/logger.ts";

// One of several processes that refresh: DATABASE USER NOW [hang]. DATABASE is a URL or a data directory. It says
// "ready", begins when it is told to, and says "done". With "hang" it stops for good where it has the lease and is about
// to write, and says "holding".

const [database = "", user, now = "", how] = process.argv.slice(2);
const pool = database.startsWith("postgres")
  ? new pg.Pool({ connectionString: database })
  : await openEmbedded(database, createLogger("error"));
const real = wrapPool(pool);
const stopped: Database = Object.create(real, {
  transaction: {
    value: () => {
      process.send?.("holding");
      return new Promise(() => undefined);
    },
  },
});

process.send?.("ready");
await once(process, "message");
const [userId, at] = [Number(user) as UserId, new Date(now)];
while (await isStale(real, userId, at)) await refreshIfStale(how === "hang" ? stopped : real, userId, at);
process.send?.("done");
await pool.end();
process.disconnect();
