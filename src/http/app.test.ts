import pg from "pg";
import { describe, expect, it, onTestFinished } from "vitest";
import { testDatabase } from "../../test/database.ts";
import { type Database, wrapPool } from "../db/database.ts";
import { AppError } from "../errors.ts";
import { createLogger } from "../logger.ts";
import { createHttpApp, type HttpApp, type HttpDependencies } from "./app.ts";

const db = await testDatabase();
const logger = createLogger("silent");
const local = { host: "127.0.0.1", publicUrl: undefined, trustProxy: false };

function appWith(over: Partial<HttpDependencies> = {}): HttpApp {
  const mcp = async () => Response.json({ called: true });
  return createHttpApp({ db, logger, config: local, mcp, ...over });
}

const ask = (app: HttpApp, path: string, headers: Record<string, string> = {}, init: RequestInit = {}) =>
  app.request(`http://127.0.0.1:8808${path}`, { headers: { host: "127.0.0.1:8808", ...headers }, ...init });

function poolTo(address: string, timeout: number): Database {
  const pool = new pg.Pool({ connectionString: `postgres://${address}/x`, connectionTimeoutMillis: timeout });
  onTestFinished(() => pool.end());
  return wrapPool(pool);
}

describe("who may call", () => {
  it.each(["/", "/healthz", "/readyz", "/mcp"])(
    "%s refuses a foreign Host and a foreign Origin",
    async (path) => {
      const foreignHost = await ask(appWith(), path, { host: "evil.example" });
      expect(foreignHost.status).toBe(403);
      const foreignOrigin = await ask(appWith(), path, { origin: "http://evil.example" });
      expect(foreignOrigin.status).toBe(403);
      expect(foreignOrigin.headers.get("access-control-allow-origin")).toBeNull();
    },
  );

  it("the own page may call, and so may a client without an Origin", async () => {
    expect((await ask(appWith(), "/mcp", { origin: "http://localhost:8808" })).status).toBe(200);
    expect((await ask(appWith(), "/mcp")).status).toBe(200);
  });

  it("a body over 1 MB is refused, with or without its length said", async () => {
    const body = "x".repeat(1_000_001);
    const length = { "content-length": String(body.length) };
    expect((await ask(appWith(), "/mcp", length, { method: "POST", body })).status).toBe(413);
    expect((await ask(appWith(), "/mcp", {}, { method: "POST", body })).status).toBe(413);
  });

  it("after 20 wrong keys in a minute it is 429 with Retry-After, while a valid key still passes", async () => {
    const mcp: HttpDependencies["mcp"] = async (request) =>
      new Response(null, { status: request.headers.has("authorization") ? 200 : 401 });
    const app = appWith({ mcp });
    for (let call = 0; call < 20; call++) expect((await ask(app, "/mcp")).status).toBe(401);
    const limited = await ask(app, "/mcp");
    expect(limited.status).toBe(429);
    expect(Number(limited.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await limited.json()).toMatchObject({ jsonrpc: "2.0", error: { message: expect.any(String) } });
    expect((await ask(app, "/mcp", { authorization: "Bearer valid" })).status).toBe(200);
  });

  it("the endpoint of MCP learns the caller's address from a trusted proxy only", async () => {
    const seen: (string | undefined)[] = [];
    const mcp: HttpDependencies["mcp"] = async (_, { from }) => {
      seen.push(from);
      return new Response(null);
    };
    const headers = { "x-forwarded-for": "198.51.100.1, 192.0.2.9" };
    await ask(appWith({ mcp }), "/mcp", headers);
    await ask(appWith({ mcp, config: { ...local, trustProxy: true } }), "/mcp", headers);
    expect(seen).toEqual([undefined, "192.0.2.9"]);
  });
});

describe("errors", () => {
  const failing = (error: unknown) => appWith({ mcp: () => Promise.reject(error) });

  it("a path that is not there is 404, in the form its reader understands", async () => {
    expect(await (await ask(appWith(), "/nothing")).json()).toEqual({ error: "There is nothing here." });
    const page = await ask(appWith(), "/nothing", { accept: "text/html" });
    expect(page.status).toBe(404);
    expect(await page.text()).toContain("<h1>There is nothing here.</h1>");
  });

  it("an AppError keeps its sentence", async () => {
    const response = await ask(failing(new AppError("forbidden", "This key may only read.")), "/mcp");
    expect(response.status).toBe(403);
    expect(await response.json()).toEqual({
      jsonrpc: "2.0",
      error: { code: -32000, message: "This key may only read." },
      id: null,
    });
  });

  it("anything else shows a reference and nothing of what happened", async () => {
    const response = await ask(failing(new Error("select secret from vault")), "/mcp");
    expect(response.status).toBe(500);
    const text = await response.text();
    expect(text).toMatch(/reference in the log is [0-9a-f]{8}/);
    expect(text).not.toMatch(/secret|vault|at /);
  });
});

describe("health", () => {
  it("is ready with a migrated database", async () => {
    expect(await (await ask(appWith(), "/healthz")).json()).toEqual({ status: "up" });
    const ready = await ask(appWith(), "/readyz");
    expect([ready.status, await ready.json()]).toEqual([200, { status: "ready" }]);
  });

  it("is up but not ready when the database is gone, and says so", async () => {
    const app = appWith({ db: poolTo("127.0.0.1:1", 4000) });
    expect((await ask(app, "/healthz")).status).toBe(200);
    const response = await ask(app, "/readyz");
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({
      status: "not ready",
      reason:
        "The database cannot be reached. Try again; if that does not help, check that it runs and that DATABASE_URL is right.",
    });
  });

  it("says within five seconds that a database does not answer", async () => {
    const { createServer } = await import("node:net");
    const silent = createServer(() => undefined).listen(0, "127.0.0.1");
    await new Promise((done) => silent.once("listening", done));
    const { port } = silent.address() as { port: number };
    const started = Date.now();
    const response = await ask(appWith({ db: poolTo(`127.0.0.1:${port}`, 6000) }), "/readyz");
    expect(Date.now() - started).toBeLessThan(5000);
    expect(response.status).toBe(503);
    silent.close();
  });

  it("is not ready while a migration of this program is missing", async () => {
    const { rows } = await db.$client.query(
      "delete from schema_migrations where name = (select max(name) from schema_migrations) returning name",
    );
    const response = await ask(appWith(), "/readyz");
    await db.$client.query("insert into schema_migrations (name) values ($1)", [rows[0].name]);
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ reason: expect.stringContaining("not migrated") });
  });
});

it("nothing inline and no other host may load, and no frame may show it", async () => {
  const { headers } = await ask(appWith(), "/", { accept: "text/html" });
  const policy = headers.get("content-security-policy") ?? "";
  expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self';");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toMatch(/unsafe|sha256|nonce|https?:|data:|\*/);
  expect(Object.fromEntries(headers)).toMatchObject({
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
  });
  expect(headers.has("strict-transport-security")).toBe(false);
});
