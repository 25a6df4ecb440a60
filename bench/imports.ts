import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { median } from "./figures.ts";
import { ACCOUNTS } from "./import-accounts.ts";
import { SAMPLES, type Size, writeSample } from "./import-files.ts";
import type { Job, Round } from "./import-rounds.ts";

const MB = 1 << 20;
const ROUNDS = resolve("dist/bench/import-rounds.js");

/**
 * Rows a second and memory of each importer, and how many times longer it takes than writing the rows that it made once
 * more into the same tables (bare-rows.ts), the two in turns. For the memory of a large file ask for one format alone:
 * --format mbox --megabytes 2000 --rounds 1.
 */
export async function run(args: string[]): Promise<unknown> {
  const { values } = parseArgs({
    args,
    options: {
      rows: { type: "string", default: "30000" },
      megabytes: { type: "string" },
      rounds: { type: "string", default: "5" },
      format: {
        type: "string",
        multiple: true,
        default: [...Object.keys(SAMPLES), ...Object.keys(ACCOUNTS)],
      },
    },
  });
  const kind = process.env.DATABASE_URL ? "Postgres" : "embedded";
  console.log(`${kind}, against ${kind === "Postgres" ? "COPY" : "inserts of 1,000 rows"}`);
  const rows = Number(values.rows);
  const size: Size = values.megabytes ? { bytes: Number(values.megabytes) * MB } : { rows };
  const results = [];
  for (const name of values.format) {
    const rounds = await roundsOf(name, size, rows, Number(values.rounds));
    const result = summary(name, rounds);
    console.table([result]);
    results.push({ ...result, rounds });
  }
  return { kind, results };
}

async function roundsOf(name: string, size: Size, rows: number, rounds: number): Promise<Round[]> {
  const folder = await mkdtemp(join(tmpdir(), "pingcrm-bench-"));
  const [sample, account] = [SAMPLES[name], ACCOUNTS[name]];
  const source = join(folder, "source");
  let remove = async () => {};
  try {
    await mkdir(source);
    let path = source;
    if (sample) await writeSample(source, sample, size);
    else if (account) ({ path, remove } = await account.make(source, rows));
    const { tables } = sample ?? account ?? { tables: [] };
    if (tables.length === 0)
      throw new Error(`There is no sample ${name}. There are: ${Object.keys(SAMPLES).join(", ")}.`);
    return await inProcess({ path, tables, rounds, file: join(folder, "rows") });
  } finally {
    await remove();
    await rm(folder, { recursive: true, force: true });
  }
}

async function inProcess(job: Job): Promise<Round[]> {
  const child = fork(ROUNDS);
  const answer = once(child, "message");
  const ended = once(child, "exit").then(([code]) => {
    if (code !== 0) throw new Error(`The import ended with ${code}.`);
  });
  child.send(job);
  const rounds = await Promise.race([answer, ended]);
  await ended;
  return rounds ? rounds[0] : [];
}

function summary(name: string, rounds: readonly Round[]) {
  const middle = (figure: (round: Round) => number) => median(rounds.map(figure));
  const perSecond = (milliseconds: (round: Round) => number) =>
    Math.round(middle((round) => (1000 * round.rows) / milliseconds(round)));
  return {
    name,
    rows: rounds[0]?.rows,
    rowsPerSecond: perSecond(({ time }) => time),
    barePerSecond: perSecond(({ bare }) => bare),
    timesBare: Number(middle(({ time, bare }) => time / bare).toFixed(1)),
    cpuSeconds: Number(middle(({ cpu }) => cpu / 1000).toFixed(1)),
    peakMegabytes: Math.round(Math.max(...rounds.map(({ peak }) => peak)) / MB),
  };
}
