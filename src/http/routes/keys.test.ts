import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { testDatabase } from "../../../test/database.ts";
import { SECRET, testApi } from "../../../test/web-api.ts";
import { noteToolCalls } from "../../accounts/note-tool-calls.ts";
import { verifyKey } from "../../accounts/verify-key.ts";
import { apiKeys, auditEvents } from "../../db/account-schema.ts";

const db = await testDatabase();
const localClient = { main: "/opt/pingcrm/dist/main.js", env: {}, sshTarget: "nia@crm.example.com" };
const api = testApi(db, { localClient });
const nia = await api.signedIn();
const omar = await api.signedIn();
const keys = async (who = nia) => (await (await who.client.keys.$get()).json()).keys;

async function makeKey(scope: "read" | "read_write" = "read") {
  const response = await nia.client.keys.$post({ json: { name: "Claude", scope, expiresInDays: 30 } });
  if (!response.ok) throw new Error(await response.text());
  return response.json();
}

it("a new key works, is shown this once, and stands in the configurations of that answer alone", async () => {
  const made = await makeKey();
  const withKey = made.configurations.filter(({ text }) => text.includes(made.key));
  expect(withKey.map(({ title }) => title)).toContain("Claude Code, over HTTP");
  expect(new Set(made.configurations.map(({ client }) => client))).toEqual(
    new Set(["claude-desktop", "claude-code", "cursor", "vscode", "codex", "other"]),
  );
  expect(JSON.stringify(await keys())).not.toContain(made.key);
  const later = await (await nia.client.keys.configurations.$get()).json();
  expect(JSON.stringify(later)).not.toContain(made.key);
  expect(await keys()).toEqual([
    {
      id: made.id,
      name: "Claude",
      prefix: made.key.slice(0, 14),
      scope: "read",
      state: "active",
      createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      expiresAt: expect.any(String),
      lastUsedAt: null,
      lastUsedFrom: null,
      lastTool: null,
      lastToolAt: null,
    },
  ]);
  expect(await db.$count(auditEvents, eq(auditEvents.keyId, made.id))).toBe(1);
  expect(await verifyKey(db, SECRET, made.key)).toMatchObject({ userId: nia.userId, scope: "read" });
});

it("installation links hold what the client reads: the key for Cursor, a question for VS Code", async () => {
  const made = await makeKey();
  const link = (client: string) =>
    made.configurations.find((one) => one.client === client && one.installLink)?.installLink ?? "";
  const cursor = new URL(link("cursor"));
  expect(cursor.searchParams.get("name")).toBe("pingcrm");
  expect(JSON.parse(Buffer.from(cursor.searchParams.get("config") ?? "", "base64").toString())).toEqual({
    url: "http://127.0.0.1:8808/mcp",
    headers: { Authorization: `Bearer ${made.key}` },
  });
  const vscode = JSON.parse(decodeURIComponent(link("vscode").replace("vscode:mcp/install?", "")));
  expect(vscode).toMatchObject({ name: "pingcrm", type: "http", url: "http://127.0.0.1:8808/mcp" });
  expect(vscode.inputs).toHaveLength(1);
  expect(link("vscode")).not.toContain(made.key);
});

it("nothing is said of the machine where strangers may sign up, nor its secrets anywhere", async () => {
  const open = testApi(db, { localClient, config: { allowSignup: true } });
  const stranger = await open.signedIn();
  const seen = JSON.stringify(await (await stranger.client.keys.configurations.$get()).json());
  expect(seen).not.toMatch(/\/opt\/pingcrm|nia@crm/);
  const own = JSON.stringify(await (await nia.client.keys.configurations.$get()).json());
  expect(own).toMatch(/\/opt\/pingcrm/);
  expect(own).toContain(nia.email);
});

it("regenerating and revoking take effect at once, and nobody does it to another's key", async () => {
  const made = await makeKey();
  const param = { id: String(made.id) };
  expect((await omar.client.keys[":id"].regenerate.$post({ param })).status).toBe(404);
  expect((await omar.client.keys[":id"].$delete({ param })).status).toBe(404);
  expect(await keys(omar)).toEqual([]);

  const again = await (await nia.client.keys[":id"].regenerate.$post({ param })).json();
  expect(await verifyKey(db, SECRET, made.key)).toBeUndefined();
  expect(await verifyKey(db, SECRET, again.key)).toMatchObject({ keyId: made.id });
  await nia.client.keys[":id"].$delete({ param });
  expect(await verifyKey(db, SECRET, again.key)).toBeUndefined();
  expect((await keys()).find(({ id }) => id === made.id)).toMatchObject({ state: "revoked" });
  expect(await db.$count(auditEvents, eq(auditEvents.keyId, made.id))).toBeGreaterThanOrEqual(3);
});

it("the list says which tool was called last and when; a regenerated key waits for its first call again", async () => {
  const made = await makeKey();
  const noteCall = noteToolCalls(db);
  const row = async () => (await keys()).find(({ id }) => id === made.id);
  const [stored] = await db.select().from(apiKeys).where(eq(apiKeys.id, made.id));
  noteCall(stored?.hash ?? "", "search_contacts");
  await expect.poll(row).toMatchObject({ lastTool: "search_contacts", lastToolAt: expect.any(String) });
  noteCall(stored?.hash ?? "", "get_contact");
  noteCall(stored?.hash ?? "", "get_suggestions");
  await expect.poll(row).toMatchObject({ lastTool: "get_suggestions" });

  noteCall(stored?.hash ?? "", "get_contact");
  await nia.client.keys[":id"].regenerate.$post({ param: { id: String(made.id) } });
  noteCall("another hash", "get_contact");
  expect(await row()).toMatchObject({ lastTool: null, lastToolAt: null });
});

it("what is wrong with a name or an end is said", async () => {
  const post = (json: { name: string; scope: "read"; expiresInDays?: number }) =>
    nia.client.keys.$post({ json });
  expect(await (await post({ name: " ", scope: "read" })).json()).toMatchObject({
    error: { code: "invalid_input", message: "The name of a key has 1 to 100 characters." },
  });
  expect((await post({ name: "x", scope: "read", expiresInDays: 0 })).status).toBe(400);
});
