import { describe, expect, it, vi } from "vitest";
import { installation, pingcrm } from "../../test/cli.ts";
import { ask, connectHttp, connectSse, ERAS } from "../../test/mcp-client.ts";
import { startProxy } from "../../test/proxy.ts";
import { startServer } from "../../test/serve.ts";

// Two `serve` processes on one database.

const env = await installation();
await pingcrm(["user", "add", "ada@example.com"], { env });
const servers = [await startServer(env), await startServer(env)];
const proxy = await startProxy(servers.map(({ url }) => url));

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

it.each(["revoke", "regenerate"])(
  "the 50 SSE streams on two instances end within a second when their key is %sd on the command line",
  async (command) => {
    const { id, key } = await createKey();
    const openSse = (url: string) => fetch(`${url}mcp/sse`, { headers: { authorization: `Bearer ${key}` } });
    const responses = await Promise.all(
      Array.from({ length: 50 }, (_, index) => openSse(servers[index % 2]?.url ?? "")),
    );
    let open = responses.length;
    const ended = responses.map(async ({ body }) => {
      for await (const _ of body ?? []);
      open -= 1;
      return performance.now();
    });
    // Those of the test before may be on their way out.
    await vi.waitFor(async () => expect(await openStreams()).toBe(50), 10_000);
    expect(open).toBe(50);
    expect((await pingcrm(["key", command, String(id)], { env })).code).toBe(0);
    const done = performance.now();
    const last = Math.max(...(await Promise.all(ended)));
    expect(last - done).toBeLessThan(1_000);
    for (const { url } of servers) expect((await openSse(url)).status).toBe(401);
  },
);

/** As the instances count them. */
async function openStreams(): Promise<number> {
  const figures = await Promise.all(servers.map(async ({ url }) => (await fetch(`${url}metrics`)).text()));
  const counts = figures.map((text) => Number(/^pingcrm_open\{kind="sse"\} (\d+)/m.exec(text)?.[1]));
  return counts.reduce((sum, count) => sum + count, 0);
}
