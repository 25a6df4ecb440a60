import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import type { AppError } from "../../errors.ts";
import { clientAddress } from "../client-address.ts";
import type { ApiEnv } from "./api-env.ts";
import { ADDRESS_HEADER, AUTH_URL, type Auth } from "./create-auth.ts";

/**
 * Hands a request to Better Auth: the address is the one that this server saw, and nothing else of the request goes along
 * but the cookie and the browser's name. The answer's cookies are set.
 * @param options.refused what is thrown where Better Auth refuses
 */
export async function passOn(
  auth: Auth,
  c: Context<ApiEnv>,
  path: string,
  body: unknown,
  options: { trustProxy: boolean; refused: AppError },
): Promise<void> {
  const headers = new Headers({ "Content-Type": "application/json" });
  for (const name of ["cookie", "user-agent"]) headers.set(name, c.req.header(name) ?? "");
  const address = clientAddress(c, options.trustProxy);
  if (address) headers.set(ADDRESS_HEADER, address);
  const request = new Request(AUTH_URL + path, { method: "POST", headers, body: JSON.stringify(body) });
  const response = await auth.handler(request);
  if (response.status === 429) {
    const wait = response.headers.get("x-retry-after") ?? "60";
    c.header("Retry-After", wait);
    const message = `Too many attempts from this address. Try again in ${wait} seconds.`;
    throw new HTTPException(429, { message });
  }
  if (response.status >= 500) throw new Error(`Better Auth answered ${response.status}`);
  if (!response.ok) throw options.refused;
  for (const cookie of response.headers.getSetCookie()) c.header("Set-Cookie", cookie, { append: true });
}
