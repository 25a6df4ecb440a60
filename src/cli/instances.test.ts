import { describe, expect, it } from "vitest";
import { installation, pingcrm } from "../../test/cli.ts";
import { ask, connectHttp, connectSse, ERAS } from "../../test/mcp-client.ts";
import { roundRobin } from "../../test/round-robin.ts";
import { startServer } from "../../test/serve.ts";

// Two `serve` processes on one database.

const env = await installation();
await pingcrm(["user", "add", "ada@example.com"], { env });
const servers = [await startServer(env), await startServer(env)];
const proxy = await roundRobin(servers.map(({ url }) => url));

async function createKey(): Promise<{ id: number; key: string }> {
  const { stdout } = await pingcrm(["key", "create", "--name", "test", "--json"], { env });
  return JSON.parse(stdout);
}

describe("behind a proxy that sends each request to the next instance", () => {
  it.each(ERAS)("a client that speaks %s works over Streamable HTTP and over SSE", async (era) => {
    const { key } = await createKey();
    const clients = [
      await connectHttp(`${proxy}mcp`, key, era),
      await connectSse(`${proxy}mcp/sse`, key, era),
      await connectSse(`${proxy}mcp/sse`, key, era),
    ];
    for (const client of clients) {
      for (let call = 0; call < 6; call++) {
        expect((await ask(client, "get_dashboard_stats")).isError).toBe(false);
      }
    }
  });
});

describe("within a second, the 50 streams of each kind on two instances end when their key is", () => {
  const listen = JSON.stringify({
    jsonrpc: "2.0",
    id: 1,
    method: "subscriptions/listen",
    params: {
      notifications: { toolsListChanged: true },
      _meta: {
        "io.modelcontextprotocol/protocolVersion": "2026-07-28",
        "io.modelcontextprotocol/clientInfo": { name: "test", version: "1" },
        "io.modelcontextprotocol/clientCapabilities": {},
      },
    },
  });
  const openSse = (url: string, key: string) =>
    fetch(`${url}mcp/sse`, { headers: { authorization: `Bearer ${key}` } });
  const openListen = (url: string, key: string) =>
    fetch(`${url}mcp`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${key}`,
        "content-type": "application/json",
        accept: "application/json, text/event-stream",
        "mcp-protocol-version": "2026-07-28",
        "mcp-method": "subscriptions/listen",
      },
      body: listen,
    });

  it.each(["revoke", "regenerate"])("%sd on the command line", async (command) => {
    const { id, key } = await createKey();
    const responses = await Promise.all(
      Array.from({ length: 50 }, (_, index) => servers[index % 2]?.url ?? "").flatMap((url) => [
        openSse(url, key),
        openListen(url, key),
      ]),
    );
    for (const { status, headers } of responses) {
      expect([status, headers.get("content-type")]).toEqual([200, "text/event-stream"]);
    }
    let open = responses.length;
    const ended = responses.map(async ({ body }) => {
      for await (const _ of body ?? []);
      open -= 1;
      return performance.now();
    });
    expect(open).toBe(100);
    expect((await pingcrm(["key", command, String(id)], { env })).code).toBe(0);
    const done = performance.now();
    const last = Math.max(...(await Promise.all(ended)));
    expect(last - done).toBeLessThan(1_000);
    for (const { url } of servers) {
      expect((await openSse(url, key)).status).toBe(401);
      expect((await openListen(url, key)).status).toBe(401);
    }
  });
});
