import {
  Client,
  InMemoryTransport,
  SSEClientTransport,
  StreamableHTTPClientTransport,
} from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import { serveStdio } from "@modelcontextprotocol/server/stdio";
import { onTestFinished } from "vitest";
import type { Database } from "../src/db/database.ts";
import type { UserId } from "../src/db/schema.ts";
import { createLogger } from "../src/logger.ts";
import type { ToolDeps } from "../src/mcp/define-tool.ts";
import { createMcpServer } from "../src/mcp/server.ts";
import { MAIN } from "./cli.ts";

/** One protocol version of each era; clients of the older one open with `initialize`. */
export const ERAS = ["2026-07-28", "2025-11-25"] as const;
export type Era = (typeof ERAS)[number];

/** The official client, speaking one of the two eras. */
function client(era: Era): Client {
  const mode = era === "2026-07-28" ? { pin: era } : "legacy";
  const made = new Client({ name: "test", version: "1" }, { versionNegotiation: { mode } });
  onTestFinished(() => made.close());
  return made;
}

export function toolDeps(db: Database, now = new Date()): ToolDeps {
  return { db, logger: createLogger("silent"), now: () => now };
}

/** Client and server joined in memory; the database behind is real. */
export async function connectInMemory(deps: ToolDeps, userId: UserId, era: Era = ERAS[0]): Promise<Client> {
  const [near, far] = InMemoryTransport.createLinkedPair();
  serveStdio(() => createMcpServer(deps, { userId, scope: "read" }), { transport: far });
  const made = client(era);
  await made.connect(near);
  return made;
}

/** A real `pingcrm mcp` process. */
export async function connectStdio(
  env: Record<string, string>,
  era: Era = ERAS[0],
  args: readonly string[] = [],
): Promise<Client> {
  const made = client(era);
  await made.connect(
    new StdioClientTransport({
      command: process.execPath,
      args: [MAIN, "mcp", ...args],
      env,
      stderr: "ignore",
    }),
  );
  return made;
}

/** A client of an endpoint, over the network or by handing each request to `answer`. */
export async function connectHttp(
  url: string,
  key: string,
  era: Era = ERAS[0],
  answer?: Answer,
): Promise<Client> {
  const made = client(era);
  await made.connect(new StreamableHTTPClientTransport(new URL(url), requestOptions(key, answer)));
  return made;
}

/** The same over the SSE pair. */
export async function connectSse(
  url: string,
  key: string,
  era: Era = ERAS[1],
  answer?: Answer,
): Promise<Client> {
  const made = client(era);
  await made.connect(new SSEClientTransport(new URL(url), requestOptions(key, answer)));
  return made;
}

type Answer = (request: Request) => Promise<Response>;

function requestOptions(key: string, answer?: Answer) {
  return {
    requestInit: { headers: { Authorization: `Bearer ${key}` } },
    // Only where there is no network: a Request that nothing holds loses the signal it was made with, and with it the
    // end of a stream.
    ...(answer && { fetch: (to: string | URL, init?: RequestInit) => answer(new Request(to, init)) }),
  };
}

/** What a tool answers: its one block of text. */
export async function ask(
  from: Client,
  name: string,
  args: Record<string, unknown> = {},
): Promise<{ text: string; isError: boolean }> {
  const { content, isError, structuredContent } = await from.callTool({ name, arguments: args });
  const [block] = content;
  if (content.length !== 1 || block?.type !== "text" || structuredContent !== undefined) {
    throw new Error(`${name} must answer with one block of text`);
  }
  return { text: block.text, isError: isError === true };
}
