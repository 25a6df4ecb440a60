import { createServer } from "node:http";
import { serve } from "@hono/node-server";
import { createMcpHandler } from "@modelcontextprotocol/server";
import { bareServer } from "./bare-server.ts";

// Two limits in one process: the SDK alone on its way over HTTP, and a server that sends back what it got.
const handler = createMcpHandler(bareServer);
const mcp = serve({ fetch: (request) => handler.fetch(request), port: 0, hostname: "127.0.0.1" }, announce);

const echo = createServer((request, response) => {
  response.writeHead(200, { "Content-Type": request.headers["content-type"] ?? "application/json" });
  request.pipe(response);
}).listen(0, "127.0.0.1", announce);

function announce(): void {
  const [first, second] = [mcp.address(), echo.address()];
  if (typeof first !== "object" || typeof second !== "object" || !first || !second) return;
  process.stdout.write(`${JSON.stringify({ mcp: first.port, echo: second.port })}\n`);
}
