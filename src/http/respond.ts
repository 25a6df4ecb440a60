import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { messagePage } from "./pages/message-page.ts";

/** JSON-RPC's code for an error of the server's own kind. */
const JSON_RPC_SERVER_ERROR = -32000;

/** An error in the form its reader understands: JSON-RPC under /mcp, a page for a browser, else JSON. */
export function respondWithError(
  c: Context,
  status: ContentfulStatusCode,
  message: string,
): Response | Promise<Response> {
  if (/^\/mcp(\/|$)/.test(c.req.path)) {
    const error = { code: JSON_RPC_SERVER_ERROR, message };
    return c.json({ jsonrpc: "2.0", error, id: null }, status);
  }
  if (c.req.header("accept")?.includes("text/html")) return c.html(messagePage(message), status);
  return c.json({ error: message }, status);
}
