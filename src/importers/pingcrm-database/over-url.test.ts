import { expect, it } from "vitest";
import { testDatabase } from "../../../test/database.ts";
import { createUser } from "../../../test/factories.ts";
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
