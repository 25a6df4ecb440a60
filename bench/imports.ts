import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import { from } from "pg-copy-streams";
import { addUser } from "../src/accounts/users.ts";
import type { Database } from "../src/db/database.ts";
import { runImport } from "../src/importers/run-import.ts";
import { benchDatabase } from "./database.ts";
import { SAMPLES, TEXT, writeSample } from "./import-files.ts";

const MB = 1 << 20;

/** Rows a second and memory of each importer, beside a bare COPY of the same number of interactions. */
export async function run(args: string[]): Promise<unknown> {
  const { values } = parseArgs({
    args,
    options: {
      rows: { type: "string", default: "20000" },
      format: { type: "string", multiple: true, default: Object.keys(SAMPLES) },
    },
  });
  const rows = Number(values.rows);
  const folder = await mkdtemp(join(tmpdir(), "pingcrm-bench-"));
  const { db, kind, close } = await benchDatabase();
  try {
    const bare = kind === "Postgres" ? await bareCopy(db, rows) : undefined;
    console.log(`${kind}, ${rows} rows each. Bare COPY: ${bare ?? "-"} rows/s.`);
    const results = [];
    for (const name of values.format) {
      const sample = SAMPLES[name];
      if (!sample)
        throw new Error(`There is no sample ${name}. There are: ${Object.keys(SAMPLES).join(", ")}.`);
      const path = join(folder, sample.file);
      const bytes = await writeSample(path, sample, rows);
      const result = { name, megabytes: Math.round(bytes / MB), ...(await importOnce(db, path, rows, bare)) };
      console.table([result]);
      results.push(result);
    }
    return { kind, rows, bareCopy: bare, results };
  } finally {
    await close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function importOnce(db: Database, path: string, rows: number, bare: number | undefined) {
  const user = await addUser(db, { email: `${Date.now()}@example.com`, name: "Nia" });
  let peak = 0;
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 20);
  const started = performance.now();
  try {
    const report = await runImport(db, user, {
      paths: [path],
      format: undefined,
      me: ["nia@example.com"],
      dryRun: false,
      now: new Date(),
      timeZone: "Europe/Lisbon",
      dateOrder: "dmy",
    });
    const seconds = (performance.now() - started) / 1000;
    return {
      written: report.interactionsAdded || report.created,
      seconds: Number(seconds.toFixed(1)),
      rowsPerSecond: Math.round(rows / seconds),
      ...(bare !== undefined && { timesCopy: Number((bare / (rows / seconds)).toFixed(1)) }),
      peakMegabytes: Math.round(peak / MB),
    };
  } finally {
    clearInterval(watch);
  }
}

/** Rows of messages into a table with the columns, keys and indexes of the one that imports write to. */
async function bareCopy(db: Database, rows: number): Promise<number> {
  const client = await db.$client.connect();
  try {
    await client.query("create table bare (like interactions including all)");
    const started = performance.now();
    const lines = Array.from(
      { length: rows },
      (_, row) => `1\t${row % 250}\ttelegram\tinbound\t${TEXT}\t2026-03-02 09:30Z\t${row}\n`,
    );
    const columns = "user_id, contact_id, platform, direction, text, occurred_at, external_id";
    await pipeline(Readable.from(lines), client.query(from(`copy bare (${columns}) from stdin`)));
    return Math.round(rows / ((performance.now() - started) / 1000));
  } finally {
    client.release();
  }
}
