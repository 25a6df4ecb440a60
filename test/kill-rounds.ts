import { EventEmitter, once } from "node:events";
import { DatabaseProcess } from "./database-process.ts";

const PROCESSES = 4;
const WRITERS = 3;
/** Rows that must be acknowledged after a kill before the next: by then somebody holds the database again. */
const ROWS_A_ROUND = 10;

interface Outcome {
  acknowledged: number;
  /** Rows that were acknowledged and are not there. */
  missing: string[];
  /** Milliseconds of the longest call, whether it was answered or refused. */
  longest: number;
}

/**
 * Four processes share a database and three of them append rows, one by one. In each round one of the four, chosen by
 * `seed`, is killed with SIGKILL and started again.
 */
export async function killRounds(dataDir: string, rounds: number, seed: number): Promise<Outcome> {
  const processes = Array.from({ length: PROCESSES }, () => DatabaseProcess.start(dataDir));
  const process = (slot: number) => processes[slot] ?? DatabaseProcess.start(dataDir);
  await (await process(0)).rows("create table rounds (row text primary key)");
  const acknowledged: string[] = [];
  const progress = new EventEmitter();
  let longest = 0;
  let finished = false;

  async function append(slot: number): Promise<void> {
    for (let n = 0; !finished; n++) {
      const row = `${slot}-${n}`;
      const writer = await process(slot);
      const from = performance.now();
      const reply = await writer.run(`insert into rounds values ('${row}')`);
      longest = Math.max(longest, performance.now() - from);
      // Any other outcome says nothing of the row: it may be there or not.
      if (reply && "rows" in reply) progress.emit("row", acknowledged.push(row));
    }
  }

  const writers = Array.from({ length: WRITERS }, (_, slot) => append(slot));
  let random = seed;
  for (let round = 0; round < rounds; round++) {
    // Lehmer's generator (Park and Miller).
    random = (random * 48_271) % 2_147_483_647;
    const slot = random % PROCESSES;
    const victim = await process(slot);
    processes[slot] = victim.kill().then(() => DatabaseProcess.start(dataDir));
    await process(slot);
    for (let rows = 0; rows < ROWS_A_ROUND; rows++) await once(progress, "row");
  }
  finished = true;
  await Promise.all(writers);
  const there = new Set((await (await process(0)).rows("select row from rounds")).map(({ row }) => row));
  for (const running of processes) await (await running).kill();
  return {
    acknowledged: acknowledged.length,
    missing: acknowledged.filter((row) => !there.has(row)),
    longest,
  };
}
