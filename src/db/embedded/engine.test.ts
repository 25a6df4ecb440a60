import fs, { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { join } from "node:path";
import { afterEach, expect, it, vi } from "vitest";
import { column, newDatabase, openTestEngine } from "../../../test/embedded-engine.ts";
import { temporaryDirectory } from "../../../test/temporary-directory.ts";
import { builtFile } from "./built.ts";
import { openEngine } from "./engine.ts";
import { IMAGE, installImage } from "./image.ts";

function countFsyncs(): () => number {
  const spy = vi.spyOn(fs, "fsyncSync");
  syncBuiltinESMExports();
  return () => spy.mock.calls.length;
}

afterEach(() => {
  vi.restoreAllMocks();
  syncBuiltinESMExports();
});

it("every commit is on the disk before it is acknowledged", async () => {
  const engine = await openTestEngine(await newDatabase());
  column(engine, "create table notes (n int)");
  const fsyncs = countFsyncs();
  for (let n = 1; n <= 50; n++) {
    column(engine, `insert into notes values (${n})`);
    expect(fsyncs()).toBeGreaterThanOrEqual(n);
  }
});

it("a database whose process died opens with all that was acknowledged, and syncs no file twice", async () => {
  const directory = await newDatabase();
  const dead = await openTestEngine(directory);
  column(dead, "create table notes (n int)");
  column(dead, "insert into notes select generate_series(1, 1000)");
  const left = temporaryDirectory("left");
  cpSync(directory, left, { recursive: true });
  const fsyncs = countFsyncs();
  const engine = await openTestEngine(left);
  expect(fsyncs()).toBeLessThan(100);
  expect(column(engine, "select count(*) from notes")).toEqual(["1000"]);
});

it("a first start that was cut short leaves nothing that the next one trips over", async () => {
  const directory = temporaryDirectory("database");
  mkdirSync(`${directory}.new/base`, { recursive: true });
  writeFileSync(`${directory}.new/PG_VERSION`, "1");
  await installImage(builtFile(IMAGE), directory);
  expect(fs.existsSync(`${directory}.new`)).toBe(false);
  expect(column(await openTestEngine(directory), "select 'whole'")).toEqual(["whole"]);
});

it("who did not build the program can copy the database of a first start too", () => {
  const image = builtFile(IMAGE);
  const names = fs.readdirSync(image, { recursive: true, encoding: "utf8" });
  const unreadable = names.filter((name) => (fs.statSync(join(image, name)).mode & 0o004) === 0);
  expect(names.length).toBeGreaterThan(100);
  expect(unreadable).toEqual([]);
});

it.each([
  ["PG_VERSION", "19\n", /initialized by PostgreSQL version 19/],
  ["global/pg_control", "damaged", /pg_control/],
])("says why it cannot open a database with a strange %s", async (file, content, reason) => {
  const directory = await newDatabase();
  writeFileSync(join(directory, file), content);
  await expect(openEngine(directory, () => process.exit(1))).rejects.toThrow(reason);
});
