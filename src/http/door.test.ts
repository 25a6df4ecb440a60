import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDatabase } from "../../test/database.ts";
import { createUser } from "../../test/factories.ts";
import { toolDeps } from "../../test/mcp-client.ts";
import { createKey, revokeKey } from "../accounts/keys.ts";
import { validHashes, verifyKey } from "../accounts/verify-key.ts";
import { createMcpEndpoint } from "../mcp/http.ts";
import { createHttpApp } from "./app.ts";
import { type Listening, listen } from "./listen.ts";

// The whole of the door, over a real socket.

const SECRET = "the-secret-of-the-tests-32-bytes-long";
const HOST = "127.0.0.1";
const db = await testDatabase();
const deps = toolDeps(db);
const endpoint = createMcpEndpoint({
  ...deps,
  verifyKey: (presented, from) => verifyKey(db, SECRET, presented, from),
  validHashes: (hashes) => validHashes(db, hashes),
});
const userId = await createUser(db);
const { key } = await createKey(db, SECRET, userId, { name: "test", scope: "read" });
const config = { host: HOST, publicUrl: undefined, trustProxy: true };
const app = createHttpApp({ db, logger: deps.logger, config, mcp: endpoint.fetch });
let server: Listening;
let url: string;
beforeAll(async () => {
  server = await listen(app, HOST, 0);
  url = `http://${HOST}:${server.port}`;
});
afterAll(async () => {
  await endpoint.close();
  await server.close(0);
});

/** Each caller has an address of its own, so that limits do not meet. */
let callers = 0;
const post = (body: string, { path = "/mcp", bearer = key, from = `192.0.2.${++callers}` } = {}) =>
  fetch(url + path, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      accept: "application/json, text/event-stream",
      authorization: `Bearer ${bearer}`,
      "x-forwarded-for": from,
    },
    body,
  });
const PING = '{"jsonrpc":"2.0","id":1,"method":"ping"}';
const nested = (depth: number) =>
  `{"jsonrpc":"2.0","id":1,"method":"ping","params":${'{"a":'.repeat(depth - 2)}{}${"}".repeat(depth - 2)}}`;
const batch = (size: number) => `[${Array(size).fill(PING).join(",")}]`;
const long = (bytes: number) => PING.padEnd(bytes, " ");

describe.each(["/mcp", "/mcp/messages?sessionId=00000000-0000-4000-8000-000000000000"])("%s", (path) => {
  it.each([
    ["a body over 1 MB", long(1_000_001), 413],
    ["JSON deeper than 64", nested(65), 400],
    ["very deep JSON", "[".repeat(900_000), 400],
    ["a batch over 50", batch(51), 400],
  ])("%s is refused", async (_, body, status) => {
    const response = await post(body, { path });
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ jsonrpc: "2.0", error: { message: expect.any(String) } });
  });
});

it("what is just small enough passes", async () => {
  for (const body of [long(1_000_000), nested(64), batch(50), PING]) {
    expect((await post(body)).status).toBe(200);
  }
});

it("brackets in a text are not counted", async () => {
  expect((await post(`{"jsonrpc":"2.0","id":"${"[".repeat(100)}\\"{","method":"ping"}`)).status).toBe(200);
});

it("without a key, with a wrong or a revoked one the answer is the same, header by header, at every path", async () => {
  const revoked = await createKey(db, SECRET, userId, { name: "gone", scope: "read" });
  await revokeKey(db, userId, revoked.id);
  const answers = new Set<string>();
  for (const path of ["/mcp", "/mcp/sse", "/mcp/messages"]) {
    for (const bearer of ["", "wrong", key.slice(0, -1), revoked.key]) {
      const response = await post(PING, { path, bearer });
      const headers = [...response.headers].filter(([name]) => name !== "date");
      answers.add(JSON.stringify([response.status, headers, await response.text()]));
    }
  }
  expect([...answers]).toEqual([expect.stringMatching(/^\[401,.*www-authenticate/)]);
});

it("an answer carries an id that the log has too, and a refusal of the key does not", async () => {
  expect((await post(PING)).headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  expect((await post(PING, { bearer: "wrong" })).headers.get("x-request-id")).toBeNull();
});

it("after 20 wrong keys from one address the 21st is 429, a valid one from there still passes", async () => {
  const from = "198.51.100.20";
  for (let call = 0; call < 20; call++) {
    expect((await post(PING, { bearer: "wrong", from })).status).toBe(401);
  }
  const limited = await post(PING, { bearer: "wrong", from });
  expect(limited.status).toBe(429);
  expect(Number(limited.headers.get("retry-after"))).toBeGreaterThan(0);
  expect((await post(PING, { from })).status).toBe(200);
  expect((await post(PING, { bearer: "wrong" })).status).toBe(401);
});
