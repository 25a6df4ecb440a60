import { once } from "node:events";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll } from "vitest";
import { createKey } from "../../src/accounts/keys.ts";
import { validHashes, verifyKey } from "../../src/accounts/verify-key.ts";
import { createHttpApp } from "../../src/http/app.ts";
import { listen } from "../../src/http/listen.ts";
import { createMcpEndpoint } from "../../src/mcp/http.ts";
import { testDatabase } from "../database.ts";
import { createUser } from "../factories.ts";
import { toolDeps } from "../mcp-client.ts";
import { createFixtureServer } from "./fixture-server.ts";
import { withSessions } from "./sessions.ts";

const SECRET = "the-secret-of-the-tests-32-bytes-long";
const HOST = "127.0.0.1";

/** The real HTTP server, keys and all, with the suite's fixtures beside the tools; its address for a client without a key. */
export async function startStand(): Promise<{ url: string; urlWithSessions: string }> {
  const db = await testDatabase();
  const deps = toolDeps(db);
  const userId = await createUser(db);
  const { key } = await createKey(db, SECRET, userId, { name: "conformance", scope: "read" });
  const verify = (presented: string, from?: string) => verifyKey(db, SECRET, presented, from);
  const endpoint = createMcpEndpoint({
    ...deps,
    verifyKey: verify,
    validHashes: (hashes) => validHashes(db, hashes),
    createServer: (who) => createFixtureServer(deps, who),
  });
  afterAll(() => endpoint.close());
  const sessions = withSessions(() => createFixtureServer(deps, { userId, scope: "read" }), endpoint.fetch);
  const serve = async (mcp: typeof endpoint.fetch) => {
    const config = { host: HOST, publicUrl: undefined, trustProxy: false };
    const app = createHttpApp({ db, logger: deps.logger, config, mcp });
    const listening = await listen(app, HOST, 0);
    afterAll(() => listening.close(0));
    return `${await addKey(listening.port, key)}mcp`;
  };
  return {
    url: await serve(endpoint.fetch),
    urlWithSessions: await serve(async (request) =>
      (await verify(request.headers.get("authorization")?.slice(7) ?? ""))
        ? sessions(request)
        : new Response(null, { status: 401 }),
    ),
  };
}

/** The suite knows nothing of keys: a proxy adds one. */
async function addKey(port: number, key: string): Promise<string> {
  const proxy = createServer((incoming, outgoing) => {
    const { method, headers, url: path } = incoming;
    const passed = { ...headers, authorization: `Bearer ${key}` };
    const forward = request({ host: HOST, port, path, method, headers: passed }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      outgoing.flushHeaders();
      answer.pipe(outgoing);
      answer.on("error", () => outgoing.destroy());
    });
    forward.on("error", () => outgoing.destroy());
    outgoing.on("close", () => forward.destroy());
    incoming.pipe(forward);
  }).listen(0, HOST);
  await once(proxy, "listening");
  afterAll(() => {
    proxy.closeAllConnections();
    proxy.close();
  });
  return `http://${HOST}:${(proxy.address() as AddressInfo).port}/`;
}
