import { describe, expect, it } from "vitest";
import { testDatabase } from "../../test/database.ts";
import { createUser } from "../../test/factories.ts";
import { folderOf, zipOf } from "../../test/files.ts";
import { FORMAT_FILES } from "../../test/format-files.ts";
import { contactsOf, everyRowOf, importPaths } from "../../test/run-import.ts";

// Each format in a zip that is damaged: what can be read is kept, the report says where it broke, the whole completes it.

const db = await testDatabase();
const OPTIONS = {
  me: ["nia@example.com", "Nia Okafor"],
  timeZone: "Europe/Lisbon",
  dateOrder: "dmy",
} as const;

const nia = () => createUser(db, { name: "Nia Okafor" });

async function damagedThenWhole(damaged: Buffer, whole: Buffer) {
  const userId = await nia();
  const folder = await folderOf({ "damaged.zip": damaged, "whole.zip": whole });
  const report = await importPaths(db, userId, [`${folder}/damaged.zip`], OPTIONS);
  const kept = (await contactsOf(db, userId)).length;
  expect((await importPaths(db, userId, [`${folder}/whole.zip`], OPTIONS)).damaged).toEqual([]);
  const before = await everyRowOf(db, userId);
  expect(await importPaths(db, userId, [`${folder}/whole.zip`], OPTIONS)).toMatchObject({
    created: 0,
    updated: 0,
    joined: 0,
    interactionsAdded: 0,
    toReview: 0,
  });
  expect(await everyRowOf(db, userId)).toEqual(before);
  return { report, kept };
}

const CARD = "BEGIN:VCARD\nVERSION:3.0\nFN:Lin\nEND:VCARD\n";

describe.each(Object.keys(FORMAT_FILES))("%s", (format) => {
  const files = Object.entries(FORMAT_FILES[format]?.(40) ?? {});
  /** What all of it hangs on. */
  const [main] = files.toSorted(([, a], [, b]) => b.length - a.length)[0] ?? [];
  const zip = (wrongSum: boolean) =>
    zipOf(files.map(([name, content]) => ({ name, content, wrongSum: wrongSum && name === main })));

  it("that is not what was packed is kept and said, the whole completes it, and a second time changes nothing", async () => {
    const { report, kept } = await damagedThenWhole(zip(true), zip(false));
    expect(report.damaged).toMatchObject([
      {
        place: expect.stringContaining(main ?? ""),
        why: "The zip is damaged: this file in it is not as it was packed.",
      },
    ]);
    expect(kept).toBeGreaterThan(0);
  });

  it("that cannot be unpacked beyond a place is said", async () => {
    const whole = zip(false);
    const damaged = Buffer.from(whole);
    const data = whole.indexOf(main ?? "") + (main ?? "").length;
    const end = whole.indexOf("PK", data, "latin1");
    damaged.fill(0xff, data + ((end - data) >> 1), end);
    const folder = await folderOf({ "all/damaged.zip": damaged, "all/people.vcf": CARD });
    const { damaged: said } = await importPaths(db, await nia(), [`${folder}/all`], OPTIONS);
    expect(said).toMatchObject([{ place: expect.stringContaining(main ?? "") }]);
  });
});
