import { randomUUID } from "node:crypto";
import {
  createMcpHandler,
  isLegacyRequest,
  WebStandardStreamableHTTPServerTransport,
} from "@modelcontextprotocol/server";
import type { HandlerFactory } from "../../src/mcp/http.ts";

/**
 * Sessions for clients of 2025, which PingCRM itself does not keep: its tools never ask the client back, and without them any
 * instance answers any request. The suite's scenarios of sampling and elicitation cannot be played without. They stand behind
 * the real endpoint: whoever gets here has shown a key.
 */
export const withSessions: HandlerFactory = (createServer, options) => {
  const sessions = new Map<string, WebStandardStreamableHTTPServerTransport>();
  const stateless = createMcpHandler(createServer, options);
  return {
    close: () => stateless.close(),
    async fetch(request, given = {}) {
      const session = sessions.get(request.headers.get("mcp-session-id") ?? "");
      if (session) return session.handleRequest(request, given);
      if (!(await isLegacyRequest(request, given.parsedBody))) return stateless.fetch(request, given);
      const transport = new WebStandardStreamableHTTPServerTransport({
        sessionIdGenerator: randomUUID,
        onsessioninitialized: (id) => void sessions.set(id, transport),
      });
      const server = await createServer({
        era: "legacy",
        ...(given.authInfo && { authInfo: given.authInfo }),
      });
      await server.connect(transport);
      return transport.handleRequest(request, given);
    },
  };
};
