import { expect, it } from "vitest";
import { testDatabase } from "../../../test/database.ts";
import { createUser } from "../../../test/factories.ts";
import { folderOf } from "../../../test/files.ts";
import { FORMAT_FILES } from "../../../test/format-files.ts";
import { importPaths } from "../../../test/run-import.ts";

const db = await testDatabase();

it("a first import does not leave the database in the belief that there are no contacts", async () => {
  await db.$client.query("vacuum analyze contacts");
  await importPaths(db, await createUser(db), [await folderOf(FORMAT_FILES.vcard?.(600) ?? {})]);
  const { rows } = await db.$client.query<{ known: number }>(
    "select reltuples as known from pg_class where oid = 'contacts'::regclass",
  );
  expect(Number(rows[0]?.known)).toBeGreaterThanOrEqual(500);
});
