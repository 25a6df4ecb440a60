import type { Client } from "@modelcontextprotocol/client";
import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { installation, pingcrm } from "../../test/cli.ts";
import { createContact, createInteraction } from "../../test/factories.ts";
import { connectHttp, connectSse, ERAS } from "../../test/mcp-client.ts";
import { startServer } from "../../test/serve.ts";
import { addUser } from "../accounts/users.ts";
import { loadConfig } from "../config.ts";
import { indexContactWords } from "../crm/search/index-contact-words.ts";
import { openDatabase } from "../db/open.ts";
import { createLogger } from "../logger.ts";

// What the program prints in all when it is told to log everything.

const env = { ...(await installation()), LOG_LEVEL: "trace" };
/** Stands in everything that is private: a name, a note, a message, an argument, a path, a header, a password. */
const PRIVATE = "quetzal";

const TOOLS = [
  ["search_contacts", { query: PRIVATE }],
  ["search_contacts", { query: PRIVATE, cursor: PRIVATE }],
  ["search_contacts", { [PRIVATE]: PRIVATE }],
  ["get_contact", { contact_id: 1 }],
  ["get_contact", { name: PRIVATE }],
  ["get_contact", { contact_id: 999 }],
  ["get_interactions", { contact_id: 1 }],
  ["get_interactions", { contact_id: 1, since: PRIVATE }],
  ["get_suggestions", {}],
  ["get_notifications", { unread_only: PRIVATE }],
  ["get_dashboard_stats", {}],
  [PRIVATE, { [PRIVATE]: PRIVATE }],
] as const;

async function callAll(client: Client): Promise<void> {
  for (const [name, args] of TOOLS) {
    await client.callTool({ name, arguments: { ...args } }).catch(() => undefined);
  }
}

/** Requests that no client makes: what is private stands where a careless log would have it. */
async function sendOddRequests(url: string, key: string): Promise<Response[]> {
  const headers = { authorization: `Bearer ${key}`, "content-type": "application/json", "x-note": PRIVATE };
  const post = (path: string, body: string, more: Record<string, string> = {}) =>
    fetch(url + path, { method: "POST", headers: { ...headers, ...more }, body });
  return Promise.all([
    post("mcp", `{"${PRIVATE}`),
    post("mcp", JSON.stringify({ jsonrpc: "2.0", id: PRIVATE, method: PRIVATE })),
    post("mcp", JSON.stringify({ [PRIVATE]: PRIVATE })),
    post("mcp", "{}", { authorization: `Bearer ${PRIVATE}` }),
    post("mcp", "{}", { "mcp-protocol-version": PRIVATE, "mcp-session-id": PRIVATE }),
    post(`mcp/messages?sessionId=${PRIVATE}`, "{}"),
    post(`api/${PRIVATE}?q=${PRIVATE}`, "{}"),
    post("api/auth/sign-in", JSON.stringify({ email: `${PRIVATE}@example.com`, password: PRIVATE })),
    fetch(`${url}${PRIVATE}?${PRIVATE}`, { headers: { cookie: `better-auth.session_token=${PRIVATE}` } }),
  ]);
}

it("the log holds no message text and no key, and names the request of each call of a tool", async () => {
  const { db, close } = await openDatabase(loadConfig(env), createLogger("silent"));
  const { id: userId } = await addUser(db, { email: "ada@example.com", password: `${PRIVATE}-${PRIVATE}` });
  const contact = await createContact(db, userId, { displayName: `Ines ${PRIVATE}`, notes: PRIVATE });
  await createInteraction(db, userId, contact, { text: PRIVATE, subject: PRIVATE });
  await indexContactWords(db, userId, [contact]);
  const { stdout } = await pingcrm(["key", "create", "--name", "a", "--json"], { env });
  const { id, key } = JSON.parse(stdout) as { id: number; key: string };

  const server = await startServer(env);
  const clients = [
    await connectHttp(`${server.url}mcp`, key, ERAS[0]),
    await connectHttp(`${server.url}mcp`, key, ERAS[1]),
    await connectSse(`${server.url}mcp/sse`, key),
  ];
  for (const client of clients) await callAll(client);
  const answers = await sendOddRequests(server.url, key);
  const stdio = await pingcrm(["mcp"], {
    env,
    input: [
      `{"jsonrpc":"2.0","id":1,"method":"${PRIVATE}"}`,
      PRIVATE,
      ...TOOLS.map(([name, args], index) =>
        JSON.stringify({
          jsonrpc: "2.0",
          id: index + 2,
          method: "tools/call",
          params: { name, arguments: args },
        }),
      ),
      "",
    ].join("\n"),
  });
  // From here on every call that reads messages fails with an error that quotes its query.
  await db.execute(sql`alter table interactions rename to ${sql.identifier(`${PRIVATE}s`)}`);
  for (const client of clients) await callAll(client);
  await close();
  await pingcrm(["key", "revoke", String(id)], { env });
  expect(await server.stop()).toEqual([0, null]);

  const printed = server.stdout + server.stderr() + stdio.stderr;
  expect(printed).not.toContain(PRIVATE);
  expect(printed).not.toContain(key.slice("pingcrm_".length));
  expect(printed).not.toMatch(/select |insert /);
  const lines = server
    .stderr()
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  const requests = new Set(lines.filter(({ msg }) => msg === "request").map(({ requestId }) => requestId));
  const calls = lines.filter(({ msg }) => msg === "tool call");
  expect(calls.length).toBeGreaterThan(40);
  for (const { requestId, ms, outcome } of calls) {
    expect(requests).toContain(requestId);
    expect([typeof ms, typeof outcome]).toEqual(["number", "string"]);
  }
  expect(new Set(calls.map(({ outcome }) => outcome))).toContain("unexpected");
  const shown = answers.flatMap(({ headers }) => headers.get("x-request-id") ?? []);
  expect(shown.length).toBeGreaterThan(5);
  for (const requestId of shown) expect(requests).toContain(requestId);
});
