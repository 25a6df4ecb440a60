import { describe, expect, it } from "vitest";
import { testDatabase } from "../../test/database.ts";
import { createLogger } from "../logger.ts";
import { createHttpApp } from "./app.ts";
import { createMetrics } from "./metrics.ts";

const db = await testDatabase();
const local = { host: "127.0.0.1", publicUrl: undefined, trustProxy: false };

function ask(headers: Record<string, string>, { from = "127.0.0.1", token = "" } = {}) {
  const metrics = createMetrics();
  metrics.toolCalled("get_contact", "ok", 30);
  metrics.toolCalled("get_contact", "not_found", 2);
  metrics.rateLimited();
  const app = createHttpApp({
    db,
    logger: createLogger("silent"),
    config: { ...local, metricsToken: token || undefined },
    mcp: async () => new Response(),
    metrics,
    open: () => ({ sse: 3, subscription: 0, call: 1 }),
  });
  const env = { incoming: { socket: { remoteAddress: from } } };
  const init = { headers: { host: "127.0.0.1:8808", ...headers } };
  return app.request("http://127.0.0.1:8808/metrics", init, env);
}

it("are in the text format of Prometheus", async () => {
  const response = await ask({});
  expect(response.headers.get("content-type")).toMatch(/^text\/plain; version=0.0.4/);
  const text = await response.text();
  expect(text).toContain('pingcrm_tool_calls_total{tool="get_contact",outcome="ok"} 1\n');
  expect(text).toContain('pingcrm_tool_calls_total{tool="get_contact",outcome="not_found"} 1\n');
  expect(text).toContain('pingcrm_tool_duration_seconds_bucket{tool="get_contact",le="0.025"} 1\n');
  expect(text).toContain('pingcrm_tool_duration_seconds_bucket{tool="get_contact",le="0.05"} 2\n');
  expect(text).toContain('pingcrm_tool_duration_seconds_bucket{tool="get_contact",le="+Inf"} 2\n');
  expect(text).toContain('pingcrm_tool_duration_seconds_sum{tool="get_contact"} 0.032\n');
  expect(text).toContain('pingcrm_open{kind="sse"} 3\n');
  expect(text).toContain("pingcrm_rate_limited_total 1\n");
  expect(text).toMatch(/pingcrm_database_connections\{state="idle"\} \d+\n/);
  for (const line of text.trimEnd().split("\n")) {
    expect(line).toMatch(/^(# (HELP|TYPE) \w+ .+|\w+(\{(\w+="[^"]*",?)+\})? [\d.e+-]+)$/);
  }
});

describe("are there for this machine alone", () => {
  const others: [string, Record<string, string>, string][] = [
    ["another address", {}, "192.0.2.7"],
    ["a proxy on this machine", { "x-forwarded-for": "192.0.2.7" }, "127.0.0.1"],
    ["one that says so otherwise", { forwarded: "for=192.0.2.7" }, "127.0.0.1"],
  ];
  it.each(others)("not through %s", async (_, headers, from) => {
    expect((await ask(headers, { from })).status).toBe(404);
  });

  it("or for who shows the token, once there is one", async () => {
    const token = "a-token-of-the-tests";
    const right = { authorization: `Bearer ${token}` };
    expect((await ask(right, { from: "192.0.2.7", token })).status).toBe(200);
    expect((await ask({ authorization: `Bearer ${token}x` }, { token })).status).toBe(404);
    expect((await ask({}, { token })).status).toBe(404);
  });
});
