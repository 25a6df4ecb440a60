import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { afterEach, expect, it } from "vitest";
import { installation, MAIN, pingcrm } from "../../test/cli.ts";

const env = await installation();
const running = new Set<ChildProcessWithoutNullStreams>();
afterEach(() => {
  for (const child of running) child.kill("SIGKILL");
  running.clear();
});

/** Starts `pingcrm serve` and waits until it says where. */
async function serve(...args: string[]) {
  const child = spawn(process.execPath, [MAIN, "serve", ...args], {
    env: { PATH: process.env.PATH, LOG_LEVEL: "warn", ...env },
  });
  running.add(child);
  let stdout = "";
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  for await (const text of child.stdout.setEncoding("utf8")) {
    stdout += text;
    if (stdout.includes("doctor\n")) break;
  }
  const url = /http:\/\/\S+/.exec(stdout)?.[0];
  if (!url) throw new Error(`serve did not start: ${stderr}`);
  return { child, url, stdout };
}

it("serves, says where and what to do next, and stops with exit 0", async () => {
  const { child, url, stdout } = await serve("--port", "0");
  expect(stdout).toMatch(/^PingCRM is running on http:\/\/127.0.0.1:\d+\/\n/);
  expect(stdout).toMatch(/Make your account +node dist\/main.js user add you@example.com\n/);
  expect(stdout).toMatch(/sample network +node dist\/main.js demo\n/);
  expect((await fetch(`${url}readyz`)).status).toBe(200);
  expect(await (await fetch(url)).text()).toContain("Three steps are left.");
  expect((await fetch(`${url}mcp`, { method: "POST" })).status).toBe(401);

  const exit = once(child, "exit");
  child.kill("SIGTERM");
  expect(await exit).toEqual([0, null]);
});

it("leaves the account out of what to do once there is one", async () => {
  await pingcrm(["user", "add", "ada@example.com"], { env });
  const { child, stdout } = await serve("--port", "0");
  expect(stdout).not.toContain("user add");
  const exit = once(child, "exit");
  child.kill("SIGINT");
  expect(await exit).toEqual([0, null]);
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
