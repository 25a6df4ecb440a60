import { join } from "node:path";
import { expect, it } from "vitest";
import { testDatabase } from "../../test/database.ts";
import { createUser } from "../../test/factories.ts";
import { folderOf } from "../../test/files.ts";
import { contactsOf, importPaths } from "../../test/run-import.ts";
import { findDuplicates } from "../crm/duplicates/find-duplicates.ts";
import { listDuplicates } from "../crm/duplicates/list-duplicates.ts";
import { listJoins } from "../crm/duplicates/list-joins.ts";
import { joinPair, undoPair } from "../crm/duplicates/settle-pair.ts";

const db = await testDatabase();
const COUNT = 600;
const card = (n: number, email = `p${n}@example.org`) =>
  `BEGIN:VCARD\nVERSION:3.0\nFN:Ana Silva${n}\nEMAIL:${email}\nORG:Harbour Maps ${n % 40}\nEND:VCARD\n`;
const numbers = Array.from({ length: COUNT }, (_, n) => n);

it("two imports of one user, a review and joins at once end as if one had come after the other", async () => {
  const folder = await folderOf({
    "one.vcf": numbers.map((n) => card(n)).join(""),
    "two.vcf": numbers
      .toReversed()
      .map((n) => card(n))
      .join(""),
  });
  const userId = await createUser(db);
  const twins = await folderOf({
    "twins.vcf": [1, 2, 3].map((n) => card(n, `other${n}@example.org`)).join(""),
  });
  await importPaths(db, userId, [join(twins, "twins.vcf")]);
  let running = true;
  const imports = Promise.all(
    ["one.vcf", "two.vcf"].map((name) => importPaths(db, userId, [join(folder, name)])),
  ).finally(() => {
    running = false;
  });
  async function review(): Promise<void> {
    while (running) {
      await findDuplicates(db, userId, { now: new Date() });
      const [pair] = await listDuplicates(db, userId);
      if (!pair) continue;
      await joinPair(db, userId, pair.id, new Date());
      await undoPair(db, userId, pair.id, new Date());
    }
  }
  const [reports] = await Promise.all([imports, review()]);
  expect(reports.reduce((sum, { created }) => sum + created, 0)).toBe(COUNT);
  expect(await contactsOf(db, userId)).toHaveLength(COUNT + 3);
  expect(await listJoins(db, userId)).toEqual([]);
}, 120_000);
