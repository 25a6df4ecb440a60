import { once } from "node:events";
import { connect, type Socket } from "node:net";

/** A small generator of random numbers with a seed (mulberry32), so that a run can be repeated. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const META = {
  "io.modelcontextprotocol/protocolVersion": "2026-07-28",
  "io.modelcontextprotocol/clientInfo": { name: "fuzz", version: "1" },
  "io.modelcontextprotocol/clientCapabilities": {},
};
const MESSAGES = [
  { jsonrpc: "2.0", id: 1, method: "ping" },
  { jsonrpc: "2.0", id: 1, method: "tools/list", params: { _meta: META } },
  {
    jsonrpc: "2.0",
    id: 1,
    method: "tools/call",
    params: { name: "search_contacts", arguments: { query: "a", limit: 5 }, _meta: META },
  },
  {
    jsonrpc: "2.0",
    id: 1,
    method: "tools/call",
    params: { name: "get_contact", arguments: { contact_id: 1 } },
  },
  {
    jsonrpc: "2.0",
    id: 0,
    method: "initialize",
    params: { protocolVersion: "2025-11-25", capabilities: {}, clientInfo: { name: "f", version: "1" } },
  },
  { jsonrpc: "2.0", method: "notifications/cancelled", params: { requestId: 1 } },
  { jsonrpc: "2.0", id: 1, method: "server/discover", params: { _meta: META } },
].map((message) => JSON.stringify(message));
const METHODS = [
  "POST",
  "POST",
  "POST",
  "POST",
  "GET",
  "PUT",
  "DELETE",
  "OPTIONS",
  "HEAD",
  "PATCH",
  "TRACE",
  "XX",
];
const PATHS = [
  "/mcp",
  "/mcp",
  "/mcp",
  "/mcp/messages?sessionId=00000000-0000-4000-8000-000000000000",
  "/mcp/messages?sessionId=%00'",
  "/",
  "/healthz",
  "/metrics",
  "/../../etc/passwd",
  "/%",
  "//mcp",
  "/mcp/%2e%2e/mcp",
  "*",
];
const VALUES = [
  "",
  "null",
  "-1",
  "1e999",
  "\u0000",
  "'; drop table users; --",
  "\ud83d\ude00".repeat(50),
  "A".repeat(5_000),
];
const JUNK = [
  "null",
  "-1",
  "1e999",
  '"\\u0000"',
  "[]",
  "{}",
  "true",
  '"\\ud800"',
  "9007199254740993",
  `"${"x".repeat(3_000)}"`,
];
const INTERNAL =
  /\bselect \w|insert into|node_modules|\.ts:\d|\.js:\d|\n {4}at |ECONN|pg_|schema_migrations|\/(work|home|tmp|srv)\//;

export interface Fuzzed {
  /** How many answers had each status; 0 for a connection that was closed without one. */
  readonly statuses: Record<number, number>;
  /** Answers that show something internal, with the seed's number of the request. */
  readonly suspicious: string[];
  /** Bytes by which the server's memory grew from the end of the first quarter to the end. */
  readonly growth: number;
}

/** Sends random and mutated requests over raw sockets, some at a time. */
export async function fuzz(to: {
  host: string;
  port: number;
  key: string;
  count: number;
  seed: number;
  /** Bytes that the server holds now. */
  memory: () => Promise<number>;
}): Promise<Fuzzed> {
  const next = random(to.seed);
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(next() * items.length)] as Item;
  const statuses: Record<number, number> = {};
  const suspicious: string[] = [];
  let sent = 0;
  let early = 0;

  const send = async () => {
    while (sent < to.count) {
      const number = sent++;
      if (number === Math.floor(to.count / 4)) early = await to.memory();
      const answer = await exchange(to, requestBytes(next, pick, to.key));
      const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0);
      statuses[status] = (statuses[status] ?? 0) + 1;
      if (INTERNAL.test(answer) || status >= 500) suspicious.push(`${number}: ${answer.slice(0, 500)}`);
    }
  };
  await Promise.all(Array.from({ length: 16 }, send));
  return { statuses, suspicious, growth: (await to.memory()) - early };
}

function requestBytes(next: () => number, pick: <Item>(items: readonly Item[]) => Item, key: string): Buffer {
  const body = mutate(pick(MESSAGES), next, pick);
  const headers = [
    next() < 0.97 ? "Host: 127.0.0.1:8808" : `Host: ${pick(["evil.example", "", "[::", "127.0.0.1:99999"])}`,
    ...(next() < 0.8
      ? [`Authorization: Bearer ${key}`]
      : next() < 0.5
        ? ["Authorization: Basic \u00ff"]
        : []),
    next() < 0.9
      ? "Content-Type: application/json"
      : `Content-Type: ${pick(["", "text/plain", "application/json; x=y", ";;;"])}`,
    "Accept: application/json, text/event-stream",
    "Connection: close",
    ...(next() < 0.3
      ? [`MCP-Protocol-Version: ${pick(["2026-07-28", "2025-11-25", "1999-01-01", "x"])}`]
      : []),
    ...(next() < 0.1 ? [`X-${Math.floor(next() * 1e6)}: ${pick(VALUES).replace(/\0/g, "\u0001")}`] : []),
    next() < 0.97
      ? `Content-Length: ${body.length}`
      : pick(["Content-Length: -1", "Transfer-Encoding: chunked", "Content-Length: 9"]),
  ];
  const start = `${pick(METHODS)} ${next() < 0.95 ? pick(PATHS) : `/${encodeURIComponent(pick(VALUES))}`} HTTP/1.1`;
  const bytes = Buffer.concat([Buffer.from(`${start}\r\n${headers.join("\r\n")}\r\n\r\n`, "latin1"), body]);
  // A few bytes of the whole, the frame of HTTP included.
  if (next() < 0.1) {
    for (let flips = 0; flips < 3; flips++)
      bytes[Math.floor(next() * bytes.length)] = Math.floor(next() * 256);
  }
  return bytes;
}

function mutate(message: string, next: () => number, pick: <Item>(items: readonly Item[]) => Item): Buffer {
  const kind = next();
  if (kind < 0.3) return Buffer.from(message);
  // Some value of the JSON becomes another one.
  if (kind < 0.7)
    return Buffer.from(
      message.replace(/:("[^"]*"|\d+|\{\})/g, (all) => (next() < 0.2 ? `:${pick(JUNK)}` : all)),
    );
  if (kind < 0.8) return Buffer.from(message.slice(0, Math.floor(next() * message.length)));
  const bytes = Buffer.from(message);
  for (let flips = 0; flips < 1 + next() * 8; flips++) {
    bytes[Math.floor(next() * bytes.length)] = Math.floor(next() * 256);
  }
  return kind < 0.95 ? bytes : Buffer.concat([bytes, Buffer.alloc(Math.floor(next() * 100), bytes)]);
}

/** What the server answers until it closes; a request that does not end is closed from this side. */
async function exchange({ host, port }: { host: string; port: number }, bytes: Buffer): Promise<string> {
  const socket: Socket = connect(port, host);
  let answer = "";
  socket.setEncoding("utf8").on("data", (text: string) => {
    answer += text;
  });
  socket.on("error", () => undefined);
  socket.setTimeout(300, () => socket.destroy());
  const closed = once(socket, "close").catch(() => undefined);
  socket.end(bytes);
  await closed;
  return answer;
}
