import type { Writable } from "node:stream";
import { setTimeout as delay } from "node:timers/promises";
import { resolveUser } from "../accounts/resolve-user.ts";
import type { App } from "../app.ts";
import { LOOK_EVERY, refreshIfStale } from "../crm/relationships/keep-fresh.ts";
import { withoutContent } from "../logger.ts";
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
  const now = () => new Date();
  let refreshing = Promise.resolve();
  const fresh = keepFresh((userId, at) => {
    refreshing = refreshIfStale(db, userId, at).catch((error: unknown) => {
      logger.warn(withoutContent(error), "the scores could not be refreshed");
    });
    return refreshing;
  }, now);
  void fresh(user.id);
  const timer = setInterval(fresh, LOOK_EVERY, user.id).unref();
  await serveStdioUntilEnd(
    { db, logger, now, fresh },
    { userId: user.id, scope: options.allowWrites ? "read_write" : "read" },
    { input: process.stdin, output: options.output, stop: options.stop },
  );
  clearInterval(timer);
  process.stdin.destroy();
  await Promise.race([refreshing, delay(REFRESH_GRACE, undefined, { ref: false })]);
}
