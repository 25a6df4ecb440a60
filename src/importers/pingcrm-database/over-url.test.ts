import { expect, it } from "vitest";
import { testDatabase } from "../../../test/database.ts";
import { createUser } from "../../../test/factories.ts";
import { ask, connectInMemory, toolDeps } from "../../../test/mcp-client.ts";
import { olderDatabase } from "../../../test/older-database.ts";
import { contactsOf, everyRowOf, importPaths } from "../../../test/run-import.ts";

const db = await testDatabase();

it("moves over from a real address in one run, twice the same, and is not written to", async () => {
  const older = await olderDatabase(1_200);
  try {
    const count = async () =>
      JSON.stringify(await older.query("select count(*), max(xmin::text) from contacts"));
    const before = await count();
    const userId = await createUser(db, { email: "nia@example.com" });
    expect(await importPaths(db, userId, [older.url])).toMatchObject({
      created: 1_200,
      interactionsAdded: 1_200,
      problems: [],
    });
    expect((await contactsOf(db, userId))[0]).toMatchObject({ company: "Harbour Maps", interactionCount: 1 });
    const client = await connectInMemory(toolDeps(db, new Date("2026-11-23T10:00:00Z")), userId);
    const found = (await ask(client, "search_contacts", { query: "ana7@example.org" })).text;
    const contact_id = /^\| (\d+) \| Ana Silva7 \|/m.exec(found)?.[1];
    expect((await ask(client, "get_contact", { contact_id })).text).toMatch(/^at Harbour Maps$/m);
    expect((await ask(client, "get_interactions", { contact_id })).text).toMatch(
      /2026-03-02 09:30, email, outbound\s+<.*>\nmessage 7\n/,
    );
    const rows = await everyRowOf(db, userId);
    expect(await importPaths(db, userId, [older.url])).toMatchObject({
      created: 0,
      updated: 0,
      interactionsAdded: 0,
    });
    expect(await everyRowOf(db, userId)).toEqual(rows);
    expect(await count()).toBe(before);
  } finally {
    await older.end();
  }
}, 90_000);
