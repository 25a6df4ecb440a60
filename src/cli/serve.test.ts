import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { sql } from "drizzle-orm";
import { expect, it, vi } from "vitest";
import { installation, MAIN, pingcrm } from "../../test/cli.ts";
import { startServer } from "../../test/serve.ts";
import { loadConfig } from "../config.ts";
import { openDatabase } from "../db/open.ts";
import { createLogger } from "../logger.ts";

const env = await installation();
it("serves, says where and what to do next, and stops with exit 0", async () => {
  const { url, stdout, stop } = await startServer(env);
  expect(stdout).toMatch(/^PingCRM is running on http:\/\/127.0.0.1:\d+\/\n/);
  expect(stdout).toMatch(/Make your account +node dist\/main.js user add you@example.com\n/);
  expect(stdout).toMatch(/sample network +node dist\/main.js demo\n/);
  expect((await fetch(`${url}readyz`)).status).toBe(200);
  const page = await fetch(url, { headers: { accept: "text/html" } });
  expect(await page.text()).toContain('<div id="root">');
  expect((await fetch(`${url}mcp`, { method: "POST" })).status).toBe(401);

  expect(await stop("SIGTERM")).toEqual([0, null]);
});

it("started by npm, it stops with the shell that npm put between, which passes no signal on", async () => {
  const command = `"${process.execPath}" "${MAIN}" serve --port 0; exit $?`;
  const shell = spawn("sh", ["-c", command], {
    env: { ...env, PATH: process.env.PATH, npm_lifecycle_event: "start" },
  });
  const [greeting] = await once(shell.stdout.setEncoding("utf8"), "data");
  const url = /http:\/\/127\.\S+/.exec(String(greeting))?.[0];
  const closed = once(shell, "close");
  shell.kill("SIGTERM");
  await vi.waitFor(() => expect(fetch(`${url}healthz`)).rejects.toThrow(), 10_000);
  await closed;
});

it("leaves the account out of what to do once there is one", async () => {
  await pingcrm(["user", "add", "ada@example.com"], { env });
  const { stdout, stop } = await startServer(env);
  expect(stdout).not.toContain("user add");
  expect(await stop("SIGINT")).toEqual([0, null]);
});

it("says in one sentence that the port is taken, exit 1", async () => {
  const taken = createServer().listen(0, "127.0.0.1");
  await once(taken, "listening");
  const { port } = taken.address() as { port: number };
  const result = await pingcrm(["serve", "--port", String(port)], { env });
  taken.close();
  expect(result).toEqual({
    code: 1,
    stdout: "",
    stderr: `Port ${port} on 127.0.0.1 is taken. Stop the program that uses it, or choose another port: --port ${port + 1}\n`,
  });
});

it("ends, and does not stay without its database, where that fails at the start, exit 1", async () => {
  const own = await installation();
  const { db, close } = await openDatabase(loadConfig(own), createLogger("silent"));
  await db.execute(sql`alter table users rename to kept_users`);
  await close();
  const result = await pingcrm(["serve", "--port", "0"], { env: own });
  expect(result).toMatchObject({ code: 1, stdout: "" });
});

it("does not listen beyond loopback with a secret that nobody chose, exit 2", async () => {
  const { SECRET_KEY: _, ...without } = env;
  const result = await pingcrm(["serve", "--host", "0.0.0.0", "--port", "0"], { env: without });
  expect(result).toMatchObject({ code: 2, stderr: expect.stringContaining("SECRET_KEY must be set") });
});

it("a flag stands over the environment, and a wrong one is named, exit 2", async () => {
  const result = await pingcrm(["serve", "--port", "http"], { env: { ...env, PORT: "8808" } });
  expect(result).toEqual({ code: 2, stdout: "", stderr: "PORT must be a number.\n" });
});

it("--help says what it does", async () => {
  const result = await pingcrm(["serve", "--help"], { env });
  expect(result).toMatchObject({ code: 0, stdout: expect.stringContaining("Usage: pingcrm serve") });
});

it("told to stop, it ends open streams and lets nobody wait, exit 0", async () => {
  const { url, stop } = await startServer(env);
  const { key } = JSON.parse((await pingcrm(["key", "create", "--name", "a", "--json"], { env })).stdout);
  const headers = { authorization: `Bearer ${key}` };
  const streams = await Promise.all(
    Array.from({ length: 5 }, () => fetch(`${url}mcp/sse`, { headers }).then(({ body }) => body)),
  );
  const ends = streams.map(async (body) => {
    for await (const _ of body ?? []);
    return "ended";
  });
  const since = performance.now();
  expect(await stop("SIGTERM")).toEqual([0, null]);
  expect(await Promise.all(ends)).toEqual(ends.map(() => "ended"));
  expect(performance.now() - since).toBeLessThan(5_000);
});
