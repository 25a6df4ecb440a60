import { expect, it } from "vitest";
import { heldInstallation, pingcrm } from "../../test/cli.ts";

const env = await heldInstallation();
const run = (args: string) => pingcrm(args.split(" "), { env });

it("without an account says what to do first", async () => {
  expect(await run("refresh")).toMatchObject({
    code: 1,
    stdout: "",
    stderr: expect.stringContaining("pingcrm user add"),
  });
});

it("computes the scores of the only account, or of the one that is named", async () => {
  await run("user add ada@example.com");
  expect(await run("refresh")).toEqual({
    code: 0,
    stdout: "Scored the contacts of ada@example.com: 0 (0 strong, 0 warm, 0 cold). Pending suggestions: 0.\n",
    stderr: "",
  });
  await run("user add bo@example.com");
  expect(await run("refresh")).toMatchObject({ code: 1, stderr: expect.stringContaining("--user-email") });
  expect(await run("refresh --user-email bo@example.com")).toMatchObject({ code: 0 });
});
