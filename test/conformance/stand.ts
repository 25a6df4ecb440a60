import { afterAll } from "vitest";
import { createKey } from "../../src/accounts/keys.ts";
import { validHashes, verifyKey } from "../../src/accounts/verify-key.ts";
import { createHttpApp } from "../../src/http/app.ts";
import { listen } from "../../src/http/listen.ts";
import { createMcpEndpoint, type HandlerFactory } from "../../src/mcp/http.ts";
import { testDatabase } from "../database.ts";
import { createUser } from "../factories.ts";
import { toolDeps } from "../mcp-client.ts";
import { startProxy } from "../proxy.ts";
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
  const serve = async (createHandler?: HandlerFactory) => {
    const endpoint = createMcpEndpoint({
      ...deps,
      verifyKey: (presented, from) => verifyKey(db, SECRET, presented, from),
      validHashes: (hashes) => validHashes(db, hashes),
      createServer: (who) => createFixtureServer(deps, who),
      ...(createHandler && { createHandler }),
    });
    const config = { host: HOST, publicUrl: undefined, trustProxy: false };
    const mcp = endpoint.fetch;
    const app = createHttpApp({ db, logger: deps.logger, config, mcp });
    const listening = await listen(app, HOST, 0);
    afterAll(async () => {
      await endpoint.close();
      await listening.close(0);
    });
    // The suite knows nothing of keys.
    const authorization = `Bearer ${key}`;
    return `${await startProxy([`http://${HOST}:${listening.port}`], { authorization })}mcp`;
  };
  return { url: await serve(), urlWithSessions: await serve(withSessions) };
}
