import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { Command } from "commander";
import { noteToolCalls } from "../accounts/note-tool-calls.ts";
import { loadSecretKey, requireOwnSecret } from "../accounts/secret-key.ts";
import { listUsers, type UserSummary } from "../accounts/users.ts";
import { validHashes, verifyKey } from "../accounts/verify-key.ts";
import { type App, createApp } from "../app.ts";
import { type Config, loadConfig } from "../config.ts";
import { isStale, LOOK_EVERY, refreshAllStale, refreshIfStale } from "../crm/relationships/keep-fresh.ts";
import { type Refresh, shareRefreshes } from "../crm/relationships/share-refreshes.ts";
import { builtFile } from "../db/embedded/built.ts";
import { withQuickQueries } from "../db/quick-queries.ts";
import { createApi } from "../http/api.ts";
import { createHttpApp } from "../http/app.ts";
import { listen } from "../http/listen.ts";
import { createMetrics } from "../http/metrics.ts";
import { readWebFiles } from "../http/web-files.ts";
import { sweepFolders } from "../importers/uploads/upload-files.ts";
import { withoutContent } from "../logger.ts";
import { keepFresh } from "../mcp/freshness.ts";
import { createMcpEndpoint } from "../mcp/http.ts";
import { localClient } from "./local-client.ts";
import { programCommand } from "./program.ts";

/** Milliseconds that running calls have to finish after SIGTERM. */
const GRACE = 10_000;
/** Milliseconds after that for the ends of streams to reach their clients. */
const LAST_WORDS = 500;
/** Milliseconds after that for a refresh to finish; an import is broken off, and can be run again. */
const LAST_WORK = 2_000;
/** Milliseconds between two looks at the parent process. */
const PARENT_INTERVAL = 500;
const HOUR = 3_600_000;

export const command = new Command("serve")
  .description("Serve the web app, and MCP over HTTP, until it is told to stop (Ctrl-C or SIGTERM).")
  .option("--port <port>", "the port to listen on (default: PORT, or 8808)")
  .option("--host <address>", "the address to listen on (default: HOST, or 127.0.0.1)")
  .action(async (options: { port?: string; host?: string }) => {
    const config = loadConfig(process.env, { PORT: options.port, HOST: options.host });
    requireOwnSecret(config);
    const secret = await loadSecretKey(config);
    const app = await createApp(config);
    try {
      await serve(app, secret);
    } finally {
      await app.close();
    }
  });

async function serve({ config, db, logger }: App, secret: string): Promise<void> {
  const stop = untilStopped(config.startedByNpm);
  const program = programCommand();
  const metrics = createMetrics();
  const quick = withQuickQueries(db);
  const noteCall = noteToolCalls(quick);
  const refreshes = shareRefreshes((userId, now) => refreshIfStale(db, userId, now));
  const fresh = keepFresh(
    { isStale: (userId, now) => isStale(quick, userId, now), ...refreshes },
    { clock: () => new Date(), logger },
  );
  const mcp = createMcpEndpoint({
    db: quick,
    logger,
    now: () => new Date(),
    fresh,
    verifyKey: (presented, from) => verifyKey(quick, secret, presented, from),
    validHashes: (hashes) => validHashes(quick, hashes),
    onCall(tool, outcome, ms, { hash }) {
      metrics.toolCalled(tool, outcome, ms);
      if (hash !== undefined) noteCall(hash, tool);
    },
  });
  const http = createHttpApp({
    db: quick,
    logger,
    config,
    mcp: mcp.fetch,
    api: createApi({
      db,
      secret,
      config,
      logger,
      now: () => new Date(),
      fresh,
      localClient: localClient(config, { secrets: false }),
    }),
    web: await readWebFiles(builtFile("web")),
    metrics,
    open: mcp.open.counts,
  });
  // The last that may fail stands before the server listens: it would go on for ever without its database.
  const users = await listUsers(db);
  const listening = await listen(http, config.host, config.port);
  const sweep = () =>
    sweepFolders(join(config.dataDir, "uploads"), new Date()).catch((error: unknown) =>
      logger.warn(withoutContent(error), "files that nobody imported could not be removed"),
    );
  const ended = new AbortController();
  const sweeping = setInterval(sweep, HOUR);
  process.stdout.write(greeting(config, listening.port, program, users));
  void sweep();
  void keepAllFresh({ db, logger }, refreshes.refresh, ended.signal);

  await stop;
  clearInterval(sweeping);
  ended.abort();
  await Promise.all([listening.close(GRACE + LAST_WORDS), mcp.close(GRACE)]);
  setTimeout(() => process.exit(0), LAST_WORK).unref();
}

/** Looks again when a look is over, so that there is one at a time, however long it takes. */
async function keepAllFresh(
  { db, logger }: Pick<App, "db" | "logger">,
  refresh: Refresh,
  ended: AbortSignal,
): Promise<void> {
  while (!ended.aborted) {
    await refreshAllStale(db, new Date(), refresh).catch((error: unknown) =>
      logger.error(withoutContent(error), "scores could not be refreshed"),
    );
    await delay(LOOK_EVERY, undefined, { signal: ended }).catch(() => undefined);
  }
}

function greeting(config: Config, port: number, program: string, users: UserSummary[]): string {
  const host = config.host.includes(":") ? `[${config.host}]` : config.host;
  const address = config.publicUrl?.href ?? `http://${host}:${port}/`;
  const database = config.databaseUrl ? "the Postgres of DATABASE_URL" : `embedded, in ${config.dataDir}`;
  const steps = [
    ...(users.length > 0 ? [] : [["Make your account", "user add you@example.com"]]),
    ...(users.some(({ contacts }) => contacts > 0)
      ? []
      : [
          ["Bring people in", "import ~/Downloads/Complete_LinkedInDataExport.zip"],
          ["or try a sample network", "demo"],
        ]),
    ["Connect an AI client", "doctor"],
  ];
  return [
    `PingCRM is running on ${address}`,
    `Database: ${database}`,
    "",
    "Open that address in a browser, or go on in another terminal:",
    ...steps.map(([what = "", how]) => `  ${what.padEnd(24)}${program} ${how}`),
    "",
    "",
  ].join("\n");
}

/**
 * Resolves at the first SIGTERM or SIGINT. The listeners stay, so that a second one does not cut running calls short.
 * @param byNpm SIGTERM reaches npm's shell and not this process, which only sees that its parent is gone
 */
function untilStopped(byNpm: boolean): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => resolve());
    const parent = process.ppid;
    const look = () => process.ppid !== parent && resolve();
    if (byNpm) setInterval(look, PARENT_INTERVAL).unref();
  });
}
