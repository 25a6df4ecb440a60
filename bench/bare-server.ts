import { McpServer, Server } from "@modelcontextprotocol/server";
import { z } from "zod";

// The least that an MCP server can be: the official SDK with one tool that does nothing, no key, no database.

const TOOL = { name: "noop", description: "Does nothing." };
const ANSWER = { content: [{ type: "text" as const, text: "Nothing." }] };
const input = z.object({});

/** As the SDK's examples make one. */
export function bareServer(): McpServer {
  const server = new McpServer({ name: "bare", version: "1" }, { capabilities: { tools: {} } });
  server.registerTool(TOOL.name, { description: TOOL.description, inputSchema: input }, () => ANSWER);
  return server;
}

const LISTED = { tools: [{ ...TOOL, inputSchema: { type: "object" as const } }] };

/** As PingCRM makes its own: the SDK's plain server, which registers nothing. */
export function plainServer(): Server {
  const server = new Server({ name: "plain", version: "1" }, { capabilities: { tools: {} } });
  server.setRequestHandler("tools/list", () => LISTED);
  server.setRequestHandler("tools/call", () => ANSWER);
  return server;
}
