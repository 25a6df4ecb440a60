import { spawn } from "node:child_process";
import { once } from "node:events";
import { describe, expect, it } from "vitest";
import { heldInstallation, installation, MAIN, pingcrm } from "../../test/cli.ts";
import { folderOf, zipOf } from "../../test/files.ts";
import { CONNECTIONS, messagesCsv, PROFILE } from "../../test/linkedin-export.ts";
import { loadConfig } from "../config.ts";
import type { Database } from "../db/database.ts";
import { openDatabase } from "../db/open.ts";
import { contacts, imports, interactions } from "../db/schema.ts";
import { makeReport } from "../importers/report.ts";
import { createLogger } from "../logger.ts";
import { sayReport } from "./import-report.ts";
import { sayProgress, showProgress } from "./progress.ts";

const env = await heldInstallation();
const run = (...args: string[]) => pingcrm(args, { env });
await run("user", "add", "nia@example.com", "--name", "Nia Okafor");
/** Where an import is the one that holds the database, and is killed as such. */
const alone = await installation();

const people = (count: number) =>
  `First Name,Last Name,URL,Email Address,Company,Position,Connected On\n${Array.from(
    { length: count },
    (_, n) => `Ana,Silva${n},https://www.linkedin.com/in/ana-silva${n},,Acme ${n},Engineer,08 Feb 2026\n`,
  ).join("")}`;

describe("pingcrm import", () => {
  it("reports to people on stdout, and to machines as JSON", async () => {
    const folder = await folderOf({ "Connections.csv": CONNECTIONS });
    const first = await run("import", `${folder}/Connections.csv`, "--dry-run");
    expect(first).toMatchObject({ code: 0, stderr: "" });
    expect(first.stdout).toContain(
      "Nothing was written. It would be: 4 contacts added, 0 interactions added.",
    );
    expect(first.stdout).toContain("Connections.csv (linkedin connections)");
    const second = await run("import", `${folder}/Connections.csv`, "--json");
    expect(JSON.parse(second.stdout)).toMatchObject({
      dryRun: false,
      read: [{ name: "Connections.csv", format: "linkedin", kind: "connections" }],
      created: 4,
      updated: 0,
      unchanged: 0,
      interactionsAdded: 0,
      skipped: [{ why: "connections who hid themselves", count: 1 }],
      problems: [],
    });
    expect((await run("import", folder)).stdout).toContain("Unchanged: 4 contacts.");
  });

  it.each([
    [
      "a file that is no import",
      1,
      ["FOLDER/notes.txt"],
      /^notes\.txt is not anything PingCRM can read\. It reads: .*\.\n$/,
    ],
    [
      "a table whose columns tell nothing",
      1,
      ["FOLDER/table.csv"],
      /^table\.csv is not anything PingCRM can read by itself\. It is a table with the columns Wer, Wohin\. Say what they hold, for example: pingcrm import \S+table\.csv --map name=Wer --map email=Wohin\n$/,
    ],
    [
      "a column that is not in the table",
      1,
      ["FOLDER/table.csv", "--map", "name=Nope", "--map", "email=WOHIN"],
      /^table\.csv is not .* by itself\. It has no column "Nope"\. Its columns are Wer, Wohin\.\n$/,
    ],
    ["a path that is not there", 1, ["/nowhere/at/all"], /^There is no file or folder at .*\.\n$/],
    ["an account that is not there", 1, ["FOLDER", "--user-email", "x@example.com"], /There is no account/],
    ["a format that it does not know", 2, ["FOLDER", "--format", "punched-cards"], /Allowed choices/],
    ["nothing", 2, [], /missing required argument/],
  ])("refuses %s with exit %i and one sentence", async (_, code, args, sentence) => {
    const folder = await folderOf({
      "table.csv": "Wer,Wohin\nAna Faria,ana@example.org\n",
      "notes.txt": "nothing",
      "a.vcf": "BEGIN:VCARD\nFN:Ana\nEND:VCARD\n",
    });
    const result = await run("import", ...args.map((arg) => arg.replace("FOLDER", folder)));
    expect(result).toMatchObject({ code, stdout: "", stderr: expect.stringMatching(sentence) });
  });

  it("ends with exit 1 when a file is cut off, and says where", async () => {
    const folder = await folderOf({ "people.vcf": "BEGIN:VCARD\nFN:Ana\nEND:VCARD\nBEGIN:VCARD\nFN:R" });
    const dry = await run("import", "--dry-run", `${folder}/people.vcf`);
    const result = await run("import", `${folder}/people.vcf`);
    expect([dry.code, result.code]).toEqual([1, 1]);
    expect(dry.stdout).toContain("What came before would be kept.");
    expect(result.stdout).toContain("people.vcf card 2 (line 4): The file is cut off in this card.");
    expect(result.stdout).toContain("What came before was kept.");
  });

  it("ends with exit 1 when a zip among other files is cut off, which are read", async () => {
    const folder = await folderOf({
      "in/a.vcf": "BEGIN:VCARD\nFN:Lin\nEND:VCARD\n",
      "in/cut.zip": zipOf([{ name: "b.vcf", content: "BEGIN:VCARD\nFN:Rui\nEND:VCARD\n" }]).subarray(0, 90),
    });
    const result = await run("import", `${folder}/in`);
    expect(result.code).toBe(1);
    expect(result.stdout).toContain("1 contact added");
    expect(result.stdout).toContain(
      "Broken off:\n  in/cut.zip: The zip is cut off or damaged: nothing in it can be read.\n",
    );
  });

  it("killed at any moment is run again and ends where an unbroken one ends", async () => {
    const count = 1_600;
    const folder = await folderOf({
      "Connections.csv": people(count),
      "Profile.csv": PROFILE,
      "messages.csv": messagesCsv(
        Array.from({ length: count }, (_, n) => ({
          from: "Nia Okafor",
          to: [`Ana Silva${n % 50}`],
          date: "2026-11-01 12:00:00 UTC",
        })),
      ),
    });
    await pingcrm(["user", "add", "nia@example.com", "--name", "Nia Okafor"], { env: alone });
    const asked = async <Answer>(ask: (db: Database) => Promise<Answer>) => {
      const { db, close } = await openDatabase(loadConfig(alone), createLogger("silent"));
      return ask(db).finally(close);
    };
    for (const enough of [1, 600, count]) {
      const child = spawn(process.execPath, [MAIN, "import", folder], {
        env: { PATH: process.env.PATH, ...alone },
        stdio: "ignore",
      });
      const ended = once(child, "close");
      while ((await asked((db) => db.$count(contacts))) < enough && child.exitCode === null);
      child.kill("SIGKILL");
      await ended;
    }
    expect((await pingcrm(["import", folder, "--json"], { env: alone })).code).toBe(0);
    const again = await pingcrm(["import", folder, "--json"], { env: alone });
    expect(JSON.parse(again.stdout)).toMatchObject({
      created: 0,
      updated: 0,
      unchanged: count,
      interactionsAdded: 0,
      interactionsUnchanged: count,
    });
    await asked(async (db) => {
      const rows = await db.select().from(contacts);
      expect(rows).toHaveLength(count);
      expect(rows.reduce((sum, row) => sum + row.interactionCount, 0)).toBe(count);
      expect(await db.$count(interactions)).toBe(count);
      const runs = await db.select().from(imports);
      expect(runs.length).toBeGreaterThan(2);
      expect(runs.map(({ status }) => status)).not.toContain("running");
    });
  }, 180_000);
});

it("the report names every reason for which something was left out, and the first rows that could not be read", () => {
  const { report, skip, problem } = makeReport(false);
  for (let at = 1; at <= 12; at++) {
    skip(`reason ${at}`);
    problem({ type: "problem", place: `row ${at}`, why: "broken" });
  }
  const said = sayReport(report);
  expect(said).toContain("  1 reason 12\n");
  expect(said).toContain("  row 10: broken\n  and 2 more\n");
});

it("progress says how much, how fast and how long", () => {
  expect(sayProgress(12_000, 50_000, 4_000)).toBe("12,000 of 50,000 (24 %), 3,000 a second, 13 s left");
  expect(sayProgress(100, 1_000_000, 1_000)).toBe("100 of 1,000,000 (0 %), 100 a second, 2 h 47 min left");
});

it("progress is one line on a terminal and a few lines in a log", () => {
  const shown = (isTTY: boolean) => {
    const written: string[] = [];
    let time = 0;
    const progress = showProgress({ isTTY, write: (text: string) => written.push(text) }, () => time);
    for (const [at, done, total] of [
      [0, 0, 0],
      [60_000, 100, 1_000],
      [60_050, 200, 1_000],
      [62_000, 300, 1_000],
    ] as const) {
      time = at;
      progress.update({ done, total });
    }
    progress.end();
    return written;
  };
  expect(shown(true)).toEqual([
    "\r\x1b[2Klooking through the files",
    "\r\x1b[2K100 of 1,000 (10 %)",
    "\r\x1b[2K300 of 1,000 (30 %), 100 a second, 7 s left",
    "\r\x1b[2K",
  ]);
  expect(shown(false)).toEqual(["100 of 1,000 (10 %)\n"]);
});
