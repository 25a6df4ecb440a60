import { once } from "node:events";
import { McpServer } from "@modelcontextprotocol/server";
import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { testDatabase } from "../../test/database.ts";
import { createContact, createInteraction, createUser } from "../../test/factories.ts";
import { ask, connectHttp, ERAS, toolDeps } from "../../test/mcp-client.ts";
import { createKey, regenerateKey, revokeKey } from "../accounts/keys.ts";
import { validHashes, verifyKey } from "../accounts/verify-key.ts";
import { indexContactWords } from "../crm/search/index-contact-words.ts";
import { apiKeys } from "../db/account-schema.ts";
import type { UserId } from "../db/schema.ts";
import { createMcpEndpoint, type McpEndpoint } from "./http.ts";

const SECRET = "the-secret-of-the-tests-32-bytes-long";
const URL = "http://127.0.0.1:8808/mcp";
const db = await testDatabase();
const endpoint = createMcpEndpoint({
  ...toolDeps(db),
  verifyKey: (presented, from) => verifyKey(db, SECRET, presented, from),
  validHashes: (hashes) => validHashes(db, hashes),
});
let userId: UserId;
let key: string;
let keyId: number;
beforeEach(async () => {
  userId = await createUser(db);
  ({ key, id: keyId } = await createKey(db, SECRET, userId, { name: "test", scope: "read" }));
});

const post = (body: string, headers: Record<string, string> = {}) =>
  endpoint.fetch(
    new Request(URL, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        accept: "application/json, text/event-stream",
        authorization: `Bearer ${key}`,
        ...headers,
      },
      body,
    }),
  );
const LIST = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "tools/list" });

it("a caller who goes away does not count as one with a wrong key", async () => {
  for (const goesEarly of [true, false]) {
    const gone = new AbortController();
    if (goesEarly) gone.abort();
    const headers = {
      "content-type": "application/json",
      accept: "application/json, text/event-stream",
      authorization: `Bearer ${key}`,
    };
    const request = new Request(URL, { method: "POST", headers, body: LIST });
    const answer = endpoint.fetch(
      new Proxy(request, {
        get: (target, name) => {
          if (name === "signal") return gone.signal;
          const value = Reflect.get(target, name);
          return typeof value === "function" ? value.bind(target) : value;
        },
      }),
    );
    if (!goesEarly) gone.abort();
    expect((await answer).status).not.toBe(401);
    expect(endpoint.open.counts()).toMatchObject({ call: 0 });
  }
});

describe.each(ERAS)("the official client that speaks %s", (era) => {
  it("goes from search to profile to interactions by the ids in the answers alone", async () => {
    const contact = await createContact(db, userId, { displayName: "Ines Duarte", company: "Fado Labs" });
    await createInteraction(db, userId, contact, { text: "See you at the fair." });
    await indexContactWords(db, userId, [contact]);

    const client = await connectHttp(URL, key, era, endpoint.fetch);
    expect(client.getNegotiatedProtocolVersion()).toBe(era);
    expect((await client.listTools()).tools).toHaveLength(6);
    const found = (await ask(client, "search_contacts", { query: "duarte fado" })).text;
    const id = /^\| (\d+) \| Ines Duarte \|/m.exec(found)?.[1];
    const profile = (await ask(client, "get_contact", { contact_id: id })).text;
    const next = /get_interactions with contact_id (\d+)/.exec(profile)?.[1];
    expect((await ask(client, "get_interactions", { contact_id: next })).text).toContain(
      "See you at the fair.",
    );
  });

  it("of one user sees nothing of another's, on the same endpoint", async () => {
    const other = await createUser(db);
    const { key: otherKey } = await createKey(db, SECRET, other, { name: "other", scope: "read" });
    const id = await createContact(db, other, { displayName: "Theirs" });
    const [mine, theirs] = [
      await connectHttp(URL, key, era, endpoint.fetch),
      await connectHttp(URL, otherKey, era, endpoint.fetch),
    ];
    expect((await ask(mine, "get_contact", { contact_id: id })).isError).toBe(true);
    expect((await ask(theirs, "get_contact", { contact_id: id })).text).toContain("Theirs");
  });

  it("is refused from the very next request on when its key is revoked", async () => {
    const client = await connectHttp(URL, key, era, endpoint.fetch);
    expect((await ask(client, "get_suggestions")).isError).toBe(false);
    await revokeKey(db, userId, keyId);
    await expect(ask(client, "get_suggestions")).rejects.toThrow();
  });
});

describe("a request", () => {
  it("without a key, with a wrong, an expired or a revoked one gets the very same 401", async () => {
    const { key: revoked, id: revokedId } = await createKey(db, SECRET, userId, { name: "b", scope: "read" });
    await revokeKey(db, userId, revokedId);
    const { key: expired, id: expiredId } = await createKey(db, SECRET, userId, { name: "c", scope: "read" });
    await db
      .update(apiKeys)
      .set({ expiresAt: sql`now() - interval '1 second'` })
      .where(eq(apiKeys.id, expiredId));
    const given = [
      "",
      "Bearer",
      "Basic abc",
      `Bearer ${key}x`,
      key,
      `Bearer ${revoked}`,
      `Bearer ${expired}`,
    ];
    const answers = await Promise.all(
      given.map(async (authorization) => {
        const response = await post(LIST, { authorization });
        return { status: response.status, headers: [...response.headers], body: await response.text() };
      }),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({
      status: 401,
      headers: expect.arrayContaining([["www-authenticate", expect.stringMatching(/^Bearer/)]]),
    });
    expect(JSON.parse(answers[0]?.body ?? "")).toMatchObject({
      jsonrpc: "2.0",
      id: null,
      error: { code: -32_001 },
    });
  });

  it("that is refused cost one and the same look-up, whatever the reason, so that its time tells nothing", async () => {
    const revoked = await createKey(db, SECRET, userId, { name: "b", scope: "read" });
    await revokeKey(db, userId, revoked.id);
    const expired = await createKey(db, SECRET, userId, { name: "c", scope: "read", expiresInDays: 1 });
    await db
      .update(apiKeys)
      .set({ expiresAt: sql`now() - interval '1 second'` })
      .where(eq(apiKeys.id, expired.id));
    const queries = vi.spyOn(db.$client, "query");
    onTestFinished(() => void vi.restoreAllMocks());
    const costs = [];
    for (const authorization of ["", `Bearer ${key}x`, `Bearer ${revoked.key}`, `Bearer ${expired.key}`]) {
      queries.mockClear();
      expect((await post(LIST, { authorization })).status).toBe(401);
      costs.push(queries.mock.calls.map(([query]) => (query as { text?: string }).text));
    }
    expect(costs).toEqual(
      costs.map(() => [expect.stringContaining("from api_keys where hash = any($1::text[])")]),
    );
    expect(new Set(costs.flat()).size).toBe(1);
  });

  it("is checked whatever its method", async () => {
    for (const method of ["GET", "DELETE", "PUT", "OPTIONS"]) {
      expect((await endpoint.fetch(new Request(URL, { method }))).status).toBe(401);
    }
  });

  it("with a key written in any case of Bearer is let in", async () => {
    expect((await post(LIST, { authorization: `bearer  ${key} ` })).status).toBe(200);
  });

  it("over 1 MB is refused with 413", async () => {
    const big = JSON.stringify({
      jsonrpc: "2.0",
      id: 1,
      method: "tools/list",
      params: { x: "x".repeat(1024 * 1024) },
    });
    expect((await post(big)).status).toBe(413);
  });

  it.each(["", "{", "null", "[]", '{"jsonrpc":"2.0"}', "\u0000"])(
    "of nonsense %j is refused with 400",
    async (body) => {
      const response = await post(body);
      expect(response.status).toBe(400);
      expect(await response.text()).not.toMatch(/ at |\/|Error:/);
    },
  );
});

const META = {
  "io.modelcontextprotocol/protocolVersion": "2026-07-28",
  "io.modelcontextprotocol/clientInfo": { name: "test", version: "1" },
  "io.modelcontextprotocol/clientCapabilities": {},
};

describe.each(["revoked", "regenerated"])(
  "within a second, when their key is %s, on two instances",
  (how) => {
    let begun = 0;
    let aborted = 0;
    /** Its one tool never answers, and its list of tools may change: PingCRM's own does not, so nobody can wait for that. */
    function slowServer(): McpServer {
      const server = new McpServer(
        { name: "slow", version: "1" },
        { capabilities: { tools: { listChanged: true } } },
      );
      server.registerTool("wait", {}, async ({ mcpReq: { signal } }) => {
        begun += 1;
        await once(signal, "abort");
        aborted += 1;
        return { content: [] };
      });
      return server;
    }
    const instances = () =>
      [0, 1].map(() => {
        const made = createMcpEndpoint({
          ...toolDeps(db),
          verifyKey: (presented) => verifyKey(db, SECRET, presented),
          validHashes: (hashes) => validHashes(db, hashes),
          createServer: slowServer,
        });
        onTestFinished(() => made.close());
        return made;
      });
    const send = (endpoint: McpEndpoint | undefined, method: string, params: object, modern: boolean) =>
      endpoint?.fetch(
        new Request(URL, {
          method: "POST",
          headers: {
            "content-type": "application/json",
            accept: "application/json, text/event-stream",
            authorization: `Bearer ${key}`,
            ...(modern && { "mcp-protocol-version": "2026-07-28", "mcp-method": method }),
            ...(modern && method === "tools/call" && { "mcp-name": "wait" }),
          },
          body: JSON.stringify({
            jsonrpc: "2.0",
            id: 1,
            method,
            params: { ...params, ...(modern && { _meta: META }) },
          }),
        }),
      );
    const endKey = () =>
      how === "revoked" ? revokeKey(db, userId, keyId) : regenerateKey(db, SECRET, userId, keyId);
    const total = (all: McpEndpoint[], kind: "subscription" | "call") =>
      all.reduce((sum, { open }) => sum + open.counts()[kind], 0);

    it("50 running calls end", async () => {
      begun = 0;
      aborted = 0;
      const both = instances();
      const calls = Array.from({ length: 50 }, async (_, index) => {
        const params = { name: "wait", arguments: {} };
        const response = await send(both[(index >> 1) & 1], "tools/call", params, index % 2 === 0);
        return (await response?.text()) ?? "";
      });
      await vi.waitFor(() => expect(begun).toBe(50), { timeout: 20_000 });
      await endKey();
      const since = performance.now();
      const ends = await Promise.all(calls);
      expect(performance.now() - since).toBeLessThan(1_000);
      expect(ends.filter((end) => end.includes("result"))).toEqual([]);
      await vi.waitFor(() => expect(aborted).toBe(50), 10_000);
      expect(total(both, "call")).toBe(0);
    });

    it("50 streams of Streamable HTTP end", async () => {
      const both = instances();
      const params = { notifications: { toolsListChanged: true } };
      const responses = await Promise.all(
        Array.from({ length: 50 }, (_, index) => send(both[index % 2], "subscriptions/listen", params, true)),
      );
      const streams = responses.map(async (response) => {
        for await (const _ of response?.body ?? []);
        return performance.now();
      });
      expect(total(both, "subscription")).toBe(50);
      await endKey();
      const since = performance.now();
      expect(Math.max(...(await Promise.all(streams))) - since).toBeLessThan(1_000);
      expect(total(both, "subscription")).toBe(0);
    });
  },
);

describe("a failure", () => {
  it("of the database while the key is checked is a clear sentence", async () => {
    const broken = createMcpEndpoint({
      ...toolDeps(db),
      validHashes: async () => new Set(),
      verifyKey: () => Promise.reject(Object.assign(new Error("connect"), { code: "ECONNREFUSED" })),
    });
    const response = await broken.fetch(new Request(URL, { method: "POST" }));
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({
      error: { message: expect.stringMatching(/^The database cannot be reached\./) },
    });
  });

  it("that nobody expected shows a reference and nothing else", async () => {
    const broken = createMcpEndpoint({
      ...toolDeps(db),
      validHashes: async () => new Set(),
      verifyKey: () => Promise.reject(new Error("secret of /srv")),
    });
    const response = await broken.fetch(new Request(URL, { method: "POST" }));
    expect(response.status).toBe(500);
    const text = await response.text();
    expect(text).toMatch(/reference [0-9a-f]{10}/);
    expect(text).not.toMatch(/secret|srv/);
  });
});
