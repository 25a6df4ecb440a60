import { expect, it } from "vitest";
import { heldInstallation, pingcrm } from "../../test/cli.ts";

const env = await heldInstallation();
const run = (args: string) => pingcrm(args.split(" "), { env });

it("makes a sample network in an account of its own and says what to do next", async () => {
  const first = await run("demo --contacts 60");
  expect(first).toMatchObject({ code: 0, stderr: "" });
  expect(first.stdout).toMatch(
    /^Made a sample network of demo@example\.com: 60 contacts, [\d,]+ interactions \(\d+\.\d s\)\.\n/,
  );
  expect(first.stdout).toContain("pingcrm doctor");
  expect(first.stdout).not.toContain("--user-email");

  const refreshed = await run("refresh");
  expect(refreshed.stdout).toMatch(
    /^Scored the contacts of demo@example\.com: \d+ \(\d+ strong, \d+ warm, \d+ cold\).*\. Pending suggestions: \d+\.\n$/,
  );

  await run("user add ada@example.com");
  const again = await run("demo --contacts 10 --seed 7");
  expect(again.stdout).toMatch(/^Replaced the sample network of demo@example\.com: 10 contacts/);
  expect(again.stdout).toContain("pingcrm mcp --user-email demo@example.com");
});

it.each([
  ["no contacts", "demo --contacts 0"],
  ["more than it can make", "demo --contacts 1000001"],
  ["a number that is none", "demo --contacts many"],
  ["a seed that is none", "demo --seed -1"],
  ["an address that is none", "demo --user-email nobody"],
])("%s is wrong usage, exit 2", async (_, args) => {
  const result = await run(args);
  expect(result).toMatchObject({ code: 2, stdout: "" });
  expect(result.stderr).not.toBe("");
});
