import type { Writable } from "node:stream";
import { setTimeout as delay } from "node:timers/promises";
import { resolveUser } from "../accounts/resolve-user.ts";
import { refreshIfStale } from "../crm/relationships/keep-fresh.ts";
import { withoutContent } from "../logger.ts";
import { keepFresh } from "../mcp/freshness.ts";
import { serveStdioUntilEnd } from "../mcp/stdio.ts";
import { withApp } from "./with-app.ts";

const HOUR = 60 * 60 * 1000;
/** Milliseconds that a refresh may take to finish at the end: cut off, it makes the next process wait for its lease. */
const REFRESH_GRACE = 2_000;

/** Serves the client on stdin until it leaves or the process is asked to stop. */
export async function serveMcp(options: {
  userEmail: string | undefined;
  allowWrites: boolean;
  output: Writable;
}): Promise<void> {
  const stop = new AbortController();
  for (const signal of ["SIGTERM", "SIGINT"]) process.once(signal, () => stop.abort());
  await withApp(async ({ db, logger }) => {
    const user = await resolveUser(db, options.userEmail);
    const now = () => new Date();
    let refreshing = Promise.resolve();
    const fresh = keepFresh((at) => {
      refreshing = refreshIfStale(db, user.id, at).catch((error: unknown) => {
        logger.warn(withoutContent(error), "the scores could not be refreshed");
      });
      return refreshing;
    }, now);
    void fresh();
    const timer = setInterval(fresh, HOUR).unref();
    await serveStdioUntilEnd(
      { db, logger, now, fresh },
      { userId: user.id, scope: options.allowWrites ? "read_write" : "read" },
      { input: process.stdin, output: options.output, stop: stop.signal },
    );
    clearInterval(timer);
    process.stdin.destroy();
    await Promise.race([refreshing, delay(REFRESH_GRACE, undefined, { ref: false })]);
  });
}
