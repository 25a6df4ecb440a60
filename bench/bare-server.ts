import { McpServer } from "@modelcontextprotocol/server";
import { z } from "zod";

const input = z.object({});

/** The least that an MCP server can be: the official SDK with one tool that does nothing, no key, no database. */
export function bareServer(): McpServer {
  const server = new McpServer({ name: "bare", version: "1" }, { capabilities: { tools: {} } });
  server.registerTool("noop", { description: "Does nothing.", inputSchema: input }, () => ({
    content: [{ type: "text", text: "Nothing." }],
  }));
  return server;
}
