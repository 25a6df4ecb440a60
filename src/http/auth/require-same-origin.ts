import type { MiddlewareHandler } from "hono";
import { AppError } from "../../errors.ts";

/**
 * A change must say that it comes from a page of this server: by its Origin, which was found allowed before if it is there
 * (see app.ts), or by Sec-Fetch-Site. Browsers send one with every request that a form or script can make.
 * @throws AppError `forbidden`
 */
export const requireSameOrigin: MiddlewareHandler = async (c, next) => {
  const changes = c.req.method !== "GET" && c.req.method !== "HEAD";
  const own = c.req.header("origin") !== undefined || c.req.header("sec-fetch-site") === "same-origin";
  if (changes && !own) throw new AppError("forbidden", "A change must come from a page of this server.");
  return next();
};
