import type { Context } from "hono";
import { withinDeadline } from "../../db/deadline.ts";
import type { ApiEnv } from "./api-env.ts";
import type { Auth } from "./create-auth.ts";

/**
 * The session of a request's cookie, and whose it is; null where there is none. A session that is used lasts on, and its
 * cookie with it: that is set here at once, so that one which the route sets comes after it and counts.
 */
export async function findSession(auth: Auth, c: Context<ApiEnv>) {
  const { headers, response } = await withinDeadline(
    auth.api.getSession({ headers: c.req.raw.headers, returnHeaders: true }),
  );
  for (const cookie of headers.getSetCookie()) c.header("Set-Cookie", cookie, { append: true });
  return response;
}
