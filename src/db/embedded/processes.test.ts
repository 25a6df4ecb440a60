import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { DatabaseProcess } from "../../../test/database-process.ts";
import { temporaryDirectory } from "../../../test/temporary-directory.ts";

const running = new Set<DatabaseProcess>();

async function start(dataDir: string): Promise<DatabaseProcess> {
  const started = await DatabaseProcess.start(dataDir);
  running.add(started);
  return started;
}

afterEach(async () => {
  for (const process of running) await process.kill();
  running.clear();
});

/** The promise of the specification: milliseconds within which the next call answers when the holder was killed. */
const PROMISED = 5_000;

async function timed<Result>(action: () => Promise<Result>): Promise<[Result, number]> {
  const from = performance.now();
  return [await action(), performance.now() - from];
}

it("several processes start at once on an empty directory and share one database", async () => {
  const dataDir = temporaryDirectory();
  const processes = await Promise.all([1, 2, 3, 4].map(() => start(dataDir)));
  await processes[0]?.rows("create table notes (author int, text text)");
  await Promise.all(processes.map((process, i) => process.rows(`insert into notes values (${i}, 'hello')`)));
  for (const process of processes) {
    expect(await process.rows("select author from notes order by author")).toEqual(
      processes.map((_, author) => ({ author })),
    );
    expect(process.output).toBe("");
  }
});

it("the next call answers in time when the holder is killed, whoever it was", async () => {
  const dataDir = temporaryDirectory();
  const processes: DatabaseProcess[] = [];
  for (let i = 0; i < 4; i++) processes.push(await start(dataDir));
  await processes[0]?.rows("create table notes (text text)");
  for (let holder = 0; holder < 3; holder++) {
    await processes[holder]?.rows(`insert into notes values ('of ${holder}')`);
    await processes[holder]?.kill();
    const survivors = processes.slice(holder + 1);
    const answers = await Promise.all(
      survivors.map((process) => timed(() => process.rows("select count(*)::int as n from notes"))),
    );
    for (const [rows, duration] of answers) {
      expect(rows).toEqual([{ n: holder + 1 }]);
      expect(duration).toBeLessThan(PROMISED);
    }
  }
});

it("a holder that ends in good order hands over, and no call of the others fails", async () => {
  const dataDir = temporaryDirectory();
  const holder = await start(dataDir);
  const others = [await start(dataDir), await start(dataDir)];
  await holder.rows("create table notes (author int, n int)");
  let ending: Promise<void> | undefined;
  await Promise.all(
    others.map(async (process, author) => {
      for (let n = 0; n < 60; n++) {
        await process.rows("begin", `insert into notes values (${author}, ${n})`, "commit");
        if (n === 20) ending ??= holder.end();
      }
    }),
  );
  await ending;
  expect(await others[0]?.rows("select author, count(*)::int as n from notes group by 1 order by 1")).toEqual(
    [
      { author: 0, n: 60 },
      { author: 1, n: 60 },
    ],
  );
});

it("what a client killed within its transaction had written is undone, and the others go on", async () => {
  const dataDir = temporaryDirectory();
  const holder = await start(dataDir);
  const client = await start(dataDir);
  await holder.rows("create table notes (text text)");
  // Never answered: the transaction stays open, as the second statement fails to come to its end.
  const open = client.run(
    "begin",
    "insert into notes values ('half')",
    "select pg_sleep(0.1)",
    "select 'x' from notes",
    ...Array(500).fill("select pg_sleep(0.01)"),
  );
  const waiting = holder.rows("select * from notes");
  await client.kill();
  expect(await open).toBeUndefined();
  expect(await waiting).toEqual([]);
});

it("the files of the database are for their owner alone", async () => {
  const dataDir = temporaryDirectory("new");
  await start(dataDir);
  for (const [file, mode] of [
    ["", 0o700],
    ["database", 0o700],
    ["database.lock", 0o600],
    [".s.PGSQL.5432", 0o600],
  ] as const) {
    expect(statSync(join(dataDir, file)).mode & 0o777).toBe(mode);
  }
  expect(readFileSync(`${dataDir}/database/PG_VERSION`, "utf8")).toBe("18\n");
});

it("works in a directory whose path is too long for a socket", async () => {
  const dataDir = temporaryDirectory("a".repeat(120));
  const first = await start(dataDir);
  const second = await start(dataDir);
  await first.rows("create table notes (text text)");
  await second.rows("insert into notes values ('far away')");
  await first.kill();
  expect(await second.rows("select text from notes")).toEqual([{ text: "far away" }]);
});

it("a recursion without end is an error, and the database stays", async () => {
  const process = await start(temporaryDirectory());
  await process.rows(
    "create function deeper(n int) returns int language plpgsql as 'begin return deeper(n + 1); end'",
  );
  await expect(process.rows("select deeper(1)")).rejects.toThrow("stack depth limit exceeded");
  expect(await process.rows("select 1 as alive")).toEqual([{ alive: 1 }]);
  expect(process.output).toBe("");
});
