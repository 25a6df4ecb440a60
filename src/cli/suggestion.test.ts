import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { heldInstallation, pingcrm } from "../../test/cli.ts";

const env = await heldInstallation();
const run = (line: string) =>
  pingcrm(line.match(/"[^"]*"|\S+/g)?.map((arg) => arg.replaceAll('"', "")) ?? [], { env });

const list = async () =>
  (await run("suggestion list")).stdout
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split(/\s{2,}/).slice(0, 5));

const CARDS = ["Ana Duarte", "Bo Li", "Chidi Eze"]
  .map(
    (name, index) =>
      `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:${name}\r\nEMAIL:p${index}@example.com\r\nEND:VCARD\r\n`,
  )
  .join("");

beforeAll(async () => {
  const file = join(env.HOME ?? "", "people.vcf");
  await writeFile(file, CARDS);
  await run("user add ada@example.com");
  expect(await run(`import ${file}`)).toMatchObject({ code: 0 });
});

describe("a date or a rhythm for a contact", () => {
  it("is set, shown and taken away", async () => {
    expect((await run("remind 1")).stdout).toBe("Ana Duarte has no date and no rhythm.\n");
    expect((await run("remind 1 --on 2031-03-02 --every 30")).stdout).toBe(
      "Ana Duarte will be suggested on 2031-03-02, and 30 days after the last contact.\n",
    );
    expect((await run("remind 1 --every 14")).stdout).toContain("on 2031-03-02, and 14 days");
    expect((await run("remind 1 --off")).stdout).toBe("Ana Duarte has no date and no rhythm.\n");
  });

  it.each([
    ["remind 99", 1, "There is no contact 99."],
    ["remind 1 --every x", 2, "whole number"],
    ["remind 1 --off --every 3", 2, "either"],
  ])("%s: exit %i, says %s", async (line, code, says) => {
    expect(await run(line)).toMatchObject({ code, stdout: "", stderr: expect.stringContaining(says) });
  });

  it("whose day has come is suggested by the next refresh", async () => {
    for (const id of [1, 2, 3]) await run(`remind ${id} --on 2025-01-01`);
    expect((await run("refresh")).stdout).toContain("Pending suggestions: 3.");
    expect(await list()).toEqual([
      ["1", "Ana Duarte", "1", "scheduled", "email"],
      ["2", "Bo Li", "2", "scheduled", "email"],
      ["3", "Chidi Eze", "3", "scheduled", "email"],
    ]);
  });
});

describe("a suggestion", () => {
  it("is completed, dismissed, snoozed, and taken back", async () => {
    expect((await run("suggestion complete 1")).stdout).toBe("Completed suggestion 1.\n");
    expect((await run("suggestion dismiss 2")).stdout).toBe("Dismissed suggestion 2.\n");
    expect((await run("suggestion snooze 3 --until 2031-03-02")).stdout).toBe(
      "Suggestion 3 comes back on 2031-03-02.\n",
    );
    expect((await run("suggestion list")).stdout).toBe("There are no pending suggestions.\n");
    expect((await run("remind 1")).stdout).toContain("no date");

    for (const id of [1, 2, 3]) {
      expect((await run(`suggestion undo ${id}`)).stdout).toBe(`Suggestion ${id} is pending again.\n`);
    }
    expect((await run("remind 1")).stdout).toContain("on 2025-01-01");
    expect((await list()).map(([id]) => id)).toEqual(["1", "2", "3"]);
    expect((await run('suggestion snooze 3 --until "3 months"')).stdout).toMatch(/comes back on \d{4}-/);
  });

  it.each([
    ["suggestion complete 99", 1, "There is no suggestion 99."],
    ["suggestion snooze 1 --until yesterday", 2, "2 weeks, 1 month, 3 months"],
    ["suggestion forget 1", 2, "forget"],
  ])("%s: exit %i, says %s", async (line, code, says) => {
    expect(await run(line)).toMatchObject({ code, stdout: "", stderr: expect.stringContaining(says) });
  });

  it("of another account is not found", async () => {
    await run("user add bo@example.com");
    expect(await run("suggestion complete 1 --user-email bo@example.com")).toMatchObject({ code: 1 });
    expect(await run("suggestion list --user-email bo@example.com")).toMatchObject({
      stdout: "There are no pending suggestions.\n",
    });
  });
});
