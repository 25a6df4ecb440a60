import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { createMcpHandler } from "@modelcontextprotocol/server";
import { bareServer, plainServer } from "./bare-server.ts";

// Three limits in one process: the SDK alone on its way over HTTP, made in two ways, and a server that sends back what it got.
/** Milliseconds: as long as PingCRM keeps them, so that none is closed while others have their turn. */
const serverOptions = { keepAliveTimeout: 130_000 };
const [noop, plain] = [bareServer, plainServer].map((make) => {
  const handler = createMcpHandler(make);
  return serve({ fetch: (request) => handler.fetch(request), port: 0, hostname: "127.0.0.1", serverOptions });
});
const echo = createServer(serverOptions, (request, response) => {
  response.writeHead(200, { "Content-Type": request.headers["content-type"] ?? "application/json" });
  request.pipe(response);
}).listen(0, "127.0.0.1");

const ports: Record<string, number> = {};
for (const [name, server] of Object.entries({ noop, plain, echo })) {
  if (!server) continue;
  if (!server.listening) await once(server, "listening");
  ports[name] = (server.address() as AddressInfo).port;
}
process.stdout.write(`${JSON.stringify(ports)}\n`);
