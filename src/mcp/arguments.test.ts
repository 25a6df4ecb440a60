import { describe, expect, it } from "vitest";
import { testDatabase } from "../../test/database.ts";
import { createContact, createUser } from "../../test/factories.ts";
import { ask, connectInMemory, toolDeps } from "../../test/mcp-client.ts";

const db = await testDatabase();
const userId = await createUser(db);
const id = await createContact(db, userId);
const call = async (tool: string, args: Record<string, unknown>) =>
  ask(await connectInMemory(toolDeps(db), userId), tool, args);

const TOOLS = [
  ["search_contacts", {}],
  ["get_contact", { contact_id: id }],
  ["get_interactions", { contact_id: id }],
  ["get_suggestions", {}],
  ["get_notifications", {}],
  ["get_dashboard_stats", {}],
] as const;

describe.each(TOOLS)("%s", (tool, needed) => {
  it("refuses an unknown argument and names the valid ones", async () => {
    const client = await connectInMemory(toolDeps(db), userId);
    const { tools } = await client.listTools();
    const known = Object.keys(tools.find(({ name }) => name === tool)?.inputSchema.properties ?? {});
    for (const value of ["x", null, ""]) {
      const { text, isError } = await ask(client, tool, { ...needed, contct: value });
      expect(isError).toBe(true);
      expect(text).toMatch(new RegExp(`^${tool} has no argument "contct"\\. It`));
      for (const name of known) expect(text).toContain(name);
    }
  });

  it("takes null and an empty string for what is not given", async () => {
    const client = await connectInMemory(toolDeps(db), userId);
    const { tools } = await client.listTools();
    const properties = Object.keys(tools.find(({ name }) => name === tool)?.inputSchema.properties ?? {});
    const bare = (await ask(client, tool, needed)).text;
    for (const absent of [null, "", "  "]) {
      const args = Object.fromEntries(properties.map((name) => [name, absent]));
      expect(await ask(client, tool, { ...args, ...needed })).toEqual({ text: bare, isError: false });
    }
  });
});

it("an id is a number or a string of digits", async () => {
  const expected = await call("get_contact", { contact_id: id });
  expect(expected.isError).toBe(false);
  expect(await call("get_contact", { contact_id: String(id) })).toEqual(expected);
  for (const wrong of ["Ines", "1.5", 1.5, 0, -1, true, [id], "9".repeat(30)]) {
    const { text, isError } = await call("get_contact", { contact_id: wrong });
    expect(isError).toBe(true);
    expect(text).toMatch(/^contact_id must be a contact's ID, a whole number.*search_contacts finds it\.$/);
  }
  expect((await call("get_contact", { contact_id: Number.MAX_SAFE_INTEGER })).text).toMatch(
    /^There is no contact/,
  );
});

it.each([
  ["search_contacts", {}, 50],
  ["get_interactions", { contact_id: id }, 100],
  ["get_suggestions", {}, 50],
  ["get_notifications", {}, 100],
])("a limit of %s above the maximum is an error that says the maximum", async (tool, needed, max) => {
  expect((await call(tool, { ...needed, limit: max })).isError).toBe(false);
  for (const limit of [max + 1, 0, -1, 1.5, "many", 1e30]) {
    expect(await call(tool, { ...needed, limit })).toEqual({
      isError: true,
      text: `limit must be a whole number from 1 to ${max}; cursor gives the rest.`,
    });
  }
});

it.each([
  ["search_contacts", { score: "hot" }, "score must be strong, warm or cold."],
  ["search_contacts", { priority: "urgent" }, "priority must be high, medium, low or archived."],
  ["search_contacts", { sort: "age" }, "sort must be relevance, score, last_contact or name."],
  ["search_contacts", { query: 5 }, "query must be the words to search for."],
  [
    "search_contacts",
    { query: "x".repeat(501) },
    "query must be the words to search for of at most 500 characters.",
  ],
  [
    "search_contacts",
    { query: "a\u0000" },
    "query must be the words to search for without control characters.",
  ],
  ["search_contacts", { cursor: "forged" }, /^This cursor does not belong to these arguments\./],
  [
    "search_contacts",
    { last_contact_after: "May" },
    /^last_contact_after must be a date such as 2026-03-02 or a time/,
  ],
  ["get_interactions", { contact_id: id, since: "2026-02-30" }, /^since must be a date such as/],
  ["get_interactions", { contact_id: id, cursor: "forged" }, /^This cursor does not belong/],
  ["get_suggestions", { cursor: "forged" }, /^This cursor does not belong/],
  ["get_notifications", { cursor: "forged" }, /^This cursor does not belong/],
  ["get_notifications", { unread_only: "maybe" }, "unread_only must be true or false."],
] as const)("%s with %j says what is allowed", async (tool, args, message) => {
  const { text, isError } = await call(tool, args);
  expect(isError).toBe(true);
  if (typeof message === "string") expect(text).toBe(message);
  else expect(text).toMatch(message);
});

it("of many mistakes two are told", async () => {
  const { text } = await call("search_contacts", { limit: 0, score: "x", priority: "y", sort: "z" });
  expect(text.match(/ must be /g)).toHaveLength(2);
});
