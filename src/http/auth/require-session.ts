import type { MiddlewareHandler } from "hono";
import type { UserId } from "../../db/schema.ts";
import { AppError } from "../../errors.ts";
import type { ApiEnv } from "./api-env.ts";
import type { Auth } from "./create-auth.ts";
import { findSession } from "./find-session.ts";

/**
 * Lets only those pass who are signed in.
 * @throws AppError `unauthorized`
 */
export function requireSession(auth: Auth): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const found = await findSession(auth, c);
    if (!found) throw new AppError("unauthorized", "You are not signed in.");
    c.set("userId", Number(found.user.id) as UserId);
    c.set("sessionId", Number(found.session.id));
    return next();
  };
}
