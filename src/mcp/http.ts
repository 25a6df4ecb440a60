import { randomBytes } from "node:crypto";
import { createMcpHandler } from "@modelcontextprotocol/server";
import type { VerifiedKey } from "../accounts/verify-key.ts";
import { unreachable } from "../db/unreachable.ts";
import { AppError } from "../errors.ts";
import { withoutContent } from "../logger.ts";
import { withinDeadline } from "./deadline.ts";
import type { ToolDeps } from "./define-tool.ts";
import { principal } from "./principal.ts";
import { createMcpServer } from "./server.ts";

export interface McpEndpointOptions extends ToolDeps {
  /** `verifyKey` of accounts, with the database and the secret filled in. */
  readonly verifyKey: (presented: string, from?: string) => Promise<VerifiedKey | undefined>;
}

export interface McpEndpoint {
  /**
   * Answers one request of MCP over Streamable HTTP, of either protocol era, after checking its key.
   * @param from where the request comes from, noted beside the key
   */
  fetch(request: Request, from?: string): Promise<Response>;
  /** Ends open streams and running calls. */
  close(): Promise<void>;
}

const MAX_BODY = 1024 * 1024;

/** `/mcp`: nothing is kept between two requests, so any instance can answer any of them. */
export function createMcpEndpoint({ verifyKey, ...deps }: McpEndpointOptions): McpEndpoint {
  const handler = createMcpHandler(
    ({ authInfo }) => createMcpServer(deps, principal.parse(authInfo?.extra)),
    {
      maxRequestBodySize: MAX_BODY,
      onerror: (error) => deps.logger.debug(withoutContent(error), "a request to /mcp was refused"),
    },
  );

  async function answer(request: Request, from: string | undefined): Promise<Response> {
    // Without a key the look-up is made all the same: all refusals take the same path and time.
    const verified = await withinDeadline(verifyKey(bearer(request) ?? "", from));
    if (!verified) return unauthorized();
    const authInfo = {
      token: "",
      clientId: String(verified.keyId),
      scopes: [verified.scope],
      extra: { ...verified },
    };
    return handler.fetch(request, { authInfo });
  }

  return {
    fetch: (request, from) =>
      answer(request, from).catch((error: unknown) => {
        const known = error instanceof AppError ? error : unreachable(error);
        if (known) return failure(503, -32_603, known.message, { "Retry-After": "5" });
        const reference = randomBytes(5).toString("hex");
        deps.logger.error({ ...withoutContent(error), requestId: reference }, "a request to /mcp failed");
        return failure(500, -32_603, `Something went wrong inside PingCRM (reference ${reference}).`);
      }),
    close: () => handler.close(),
  };
}

function bearer(request: Request): string | undefined {
  return /^Bearer +(\S+) *$/i.exec(request.headers.get("authorization") ?? "")?.[1];
}

/** One answer for a missing, wrong, expired and revoked key. */
function unauthorized(): Response {
  return failure(
    401,
    -32_001,
    "A valid key is needed: send it as Authorization: Bearer pingcrm_… (pingcrm key create makes one).",
    { "WWW-Authenticate": 'Bearer realm="pingcrm"' },
  );
}

function failure(
  status: number,
  code: number,
  message: string,
  headers: Record<string, string> = {},
): Response {
  return Response.json({ jsonrpc: "2.0", id: null, error: { code, message } }, { status, headers });
}
