import { Client, SSEClientTransport, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";

export interface Door {
  /** Of the server, with a slash at its end. */
  readonly url: string;
  readonly key: string;
  readonly env: Record<string, string>;
}

const client = (version: string) =>
  new Client(
    { name: "soak", version: "1" },
    { versionNegotiation: { mode: version === "2026-07-28" ? { pin: version } : "legacy" } },
  );
const bearer = (key: string) => ({ headers: { Authorization: `Bearer ${key}` } });

export async function connectHttp({ url, key }: Door, version: string): Promise<Client> {
  const made = client(version);
  return connected(
    made,
    new StreamableHTTPClientTransport(new URL(`${url}mcp`), { requestInit: bearer(key) }),
  );
}

export async function connectSse({ url, key }: Door): Promise<Client> {
  const made = client("2025-11-25");
  return connected(made, new SSEClientTransport(new URL(`${url}mcp/sse`), { requestInit: bearer(key) }));
}

export async function connectStdio({ env }: Door): Promise<Client> {
  const made = client("2026-07-28");
  const command = {
    command: process.execPath,
    args: ["dist/main.js", "mcp"],
    env,
    stderr: "ignore" as const,
  };
  return connected(made, new StdioClientTransport(command));
}

/** A client that could not begin leaves no stream open. */
async function connected(client: Client, transport: Parameters<Client["connect"]>[0]): Promise<Client> {
  await client.connect(transport).catch(async (error: unknown) => {
    await client.close();
    await transport.close();
    throw error;
  });
  return client;
}

/** An SSE stream that only listens. `ended` resolves when the server ends it. */
export async function openStream({ url, key }: Door): Promise<{ ended: Promise<void>; close: () => void }> {
  const left = new AbortController();
  const response = await fetch(`${url}mcp/sse`, { ...bearer(key), signal: left.signal });
  if (response.status !== 200) throw new Error(`a stream opened with status ${response.status}`);
  const drain = async () => {
    for await (const _ of response.body ?? []);
  };
  return { ended: drain().catch(() => undefined), close: () => left.abort() };
}
