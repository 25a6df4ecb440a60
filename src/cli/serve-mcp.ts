import type { Writable } from "node:stream";
import { setTimeout as delay } from "node:timers/promises";
import { resolveUser } from "../accounts/resolve-user.ts";
import type { App } from "../app.ts";
import { isStale, LOOK_EVERY, refreshIfStale } from "../crm/relationships/keep-fresh.ts";
import { shareRefreshes } from "../crm/relationships/share-refreshes.ts";
import { withQuickQueries } from "../db/quick-queries.ts";
import { keepFresh } from "../mcp/freshness.ts";
import { serveStdioUntilEnd } from "../mcp/stdio.ts";

/** Milliseconds that a refresh may take to finish at the end: cut off, it makes the next process wait for its lease. */
const REFRESH_GRACE = 2_000;

/** Serves the client on stdin until it leaves or `stop` is aborted. */
export async function serveMcp(
  { db, logger }: App,
  options: { userEmail: string | undefined; allowWrites: boolean; output: Writable; stop: AbortSignal },
): Promise<void> {
  const user = await resolveUser(db, options.userEmail);
  const quick = withQuickQueries(db);
  const now = () => new Date();
  let refreshing = Promise.resolve(false);
  const refreshes = shareRefreshes((userId, at) => {
    refreshing = refreshIfStale(db, userId, at);
    return refreshing;
  });
  const fresh = keepFresh(
    { isStale: (userId, at) => isStale(quick, userId, at), ...refreshes },
    { clock: now, logger },
  );
  const look = () => void fresh(user.id).catch(() => undefined);
  look();
  const timer = setInterval(look, LOOK_EVERY).unref();
  await serveStdioUntilEnd(
    { db: quick, logger, now, fresh },
    { userId: user.id, scope: options.allowWrites ? "read_write" : "read" },
    { input: process.stdin, output: options.output, stop: options.stop },
  );
  clearInterval(timer);
  process.stdin.destroy();
  await Promise.race([refreshing.catch(() => false), delay(REFRESH_GRACE, undefined, { ref: false })]);
}
