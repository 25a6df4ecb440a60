import { expect, it } from "vitest";
import { heldInstallation, pingcrm } from "../../test/cli.ts";

const env = { ...(await heldInstallation()), TZ: "Europe/Lisbon" };
const run = (line: string) => pingcrm(line.split(" "), { env });
await run("user add ada@example.com");

it("shows every setting as it is before anything is set", async () => {
  const { code, stdout } = await run("settings");
  expect(code).toBe(0);
  const rows = stdout.trim().split("\n");
  expect(rows.map((row) => row.split(/\s{2,}/))).toEqual([
    ["SETTING", "VALUE"],
    ["time-zone", "Europe/Lisbon"],
    ["interval.high", "30 days"],
    ["interval.medium", "60 days"],
    ["interval.low", "180 days"],
    ["dormancy", "365 days"],
    ["budget", "5 suggestions a run"],
    ["me", "-"],
  ]);
});

it("sets one, shows it, and refuses what is not allowed with exit 2", async () => {
  expect(await run("settings interval.high 14")).toEqual({ code: 0, stdout: "14 days\n", stderr: "" });
  expect(await run("settings interval.high")).toMatchObject({ stdout: "14 days\n" });
  for (const wrong of ["settings interval.high 6", "settings colour"]) {
    expect(await run(wrong)).toMatchObject({
      code: 2,
      stdout: "",
      stderr: expect.stringMatching(/365|colour/),
    });
  }
});

it("needs to know whose, once there are several accounts", async () => {
  await run("user add bo@example.com");
  expect(await run("settings")).toMatchObject({ code: 1, stderr: expect.stringContaining("--user-email") });
  await run("settings budget 7 --user-email bo@example.com");
  expect((await run("settings budget --user-email ada@example.com")).stdout).toBe("5 suggestions a run\n");
});
