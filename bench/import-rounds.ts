import { addUser } from "../src/accounts/users.ts";
import type { Database } from "../src/db/database.ts";
import { runImport } from "../src/importers/run-import.ts";
import { type Table, writeBare } from "./bare-rows.ts";
import { benchDatabase } from "./database.ts";

// One format in a process of its own, which `imports.ts` starts: its memory is that of this import and no other.

export interface Job {
  readonly path: string;
  readonly tables: readonly Table[];
  readonly rounds: number;
  /** For the rows as COPY takes them. */
  readonly file: string;
}

/** Times in milliseconds; `cpu` is that of this process, `peak` its resident bytes during the import. */
export interface Round {
  readonly rows: number;
  readonly time: number;
  readonly bare: number;
  readonly cpu: number;
  readonly peak: number;
}

process.once("message", async (job: Job) => {
  const rounds: Round[] = [];
  const { db, kind, close } = await benchDatabase();
  try {
    while (rounds.length < job.rounds) rounds.push(await importOnce(db, kind, job));
  } finally {
    await close();
  }
  process.send?.(rounds, () => process.disconnect());
});

async function importOnce(db: Database, kind: string, { path, tables, file }: Job): Promise<Round> {
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
  const contacts = tables.includes("contacts") ? report.created : 0;
  const rows = contacts + report.interactionsAdded;
  if (rows === 0) throw new Error(`Nothing was imported: ${JSON.stringify(report).slice(0, 2000)}`);
  const bare = await writeBare(db, kind, user.id, tables, file);
  return { rows, time, bare, cpu: (ofUser + system) / 1000, peak };
}
