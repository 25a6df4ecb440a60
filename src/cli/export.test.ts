import { join } from "node:path";
import { expect, it } from "vitest";
import { heldInstallation, pingcrm } from "../../test/cli.ts";
import { folderOf } from "../../test/files.ts";

const env = await heldInstallation();
const run = (...args: string[]) => pingcrm(args, { env });

it("writes an account as one zip, which makes the same account again", async () => {
  const folder = await folderOf({ "people.csv": "Name,Email\nZoë Lindqvist,zoe@example.org\n" });
  const zip = join(folder, "all.zip");
  await run("user", "add", "nia@example.com");
  await run("import", join(folder, "people.csv"));
  expect(await run("export", zip)).toMatchObject({ code: 0, stdout: `Wrote ${zip}.\n` });

  await run("user", "add", "again@example.com");
  const back = await run("import", zip, "--user-email", "again@example.com", "--json");
  expect(JSON.parse(back.stdout)).toMatchObject({ created: 1, read: [{ format: "pingcrm" }] });
  const missing = join(folder, "no-such-folder", "all.zip");
  expect((await run("export", missing, "--user-email", "nia@example.com")).code).toBe(1);
}, 120_000);
