import { randomUUID } from "node:crypto";
import { EventEmitter, once } from "node:events";
import { setImmediate as nextTurn } from "node:timers/promises";
import { beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { afterwards } from "../../test/afterwards.ts";
import { testDatabase } from "../../test/database.ts";
import { createContact, createUser } from "../../test/factories.ts";
import { ask, connectSse, ERAS, toolDeps } from "../../test/mcp-client.ts";
import { createKey, regenerateKey, revokeKey } from "../accounts/keys.ts";
import { removeUser } from "../accounts/users.ts";
import { validHashes, verifyKey } from "../accounts/verify-key.ts";
import type { UserId } from "../db/schema.ts";
import { createMcpEndpoint, type McpEndpoint } from "./http.ts";

const SECRET = "the-secret-of-the-tests-32-bytes-long";
const ORIGIN = "http://127.0.0.1:8808";
const db = await testDatabase();

/** An endpoint as one instance of the server has it. */
function instance(ofDb = db): McpEndpoint {
  const made = createMcpEndpoint({
    ...toolDeps(ofDb),
    verifyKey: (presented, from) => verifyKey(db, SECRET, presented, from),
    validHashes: (hashes) => validHashes(db, hashes),
  });
  afterwards(() => made.close());
  return made;
}
const [here, there] = [instance(), instance()];

let userId: UserId;
let key: string;
let keyId: number;
beforeEach(async () => {
  userId = await createUser(db, { email: `${randomUUID()}@example.com` });
  ({ key, id: keyId } = await createKey(db, SECRET, userId, { name: "test", scope: "read" }));
});
const keyOf = async (user: UserId) => (await createKey(db, SECRET, user, { name: "b", scope: "read" })).key;

const open = async (bearer = key, at = here) => {
  const response = await at.fetch(
    new Request(`${ORIGIN}/mcp/sse`, { headers: { authorization: `Bearer ${bearer}` } }),
  );
  if (response.status !== 200)
    return { response, next: async () => "", leave: async () => undefined, postTo: "" };
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  onTestFinished(() => reader?.cancel());
  /** The next event or comment, or undefined at the end. */
  const next = async () => (await reader?.read())?.value;
  const postTo = /^event: endpoint\ndata: (\S+)\n\n$/.exec((await next()) ?? "")?.[1] ?? "";
  return { response, next, leave: () => reader?.cancel(), postTo };
};
const post = (
  postTo: string,
  body: string | ReadableStream,
  bearer = key,
  at = here,
  type = "application/json",
) =>
  at.fetch(
    new Request(ORIGIN + postTo, {
      method: "POST",
      headers: { authorization: `Bearer ${bearer}`, "content-type": type },
      body,
      duplex: "half",
    }),
  );
const PING = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "ping" });
const PONG = 'event: message\ndata: {"result":{},"jsonrpc":"2.0","id":1}\n\n';

it.each(ERAS)("the official client that speaks %s works over SSE", async (era) => {
  await createContact(db, userId, { displayName: "Ines Duarte" });
  const client = await connectSse(`${ORIGIN}/mcp/sse`, key, era, here.fetch);
  expect((await client.listTools()).tools).toHaveLength(6);
  expect((await ask(client, "get_dashboard_stats")).text).toContain("1");
});

it("a stream begins with the address to post to, and no proxy may hold it back", async () => {
  const { response, postTo } = await open();
  expect(postTo).toMatch(/^\/mcp\/messages\?sessionId=[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-/);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    "content-type": "text/event-stream",
    "cache-control": "no-cache, no-transform",
    "x-accel-buffering": "no",
  });
});

it("an idle stream carries a comment every 15 seconds", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  onTestFinished(() => void vi.useRealTimers());
  const { next } = await open();
  const comment = next();
  vi.advanceTimersByTime(15_000);
  expect(await comment).toBe(": keep-alive\n\n");
});

describe("a session", () => {
  it("answers to the key that opened it, and to no other, of the same user or another", async () => {
    const { postTo, next } = await open();
    const others = [await keyOf(userId), await keyOf(await createUser(db))];
    for (const at of [here, there]) {
      for (const other of others) expect((await post(postTo, PING, other, at)).status).toBe(404);
    }
    expect((await post(postTo, PING, "wrong")).status).toBe(401);
    expect((await post(postTo, PING)).status).toBe(202);
    expect(await next()).toBe(PONG);
  });

  it("that never was, or is over, is 404", async () => {
    for (const path of [`/mcp/messages?sessionId=${randomUUID()}`, "/mcp/messages?sessionId=1%27"]) {
      expect((await post(path, PING)).status).toBe(404);
    }
    expect((await post("/mcp/messages", PING)).status).toBe(404);
    const { postTo, leave } = await open();
    expect((await post(postTo, PING)).status).toBe(202);
    await leave();
    for (const at of [here, there]) {
      await vi.waitFor(async () => expect((await post(postTo, PING, key, at)).status).toBe(404), 10_000);
    }
  });

  it("is reached from every instance, in the order of the posts", async () => {
    const { postTo, next } = await open();
    for (let id = 1; id <= 20; id++) {
      const body = JSON.stringify({ jsonrpc: "2.0", id, method: "ping", params: { _meta: { x: "\u0000" } } });
      expect((await post(postTo, body, key, id % 3 === 0 ? here : there)).status).toBe(202);
    }
    const ids = [];
    for (let count = 0; count < 20; count++) ids.push(Number(/"id":(\d+)/.exec((await next()) ?? "")?.[1]));
    expect(ids).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  });

  it("takes a batch, and refuses what is no message", async () => {
    const { postTo, next } = await open();
    expect((await post(postTo, `[${PING}]`)).status).toBe(202);
    expect(await next()).toBe(PONG);
    for (const body of ["", "{", "[]", "{}", "null", "[1]"])
      expect((await post(postTo, body)).status).toBe(400);
    expect((await post(postTo, PING, key, here, "text/plain")).status).toBe(415);
  });

  it("leaves nothing behind when its client goes", async () => {
    const before = here.open.counts().sse;
    const { postTo } = await open();
    expect(here.open.counts().sse).toBe(before + 1);
    const client = await connectSse(`${ORIGIN}/mcp/sse`, key, ERAS[1], here.fetch);
    expect(here.open.counts().sse).toBe(before + 2);
    await client.close();
    await vi.waitFor(() => expect(here.open.counts().sse).toBe(before + 1), 10_000);
    await vi.waitFor(async () => {
      const { rows } = await db.$client.query("select id from sse_sessions where user_id = $1", [userId]);
      expect(rows).toEqual([{ id: postTo.split("=")[1] }]);
    }, 10_000);
  });
});

it("a client that does not read is cut off before it fills the memory", async () => {
  const { postTo } = await open();
  const big = JSON.stringify({ jsonrpc: "2.0", id: "x".repeat(900_000), method: "ping" });
  // 6 of them are more than what may wait.
  for (let posted = 0; posted < 7; posted++) await post(postTo, big);
  await vi.waitFor(async () => expect((await post(postTo, PING)).status).toBe(404), 10_000);
});

describe("while seconds pass", () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    return () => void vi.useRealTimers();
  });

  it("a stream that the database was too slow for is refused, and does not open afterwards", async () => {
    const database = new EventEmitter();
    const asked = once(database, "asked");
    const where = () => {
      const answered = once(database, "answered");
      database.emit("asked");
      return answered;
    };
    const slow = instance(Object.create(db, { delete: { value: () => ({ where }) } }));
    const opening = open(key, slow);
    await asked;
    vi.advanceTimersByTime(4_500);
    expect((await opening).response.status).toBe(503);
    database.emit("answered");
    await nextTurn();
    expect(slow.open.counts().sse).toBe(0);
  });

  it("a message that comes slowly is taken", async () => {
    // An instance of its own: its timers stand still afterwards.
    const patient = instance();
    const { postTo } = await open(key, patient);
    const body = new ReadableStream(
      {
        pull: async (controller) => {
          await nextTurn();
          vi.advanceTimersByTime(20_000);
          controller.enqueue(new TextEncoder().encode(PING));
          controller.close();
        },
      },
      { highWaterMark: 0 },
    );
    expect((await post(postTo, body, key, patient)).status).toBe(202);
  });
});

it("a key may open 100 streams, while other keys go on", async () => {
  const streams = await Promise.all(Array.from({ length: 100 }, () => open()));
  expect(new Set(streams.map(({ postTo }) => postTo)).size).toBe(100);
  const { response } = await open();
  expect([response.status, response.headers.get("retry-after")]).toEqual([429, "5"]);
  expect((await open(await keyOf(userId))).response.status).toBe(200);
});

describe("within a second the streams of a key end on every instance when it", () => {
  const ends: [string, () => Promise<unknown>][] = [
    ["is revoked", () => revokeKey(db, userId, keyId)],
    ["is regenerated", () => regenerateKey(db, SECRET, userId, keyId)],
    [
      "expires",
      () =>
        db.$client.query("update api_keys set expires_at = now() - interval '1 s' where id = $1", [keyId]),
    ],
    [
      "goes with its user",
      async () => {
        const { rows } = await db.$client.query("select email from users where id = $1", [userId]);
        await removeUser(db, rows[0].email);
      },
    ],
  ];
  it.each(ends)("%s", async (_, end) => {
    const streams = [await open(), await open(key, there)];
    const other = await open(await keyOf(await createUser(db)));
    await end();
    const since = performance.now();
    const last = await Promise.all(streams.map(({ next }) => next()));
    expect(performance.now() - since).toBeLessThan(1_000);
    expect(last).toEqual([undefined, undefined]);
    expect((await post(streams[0]?.postTo ?? "", PING)).status).toBe(401);
    expect((await open()).response.status).toBe(401);
    // A neighbour's stream goes on.
    expect(here.open.counts().sse).toBeGreaterThan(0);
    expect(other.response.status).toBe(200);
  });
});
