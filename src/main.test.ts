import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { installation, pingcrm } from "../test/cli.ts";
import { loadConfig } from "./config.ts";
import { openDatabase } from "./db/open.ts";
import { createLogger } from "./logger.ts";

const env = await installation();

it("without a command, or with an unknown one, it shows the commands, exit 2", async () => {
  for (const args of [[], ["frobnicate"]]) {
    const result = await pingcrm(args, { env });
    expect(result).toMatchObject({ code: 2, stdout: "" });
    expect(result.stderr).toContain("Usage: pingcrm COMMAND");
  }
});

it("help and version go to stdout, exit 0", async () => {
  expect(await pingcrm(["--help"], { env })).toMatchObject({ code: 0, stderr: "" });
  expect((await pingcrm(["--version"], { env })).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});

it("a data directory that cannot be used is one sentence, exit 1", async () => {
  const file = join(env.HOME ?? "", "a file");
  await writeFile(file, "");
  const { DATABASE_URL: _, ...embedded } = env;
  const result = await pingcrm(["user", "list"], { env: { ...embedded, PINGCRM_DATA_DIR: join(file, "x") } });
  expect(result.code).toBe(1);
  expect(result.stderr).toMatch(/no directory\. Set PINGCRM_DATA_DIR to one/);
  expect(result.stderr).not.toMatch(/\n +at /);
});

it.each(["data", "./data", "~/data"])(
  "%s is no data directory: it would be another one in each folder",
  async (path) => {
    const result = await pingcrm(["user", "list"], { env: { ...env, PINGCRM_DATA_DIR: path } });
    expect(result).toMatchObject({ code: 2, stderr: "PINGCRM_DATA_DIR must be an absolute path.\n" });
  },
);

it("an error that nobody foresaw shows its place and nothing of the data", async () => {
  await pingcrm(["user", "add", "ada@example.com"], { env });
  const { db, close } = await openDatabase(loadConfig(env), createLogger("silent"));
  await db.execute(sql`alter table users rename column name to called`);
  await close();
  const result = await pingcrm(["user", "add", "secret@example.com"], { env });
  expect(result.code).toBe(1);
  expect(result.stderr).toMatch(/^Something unexpected went wrong: error 42703\n +at /);
  expect(result.stderr).not.toMatch(/secret@example|insert into/);
});
