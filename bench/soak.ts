import { execFile } from "node:child_process";
import { setTimeout as delay } from "node:timers/promises";
import { parseArgs, promisify } from "node:util";
import type { Client } from "@modelcontextprotocol/client";
import { connectHttp, connectSse, connectStdio, type Door, openStream } from "./soak-clients.ts";
import { startSoakServer } from "./soak-server.ts";

const run_ = promisify(execFile);
const CALLS = [
  ["search_contacts", { query: "an" }],
  ["get_contact", { name: "Maria" }],
  ["get_interactions", { contact_id: 1, limit: 5 }],
  ["get_suggestions", {}],
  ["get_notifications", {}],
  ["get_dashboard_stats", {}],
  ["get_contact", { contact_id: 999_999 }],
] as const;
/** Seconds between two newcomers, two wrong keys, two revoked keys, two samples. */
const EVERY = { newcomer: 2, wrongKey: 5, revocation: 20, sample: 10 };

/** A `serve` process under mixed load at a bounded rate: what it holds in memory and handles, and every error a client saw. */
export async function run(args: string[]): Promise<unknown> {
  const { values } = parseArgs({
    args,
    options: { minutes: { type: "string", default: "1" }, rate: { type: "string", default: "20" } },
  });
  const server = await startSoakServer();
  const errors = new Map<string, number>();
  const failed = (what: string) => (error: unknown) => {
    const text = `${what}: ${error instanceof Error ? error.message : String(error)}`.slice(0, 200);
    errors.set(text, (errors.get(text) ?? 0) + 1);
  };
  const samples: { seconds: number; mb: number; handles: number; open: string }[] = [];
  let calls = 0;
  let ended = 0;
  const call = async (client: Client, turn: number) => {
    const [name, given] = CALLS[turn % CALLS.length] ?? CALLS[0];
    await client.callTool({ name, arguments: { ...given } });
    calls += 1;
  };
  try {
    const { key } = await server.createKey();
    const door: Door = { url: server.url, key, env: server.env };
    const standing = await Promise.all([
      connectHttp(door, "2026-07-28"),
      connectHttp(door, "2025-11-25"),
      connectSse(door),
      connectSse(door),
      connectStdio(door),
      connectHttp(door, "2026-07-28"),
      connectSse(door),
      connectHttp(door, "2025-11-25"),
    ]);
    const streams = [await openStream(door), await openStream(door)];
    const over = AbortSignal.timeout(Number(values.minutes) * 60_000);
    const started = performance.now();
    const each = async (seconds: number, what: string, work: (turn: number) => Promise<void>) => {
      const running = new Set<Promise<void>>();
      for (let turn = 0; !over.aborted; turn++) {
        const one = work(turn).catch(failed(what));
        running.add(one);
        void one.finally(() => running.delete(one));
        await delay(seconds * 1_000, undefined, { signal: over }).catch(() => undefined);
      }
      await Promise.all(running);
    };
    const connects = [
      () => connectHttp(door, "2026-07-28"),
      () => connectSse(door),
      () => connectHttp(door, "2025-11-25"),
    ];
    await Promise.all([
      each(1 / Number(values.rate), "standing client", async (turn) => {
        const client = standing[turn % standing.length];
        if (client) await call(client, turn);
      }),
      each(EVERY.newcomer, "newcomer", async (turn) => {
        const client = await connects[turn % connects.length]?.();
        if (client) await call(client, turn).finally(() => client.close());
      }),
      each(EVERY.wrongKey, "wrong key", async () => {
        const { status } = await fetch(`${door.url}mcp`, {
          method: "POST",
          headers: { authorization: "Bearer x" },
        });
        if (status !== 401) throw new Error(`status ${status}`);
      }),
      each(EVERY.revocation, "revocation", async (turn) => {
        const made = await server.createKey();
        const own = { ...door, key: made.key };
        const opened = await Promise.all([openStream(own), openStream(own)]);
        await run_(process.execPath, [server.main, "key", turn % 2 ? "revoke" : "regenerate", `${made.id}`], {
          env: server.env,
        });
        const since = performance.now();
        await Promise.all(opened.map((stream) => stream.ended));
        if (performance.now() - since > 1_000) throw new Error("a stream outlived its key by a second");
        ended += opened.length;
      }),
      each(EVERY.sample, "sample", async () => {
        const seconds = Math.round((performance.now() - started) / 1_000);
        samples.push({ seconds, ...(await server.sample()) });
      }),
    ]);
    for (const client of standing) await client.close();
    for (const stream of streams) stream.close();
    const log = server.complaints();
    const third = Math.floor(samples.length / 3);
    const part = (from: number, to?: number) => {
      const few = samples.slice(from, to);
      const mean = (of: (typeof few)[number][]) =>
        Math.round(of.reduce((sum, { mb }) => sum + mb, 0) / of.length);
      return { mb: mean(few), handles: Math.max(...few.map(({ handles }) => handles)) };
    };
    console.table({
      first: samples[0],
      start: part(0, third),
      middle: part(third, -third),
      end: part(-third),
    });
    console.table([...errors].map(([error, times]) => ({ error, times })));
    console.log(
      `${server.kind}: ${calls} calls, ${ended} streams ended by their key, ${log.length} warnings in the log`,
    );
    for (const line of log.slice(0, 5)) console.log(line);
    return {
      ...values,
      database: server.kind,
      calls,
      ended,
      errors: Object.fromEntries(errors),
      log,
      samples,
    };
  } finally {
    await server.stop();
  }
}
