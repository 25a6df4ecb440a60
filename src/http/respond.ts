import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { ErrorCode } from "../errors.ts";
import { messagePage } from "./pages/message-page.ts";

/** JSON-RPC's code for an error of the server's own kind. */
const JSON_RPC_SERVER_ERROR = -32000;

/** What the web app tells errors apart by. */
const API_CODES: Partial<Record<ContentfulStatusCode, ApiErrorCode>> = {
  400: "invalid_input",
  401: "unauthorized",
  403: "forbidden",
  404: "not_found",
  409: "conflict",
  413: "too_large",
  429: "too_many",
  503: "unavailable",
};

export type ApiErrorCode = ErrorCode | "too_large" | "too_many" | "unexpected";

/** Every error of the API. */
export interface ApiError {
  error: { code: ApiErrorCode; message: string };
}

/**
 * An error in the form its reader understands: JSON-RPC under /mcp, with a code under /api, a page for a browser, else JSON.
 */
export function respondWithError(
  c: Context,
  status: ContentfulStatusCode,
  message: string,
): Response | Promise<Response> {
  if (/^\/mcp(\/|$)/.test(c.req.path)) {
    const error = { code: JSON_RPC_SERVER_ERROR, message };
    return c.json({ jsonrpc: "2.0", error, id: null }, status);
  }
  if (/^\/api(\/|$)/.test(c.req.path)) {
    const error: ApiError = { error: { code: API_CODES[status] ?? "unexpected", message } };
    return c.json(error, status, { "Cache-Control": "no-store" });
  }
  if (c.req.header("accept")?.includes("text/html")) return c.html(messagePage(message), status);
  return c.json({ error: message }, status);
}
