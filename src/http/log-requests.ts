import { randomUUID } from "node:crypto";
import type { MiddlewareHandler } from "hono";
import { routePath } from "hono/route";
import type { Logger } from "../logger.ts";

/** What a request carries from here on. */
export interface LoggedRequest {
  readonly requestId: string;
}

/**
 * One log line a request: which route (not the query, which may name a session), its status and how long it took until the
 * answer began. Tool calls are logged under the same id. The caller finds the id in X-Request-Id; not with a 401, whose answers are all alike (security.md 5).
 */
export function logRequests(logger: Logger): MiddlewareHandler<{ Variables: LoggedRequest }> {
  return async (c, next) => {
    const started = performance.now();
    const requestId = randomUUID();
    c.set("requestId", requestId);
    await next();
    if (c.res.status !== 401) c.res.headers.set("X-Request-Id", requestId);
    const entry = {
      requestId,
      method: c.req.method,
      route: routePath(c, -1),
      status: c.res.status,
      ms: Math.round((performance.now() - started) * 10) / 10,
    };
    // Whoever watches the process asks often.
    if (/^\/(healthz|readyz|metrics)$/.test(c.req.path)) logger.debug(entry, "request");
    else logger.info(entry, "request");
  };
}
