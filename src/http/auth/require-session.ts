import type { MiddlewareHandler } from "hono";
import type { UserId } from "../../db/schema.ts";
import { AppError } from "../../errors.ts";
import type { ApiEnv } from "./api-env.ts";
import type { Auth } from "./create-auth.ts";

/**
 * Lets only those pass who are signed in.
 * @throws AppError `unauthorized`
 */
export function requireSession(auth: Auth): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const { headers, response: found } = await auth.api.getSession({
      headers: c.req.raw.headers,
      returnHeaders: true,
    });
    if (!found) throw new AppError("unauthorized", "You are not signed in.");
    c.set("userId", Number(found.user.id) as UserId);
    c.set("sessionId", Number(found.session.id));
    await next();
    // A session that is used lasts on, and its cookie with it.
    for (const cookie of headers.getSetCookie()) c.header("Set-Cookie", cookie, { append: true });
  };
}
