import { randomUUID } from "node:crypto";
import { type JSONRPCMessage, parseJSONRPCMessage } from "@modelcontextprotocol/server";
import { serveStdio } from "@modelcontextprotocol/server/stdio";
import type { VerifiedKey } from "../accounts/verify-key.ts";
import { withinDeadline } from "../db/deadline.ts";
import { type Logger, withoutContent } from "../logger.ts";
import { countAnswers } from "./answered-transport.ts";
import type { ToolDeps } from "./define-tool.ts";
import type { McpFactory } from "./http.ts";
import type { OpenKeys } from "./open-keys.ts";
import { readBody } from "./read-body.ts";
import { CODE, refusal } from "./refusals.ts";
import { carryMessages } from "./sse-carrier.ts";
import { leaveMessage, type SseSessionKey } from "./sse-mailbox.ts";
import { sseTransport } from "./sse-transport.ts";

/** Streams that one key may have open in one process. */
const MAX_STREAMS = 100;
/** Requests of one session that may be worked on at once. */
const MAX_UNANSWERED = 64;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

interface Session extends SseSessionKey {
  receive(message: JSONRPCMessage): void;
  busy(): boolean;
  /** Waits for the running calls, then ends the stream. */
  finish(): Promise<void>;
}

export interface SseSessions {
  /** `GET /mcp/sse`: opens a stream, and a session with it, whose calls are logged by `logger`. */
  open(request: Request, key: VerifiedKey, logger: Logger): Promise<Response>;
  /** `POST /mcp/messages?sessionId=…`: a message to a session, wherever its stream is. */
  post(request: Request, key: VerifiedKey): Promise<Response>;
  /** Waits for the running calls and ends every stream. */
  finish(): Promise<void>;
}

/** MCP over SSE (protocol revision 2024-11-05), for clients that still use it. Each session lives in the process it was opened in. */
export function createSseSessions(
  { db, logger }: ToolDeps,
  openKeys: OpenKeys,
  createServer: McpFactory,
): SseSessions {
  const sessions = new Map<string, Session>();
  const carrier = carryMessages(db, sessions, receiveJson, (error) =>
    logger.warn(withoutContent(error), "messages of other processes could not be fetched"),
  );

  return {
    async open(request, key, streamLogger) {
      if (openKeys.count(key.hash, "sse") >= MAX_STREAMS) {
        return refusal(429, CODE.server, `A key may have ${MAX_STREAMS} streams open. Close some.`, {
          "Retry-After": "5",
        });
      }
      const id = randomUUID();
      const opened = openKeys.enter(key.hash, "sse");
      const address = { userId: key.userId, id, keyHash: key.hash };
      try {
        await withinDeadline(carrier.announce(address));
      } catch (error) {
        opened.leave();
        throw error;
      }
      const { transport: wire, receive, response } = sseTransport(`/mcp/messages?sessionId=${id}`);
      const { transport, answered, unanswered, closed } = countAnswers(wire);
      const handle = serveStdio(() => createServer(key, streamLogger), {
        transport,
        onerror: (error) => logger.debug(withoutContent(error), "a message over SSE was refused"),
      });
      const close = () => handle.close().catch(() => undefined);
      for (const signal of [opened.ended, request.signal]) {
        signal.addEventListener("abort", close, { once: true });
        if (signal.aborted) void close();
      }
      sessions.set(id, {
        ...address,
        receive,
        busy: () => unanswered() >= MAX_UNANSWERED,
        finish: () => answered().then(close),
      });
      void closed.then(() => {
        sessions.delete(id);
        opened.leave();
        carrier.forget(address);
      });
      return response;
    },

    async post(request, key) {
      const id = new URL(request.url).searchParams.get("sessionId") ?? "";
      if (!UUID.test(id)) return noSession();
      const body = await readBody(request);
      if ("refused" in body) return body.refused;
      const messages = parseAll(body.value);
      if (!messages) return refusal(400, CODE.invalidRequest, "This is no JSON-RPC message.");
      const address = { userId: key.userId, id, keyHash: key.hash };
      const session = sessions.get(id);
      if (session) {
        if (session.keyHash !== key.hash) return noSession();
        if (session.busy()) {
          return refusal(429, CODE.server, `At most ${MAX_UNANSWERED} calls at once.`, {
            "Retry-After": "1",
          });
        }
        // What was posted to another process before comes first.
        await withinDeadline(carrier.take());
        for (const message of messages) session.receive(message);
      } else if (!(await withinDeadline(leaveMessage(db, address, JSON.stringify(messages))))) {
        return noSession();
      }
      return new Response("Accepted", { status: 202 });
    },

    async finish() {
      carrier.stop();
      await Promise.all([...sessions.values()].map((session) => session.finish()));
    },
  };

  function receiveJson(sessionId: string, body: string): void {
    for (const message of parseAll(JSON.parse(body)) ?? []) sessions.get(sessionId)?.receive(message);
  }
}

function parseAll(value: unknown): JSONRPCMessage[] | undefined {
  const all = Array.isArray(value) ? value : [value];
  try {
    return all.length > 0 ? all.map((one) => parseJSONRPCMessage(one)) : undefined;
  } catch {
    return undefined;
  }
}

/** The same whether it never was, is over, or belongs to another key. */
function noSession(): Response {
  return refusal(404, CODE.server, "There is no such session. Open a new one: GET /mcp/sse");
}
