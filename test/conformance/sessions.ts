import { randomUUID } from "node:crypto";
import {
  isLegacyRequest,
  type McpServer,
  WebStandardStreamableHTTPServerTransport,
} from "@modelcontextprotocol/server";

/**
 * Sessions for clients of 2025, which PingCRM itself does not keep: its tools never ask the client back, and without them any
 * instance answers any request. The suite's scenarios of sampling and elicitation cannot be played without.
 */
export function withSessions(
  createServer: () => McpServer,
  otherwise: (request: Request) => Promise<Response>,
): (request: Request) => Promise<Response> {
  const sessions = new Map<string, WebStandardStreamableHTTPServerTransport>();
  return async (request) => {
    const session = sessions.get(request.headers.get("mcp-session-id") ?? "");
    if (session) return session.handleRequest(request);
    if (!(await isLegacyRequest(request))) return otherwise(request);
    const transport = new WebStandardStreamableHTTPServerTransport({
      sessionIdGenerator: randomUUID,
      onsessioninitialized: (id) => void sessions.set(id, transport),
    });
    await createServer().connect(transport);
    return transport.handleRequest(request);
  };
}
