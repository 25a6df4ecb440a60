import { isIP } from "node:net";
import type { HttpBindings } from "@hono/node-server";

/**
 * Where a request came from: the other end of the connection, or with TRUST_PROXY the address that the nearest proxy
 * saw (the last of X-Forwarded-For; what stands before it was written by the caller). Some proxies add the port to it.
 */
export function clientAddress(
  c: { readonly req: { header(name: string): string | undefined }; readonly env: Partial<HttpBindings> },
  trustProxy: boolean,
): string | undefined {
  const last = trustProxy ? c.req.header("x-forwarded-for")?.split(",").at(-1)?.trim() : undefined;
  const forwarded = last?.replace(/^\[(.*)\](?::\d+)?$|^([\d.]+):\d+$/, "$1$2") ?? "";
  return isIP(forwarded) ? forwarded : c.env?.incoming?.socket.remoteAddress;
}
