import { randomBytes } from "node:crypto";
import {
  type CreateMcpHandlerOptions,
  createMcpHandler,
  type McpHttpHandler,
  type McpRequestContext,
  type McpServer,
  type McpServerFactory,
  type Server,
} from "@modelcontextprotocol/server";
import type { VerifiedKey } from "../accounts/verify-key.ts";
import { withinDeadline } from "../db/deadline.ts";
import { unreachable } from "../db/unreachable.ts";
import { AppError } from "../errors.ts";
import { type Logger, withoutContent } from "../logger.ts";
import type { ToolDeps } from "./define-tool.ts";
import { endWith } from "./end-with.ts";
import { type OpenKeys, watchOpenKeys } from "./open-keys.ts";
import { type Principal, principal } from "./principal.ts";
import { readBody } from "./read-body.ts";
import { CODE, refusal, unauthorized } from "./refusals.ts";
import { createMcpServer } from "./server.ts";
import { createSseSessions } from "./sse.ts";

/** @param logger writes lines that name the request */
export type McpFactory = (principal: Principal, logger: Logger) => McpServer | Server;
export type HandlerFactory = (
  createServer: McpServerFactory,
  options: CreateMcpHandlerOptions,
) => Pick<McpHttpHandler, "fetch" | "close">;

export interface McpEndpointOptions extends ToolDeps {
  /** `verifyKey` of accounts, with the database and the secret filled in. */
  readonly verifyKey: (presented: string, from?: string) => Promise<VerifiedKey | undefined>;
  /** `validHashes` of accounts, with the database filled in. */
  readonly validHashes: (hashes: readonly string[]) => Promise<ReadonlySet<string>>;
  /** What is served; the tests of conformance put more in it. */
  readonly createServer?: McpFactory;
  /** What answers Streamable HTTP once the key is known; the tests of conformance keep sessions there. */
  readonly createHandler?: HandlerFactory;
}

export interface Sender {
  readonly from?: string;
  readonly requestId?: string;
}

export interface McpEndpoint {
  /**
   * Answers one request of MCP after checking its key: Streamable HTTP of either protocol era at /mcp, and the pair
   * /mcp/sse and /mcp/messages.
   * @param sender where the request comes from, noted beside the key, and the id that it has in the log
   */
  fetch(request: Request, sender?: Sender): Promise<Response>;
  /** What is open now. */
  readonly open: Pick<OpenKeys, "counts">;
  /** Takes no new requests, lets running calls finish for at most `grace` milliseconds, then ends every stream. */
  close(grace?: number): Promise<void>;
}

/** Streamable HTTP keeps nothing between two requests, so any instance can answer any of them. */
export function createMcpEndpoint({
  verifyKey,
  validHashes,
  createServer = (who, logger) => createMcpServer({ ...deps, logger }, who),
  createHandler = createMcpHandler,
  ...deps
}: McpEndpointOptions): McpEndpoint {
  const named = (requestId: unknown) => deps.logger.child({ requestId });
  const serverOf = ({ authInfo }: McpRequestContext) =>
    createServer(principal.parse(authInfo?.extra), named(authInfo?.extra?.requestId));
  const handler = createHandler(serverOf, {
    onerror: (error) => deps.logger.debug(withoutContent(error), "a request to /mcp was refused"),
  });
  const open = watchOpenKeys(validHashes);
  const sse = createSseSessions(deps, open, createServer);
  let stopping = false;

  async function answer(request: Request, { from, requestId }: Sender): Promise<Response> {
    // Without a key the look-up is made all the same: all refusals take the same path and time.
    const key = await withinDeadline(verifyKey(bearer(request) ?? "", from));
    if (!key) return unauthorized();
    if (stopping) {
      return refusal(503, CODE.server, "This server is stopping. Try again.", { "Retry-After": "2" });
    }
    const { pathname } = new URL(request.url);
    if (pathname === "/mcp/sse") {
      return request.method === "GET" ? sse.open(request, key, named(requestId)) : wrongMethod("GET");
    }
    if (pathname === "/mcp/messages") {
      return request.method === "POST" ? sse.post(request, key) : wrongMethod("POST");
    }
    // A stream from server to client is part of sessions, which are not kept: the SDK answers 405.
    return request.method === "POST" ? streamable(request, key, requestId) : wrongMethod("POST");
  }

  async function streamable(request: Request, key: VerifiedKey, requestId?: string): Promise<Response> {
    const body = await readBody(request);
    if ("refused" in body) return body.refused;
    const opened = open.enter(key.hash, isListen(body.value) ? "subscription" : "call");
    const { signal } = request;
    signal.addEventListener("abort", opened.end, { once: true });
    if (signal.aborted) opened.end();
    const authInfo = {
      token: "",
      clientId: String(key.keyId),
      scopes: [key.scope],
      extra: { ...key, requestId },
    };
    return endWith(
      opened,
      handler.fetch(endingWith(opened.ended, request), { authInfo, parsedBody: body.value }),
      // Nobody reads the answer to a caller who is gone, but it must not count as a wrong key.
      () => (signal.aborted ? new Response(null, { status: CLIENT_GONE }) : unauthorized()),
    );
  }

  return {
    fetch: (request, sender = {}) =>
      answer(request, sender).catch((error: unknown) => {
        const known = error instanceof AppError ? error : unreachable(error);
        if (known) return refusal(503, CODE.internal, known.message, { "Retry-After": "5" });
        const reference = randomBytes(5).toString("hex");
        const { requestId } = sender;
        deps.logger.error({ ...withoutContent(error), reference, requestId }, "a request to /mcp failed");
        return refusal(500, CODE.internal, `Something went wrong inside PingCRM (reference ${reference}).`);
      }),
    open,
    async close(grace = 0) {
      stopping = true;
      let timer: NodeJS.Timeout | undefined;
      const over = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, grace);
      });
      await Promise.race([Promise.all([open.callsDone(), sse.finish()]), over]);
      clearTimeout(timer);
      await handler.close();
      open.close();
    },
  };
}

/** What nginx logs for a client that closed the connection before its answer. */
const CLIENT_GONE = 499;

/** The request with another signal. Making a new one of it, with a signal of both, took a tenth of a call. */
function endingWith(signal: AbortSignal, request: Request): Request {
  return new Proxy(request, {
    get: (target, name) => (name === "signal" ? signal : Reflect.get(target, name)),
  });
}

function bearer(request: Request): string | undefined {
  return /^Bearer +(\S+) *$/i.exec(request.headers.get("authorization") ?? "")?.[1];
}

function isListen(body: unknown): boolean {
  return (
    typeof body === "object" && body !== null && "method" in body && body.method === "subscriptions/listen"
  );
}

function wrongMethod(allowed: string): Response {
  return refusal(405, CODE.server, `Only ${allowed} is answered here.`, { Allow: allowed });
}
