import { join } from "node:path";
import type { Client } from "@modelcontextprotocol/client";
import { eq, type SQL, sql } from "drizzle-orm";
import { expect, it, vi } from "vitest";
import { afterwards } from "../../test/afterwards.ts";
import { installation, pingcrm } from "../../test/cli.ts";
import { type Cuttable, cuttable } from "../../test/cuttable.ts";
import { ask, connectHttp, connectSse, connectStdio } from "../../test/mcp-client.ts";
import { startServer } from "../../test/serve.ts";
import { resolveUser } from "../accounts/resolve-user.ts";
import { createApp } from "../app.ts";
import { loadConfig } from "../config.ts";
import { userSettings } from "../db/account-schema.ts";
import { openEmbedded } from "../db/embedded/open.ts";
import { createLogger } from "../logger.ts";

// `serve` reaches its database over a connection that is cut under load. Where there is no Postgres the embedded one stands
// for it, which speaks the same protocol.

const installed = await installation();
const database = await throughCable(installed);
const env = { ...installed, DATABASE_URL: database.url, SECRET_KEY: "the-secret-of-the-tests-32-bytes-long" };
await pingcrm(["user", "add", "ada@example.com"], { env });
const { key } = JSON.parse((await pingcrm(["key", "create", "--name", "a", "--json"], { env })).stdout);
const server = await startServer(env);
const readyz = async () => {
  const response = await fetch(`${server.url}readyz`);
  return { status: response.status, text: await response.text() };
};

async function throughCable(given: Record<string, string>): Promise<{ url: string; cable: Cuttable }> {
  if (given.DATABASE_URL) {
    const url = new URL(given.DATABASE_URL);
    const cable = await cuttable({ host: url.hostname, port: Number(url.port || 5432) });
    url.host = `127.0.0.1:${cable.port}`;
    return { url: url.href, cable };
  }
  const directory = given.PINGCRM_DATA_DIR ?? "";
  const pool = await openEmbedded(directory, createLogger("silent"));
  afterwards(() => pool.end());
  const cable = await cuttable({ path: join(directory, ".s.PGSQL.5432") });
  return { url: `postgres://postgres@127.0.0.1:${cable.port}/postgres`, cable };
}

interface Call {
  readonly began: number;
  readonly ended: number;
  /** What the caller read instead of an answer. */
  readonly error?: string;
}

/** Calls until told to stop, and keeps how each went. */
function load(client: Client): { calls: Call[]; stop: () => Promise<void> } {
  const calls: Call[] = [];
  let stopped = false;
  const done = (async () => {
    while (!stopped) {
      const began = performance.now();
      const said = await ask(client, "get_suggestions").catch((error: Error) => ({
        isError: true,
        text: error.message,
      }));
      calls.push({ began, ended: performance.now(), ...(said.isError && { error: said.text }) });
      await new Promise((next) => setTimeout(next, 20));
    }
  })();
  return {
    calls,
    stop: () => {
      stopped = true;
      return done;
    },
  };
}

it.each(["stopped", "silent"] as const)(
  "a database that is %s fails the calls meanwhile, within 5 seconds and in a sentence; then all works again",
  async (how) => {
    const clients = [
      await connectHttp(`${server.url}mcp`, key, "2026-07-28"),
      await connectHttp(`${server.url}mcp`, key, "2025-11-25"),
      await connectSse(`${server.url}mcp/sse`, key),
    ];
    const loads = clients.map(load);
    const each = (what: (calls: Call[]) => void, timeout: number) =>
      vi.waitFor(() => loads.map(({ calls }) => what(calls)), { timeout, interval: 50 });
    await each((calls) => expect(calls.length).toBeGreaterThan(5), 10_000);

    const cut = performance.now();
    await database.cable.cut(how);
    await each((calls) => expect(calls.at(-1)?.error).toBeDefined(), 10_000);
    const asked = performance.now();
    expect(await readyz()).toMatchObject({ status: 503, text: expect.stringMatching(/database/i) });
    expect(performance.now() - asked).toBeLessThan(5_000);
    expect((await fetch(`${server.url}healthz`)).status).toBe(200);

    await database.cable.restore();
    const restored = performance.now();
    await vi.waitFor(async () => expect((await readyz()).status).toBe(200), 10_000);
    await each((calls) => expect(calls.slice(-5).every(({ error }) => !error)).toBe(true), 15_000);
    await Promise.all(loads.map(({ stop }) => stop()));
    for (const { began, ended, error } of loads.flatMap(({ calls }) => calls)) {
      expect(ended - began).toBeLessThan(5_000);
      if (!error) continue;
      expect(error).toMatch(/The database (cannot be reached|did not answer in time)\./);
      expect(ended).toBeGreaterThan(cut);
      expect(began).toBeLessThan(restored);
    }
  },
  60_000,
);

it("over stdio too, also where the call waits for scores that another process has in hand", async () => {
  const { db, close } = await createApp(loadConfig({ ...env, LOG_LEVEL: "silent" }));
  const { id: userId } = await resolveUser(db, "ada@example.com");
  const settings = (lease: SQL | null) => ({ scoresRefreshedAt: null, refreshLeaseUntil: lease });
  await db
    .update(userSettings)
    .set(settings(sql`now() + interval '1 hour'`))
    .where(eq(userSettings.userId, userId));
  const client = await connectStdio(env);
  const waited = await ask(client, "get_suggestions");
  expect(waited).toMatchObject({
    isError: true,
    text: expect.stringMatching(/^Scores and suggestions are being/),
  });

  const waiting = ask(client, "get_dashboard_stats");
  const cut = performance.now();
  await database.cable.cut("silent");
  expect(await waiting).toEqual({
    isError: true,
    text: "The database did not answer in time. Try again in a moment.",
  });
  expect(performance.now() - cut).toBeLessThan(5_000);
  await database.cable.restore();
  await db.update(userSettings).set(settings(null)).where(eq(userSettings.userId, userId));
  expect(await ask(client, "get_dashboard_stats")).toMatchObject({ isError: false });
  await close();
});

it("one that vanished without a word is reached again in seconds, where another has taken its place", async () => {
  const client = await connectStdio(env);
  const overHttp = await connectHttp(`${server.url}mcp`, key);
  // More than there are connections.
  const calls = () => Promise.all(Array.from({ length: 12 }, () => ask(client, "get_notifications")));
  for (const { isError } of await calls()) expect(isError).toBe(false);
  await database.cable.cut("vanished");
  expect((await calls()).filter(({ isError }) => isError).length).toBeGreaterThanOrEqual(10);
  const answered = (by: Client) => async () =>
    expect(await ask(by, "get_notifications")).toMatchObject({ isError: false });
  await Promise.all([client, overHttp].map((each) => vi.waitFor(answered(each), 20_000)));
}, 60_000);

it("no restart was needed, and the server still stops in good order", async () => {
  expect(await server.stop()).toEqual([0, null]);
});
