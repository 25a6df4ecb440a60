import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { addUser } from "../src/accounts/users.ts";
import type { Database } from "../src/db/database.ts";
import { runImport } from "../src/importers/run-import.ts";
import { writeBare } from "./bare-rows.ts";
import { benchDatabase } from "./database.ts";
import { median } from "./figures.ts";
import { SAMPLES, type Size, writeSample } from "./import-files.ts";

const MB = 1 << 20;

/**
 * Rows a second and memory of each importer, and how many times longer it takes than writing the rows that it made once
 * more into the same table (bare-rows.ts), the two in turns. For the memory of a large file ask for one format alone:
 * --format mbox --megabytes 2000 --rounds 1.
 */
export async function run(args: string[]): Promise<unknown> {
  const { values } = parseArgs({
    args,
    options: {
      rows: { type: "string", default: "20000" },
      megabytes: { type: "string" },
      rounds: { type: "string", default: "5" },
      format: { type: "string", multiple: true, default: Object.keys(SAMPLES) },
    },
  });
  const size: Size = values.megabytes
    ? { bytes: Number(values.megabytes) * MB }
    : { rows: Number(values.rows) };
  const folder = await mkdtemp(join(tmpdir(), "pingcrm-bench-"));
  const { db, kind, close } = await benchDatabase();
  try {
    console.log(`${kind}, against ${kind === "Postgres" ? "COPY" : "inserts of 1,000 rows"}`);
    const results = [];
    for (const name of values.format) {
      const sample = SAMPLES[name];
      if (!sample)
        throw new Error(`There is no sample ${name}. There are: ${Object.keys(SAMPLES).join(", ")}.`);
      const path = join(folder, sample.file);
      await writeSample(path, sample, size);
      const rounds = [];
      for (let round = 0; round < Number(values.rounds); round++)
        rounds.push(await importOnce(db, kind, path, join(folder, "rows")));
      const result = await summary(name, path, rounds);
      console.table([result]);
      results.push({ ...result, rounds });
    }
    return { kind, results };
  } finally {
    await close();
    await rm(folder, { recursive: true, force: true });
  }
}

type Round = Awaited<ReturnType<typeof importOnce>>;

async function summary(name: string, path: string, rounds: readonly Round[]) {
  const middle = (figure: (round: Round) => number) => median(rounds.map(figure));
  const perSecond = (milliseconds: (round: Round) => number) =>
    Math.round(middle((round) => (1000 * round.rows) / milliseconds(round)));
  return {
    name,
    megabytes: Math.round((await stat(path)).size / MB),
    rows: rounds[0]?.rows,
    rowsPerSecond: perSecond(({ time }) => time),
    barePerSecond: perSecond(({ bare }) => bare),
    timesBare: Number(middle(({ time, bare }) => time / bare).toFixed(1)),
    cpuSeconds: Number(middle(({ cpu }) => cpu / 1000).toFixed(1)),
    peakMegabytes: Math.round(Math.max(...rounds.map(({ peak }) => peak)) / MB),
  };
}

/** Times in milliseconds; `cpu` is this process's, `peak` its resident bytes during the import. */
async function importOnce(db: Database, kind: string, path: string, file: string) {
  const user = await addUser(db, { email: `${Date.now()}@example.com`, name: "Nia" });
  let peak = 0;
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 20);
  const cpuBefore = process.cpuUsage();
  const began = performance.now();
  const report = await runImport(db, user, {
    paths: [path],
    format: undefined,
    me: ["nia@example.com"],
    dryRun: false,
    now: new Date(),
    timeZone: "Europe/Lisbon",
    dateOrder: "dmy",
  });
  const time = performance.now() - began;
  const { user: ofUser, system } = process.cpuUsage(cpuBefore);
  clearInterval(watch);
  const rows = report.interactionsAdded || report.created;
  const tables = report.interactionsAdded
    ? (["interactions"] as const)
    : (["contacts", "identities"] as const);
  const bare = await writeBare(db, kind, user.id, tables, file);
  return { rows, time, bare, cpu: (ofUser + system) / 1000, peak };
}
