import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { Agent, request as httpRequest } from "node:http";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";

/** A server under measurement. */
export interface Subject {
  readonly pid: number;
  /** The text of the answer. Throws where the answer is an error. */
  call(tool: string, given: Record<string, unknown>): Promise<string>;
  close(): Promise<void>;
}

const PINGCRM = "dist/main.js";
const BARE_STDIO = "dist/bench/bare-stdio.js";
const BARE_MODULES = "dist/bench/modules/bare-stdio.js";
const BARE_HTTP = "dist/bench/bare-http.js";
const ERA = "2026-07-28";

const client = () =>
  new Client({ name: "bench", version: "1" }, { versionNegotiation: { mode: { pin: ERA } } });

/** The official client and a server it starts. */
async function overStdio(script: string, args: string[], env: Record<string, string>): Promise<Subject> {
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [script, ...args],
    env: { ...env, LOG_LEVEL: "warn" },
    stderr: "inherit",
  });
  const made = client();
  await made.connect(transport);
  return {
    pid: transport.pid ?? 0,
    call: async (name, given) => textOf(name, await made.callTool({ name, arguments: given })),
    close: () => made.close(),
  };
}

export const pingcrmStdio = (env: Record<string, string>, email: string) =>
  overStdio(PINGCRM, ["mcp", "--user-email", email], env);
export const bareStdio = () => overStdio(BARE_STDIO, [], {});
/** The same, read from node_modules. */
export const bareModules = () => overStdio(BARE_MODULES, [], {});

function textOf(tool: string, result: unknown): string {
  const { content, isError } = result as { content: { text: string }[]; isError?: boolean };
  const answer = content[0]?.text ?? "";
  if (isError) throw new Error(`${tool}: ${answer}`);
  return answer;
}

/** `pingcrm serve`, asked over /mcp with a key. */
export async function pingcrmHttp(env: Record<string, string>, key: string): Promise<Subject> {
  const child = start(PINGCRM, ["serve", "--port", "0"], env);
  const url = await firstMatch(child.stdout, /http:\/\/127\.\S+/);
  return overHttp(child, new URL("mcp", url), key);
}

/** The SDK alone, with its tool registered for each request (`noop`) and made as PingCRM's (`plain`), and the echo. */
export async function bareHttp(): Promise<Record<"noop" | "plain" | "echo", Subject>> {
  const child = start(BARE_HTTP, [], {});
  const ports = JSON.parse(await firstMatch(child.stdout, /\{.*\}/)) as Record<string, number>;
  const mcp = (name: string) => overHttp(child, new URL(`http://127.0.0.1:${ports[name]}/mcp`), "");
  const echo = `http://127.0.0.1:${ports.echo}/`;
  const agent = new Agent({ keepAlive: true });
  return {
    noop: await mcp("noop"),
    plain: await mcp("plain"),
    echo: {
      pid: child.pid ?? 0,
      call: async (tool) => (await post(agent, new URL(echo), {}, `{"call":"${tool}"}`)).body,
      close: async () => agent.destroy(),
    },
  };
}

/**
 * Sends again what the official client sends for a call, through node's own HTTP client: on two cores the official one
 * would be most of what is measured.
 */
async function overHttp(child: ChildProcess, url: URL, key: string): Promise<Subject> {
  const { headers, body } = await recordCall(url, key);
  const agent = new Agent({ keepAlive: true });
  let id = 100;
  return {
    pid: child.pid ?? 0,
    call: async (name, given) => {
      const message = { ...body, id: id++, params: { ...body.params, name, arguments: given } };
      const answer = await post(agent, url, { ...headers, "mcp-name": name }, JSON.stringify(message));
      if (answer.status !== 200) throw new Error(`${name}: HTTP ${answer.status} ${answer.body}`);
      const data = answer.body.startsWith("{")
        ? answer.body
        : (/^data: (\{.*)$/m.exec(answer.body)?.[1] ?? "{}");
      const { result, error } = JSON.parse(data) as { result?: unknown; error?: { message: string } };
      if (!result) throw new Error(`${name}: ${error?.message}`);
      return textOf(name, result);
    },
    close: async () => {
      agent.destroy();
      const exit = once(child, "exit");
      if (child.exitCode === null && child.kill()) await exit;
    },
  };
}

interface Recorded {
  readonly headers: Record<string, string>;
  readonly body: { params: Record<string, unknown> };
}

/** What the official client sends to call a tool. The tool need not exist. */
async function recordCall(url: URL, key: string): Promise<Recorded> {
  let recorded: Recorded | undefined;
  const made = client();
  await made.connect(
    new StreamableHTTPClientTransport(url, {
      ...(key && { requestInit: { headers: { Authorization: `Bearer ${key}` } } }),
      fetch: async (to, init) => {
        const sent = new Request(to, init);
        const body = await sent.clone().text();
        if (body.includes('"tools/call"')) {
          recorded = {
            headers: Object.fromEntries(sent.headers),
            body: JSON.parse(body) as Recorded["body"],
          };
        }
        return fetch(sent);
      },
    }),
  );
  await made.callTool({ name: "noop", arguments: {} }).catch(() => undefined);
  await made.close();
  if (!recorded) throw new Error("The client sent no call.");
  return recorded;
}

function post(
  agent: Agent,
  url: URL,
  headers: Record<string, string>,
  body: string,
): Promise<{ status: number | undefined; body: string }> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(
      url,
      { method: "POST", agent, headers: { ...headers, "content-length": Buffer.byteLength(body) } },
      (response) => {
        text(response).then((got) => resolve({ status: response.statusCode, body: got }), reject);
      },
    );
    sent.on("error", reject);
    sent.end(body);
  });
}

function start(script: string, args: string[], env: Record<string, string>) {
  return spawn(process.execPath, [script, ...args], {
    env: { PATH: process.env.PATH, LOG_LEVEL: "warn", ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
}

async function firstMatch(stdout: Readable, pattern: RegExp): Promise<string> {
  for await (const line of createInterface(stdout)) {
    const [found] = pattern.exec(line) ?? [];
    if (found) {
      stdout.resume();
      return found;
    }
  }
  throw new Error("The server ended before it said where it is.");
}
