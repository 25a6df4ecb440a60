import { query } from "./messages.ts";
import type { Turns } from "./turns.ts";

// What Postgres' background processes (checkpointer, autovacuum) do elsewhere. PGlite has none: without this the log that
// a successor has to replay would grow until the holder stops, and the planner would know nothing of what is in a table.

/** Milliseconds between two looks, while there is something to do. */
const CHECKPOINT_INTERVAL = 1_000;
const VACUUM_INTERVAL = 60_000;

/** As much log (32 MB) as is replayed in a fraction of a second. */
const CHECKPOINT = query(`do $$ begin
  if pg_current_wal_insert_lsn() - (select redo_lsn from pg_control_checkpoint()) > 33554432 then checkpoint; end if;
end $$`);

/** Autovacuum's own thresholds (Postgres manual, "Automatic Vacuuming"): 50 rows and 20 %, or 10 % for the statistics. */
const FLUSH_COUNTS = query("select pg_stat_force_next_flush()");
const STALE_TABLES = query(`select format(
    case when n_dead_tup > 50 + 0.2 * n_live_tup then 'vacuum (analyze) %I.%I' else 'analyze %I.%I' end,
    schemaname, relname)
  from pg_stat_user_tables
  where n_dead_tup > 50 + 0.2 * n_live_tup or n_mod_since_analyze > 50 + 0.1 * n_live_tup`);

/** Looks after the database between the clients' units, while there are any. Returns how to stop. */
export function startUpkeep(turns: Turns): () => void {
  let own = 0;

  /** Takes a turn as if it were a client. */
  function take(bytes: Buffer): Promise<Buffer> {
    own++;
    return new Promise((resolve) => {
      turns.join({
        unit: { bytes, complete: true, refusal: undefined },
        answer: (pieces) => resolve(Buffer.concat(pieces)),
        next: () => undefined,
        expel: () => undefined,
      });
    });
  }

  function whileUsed(interval: number, act: () => Promise<unknown>): NodeJS.Timeout {
    let seen = 0;
    let acting = false;
    return setInterval(async () => {
      const used = turns.taken - own;
      if (acting || used === seen) return;
      seen = used;
      acting = true;
      await act();
      acting = false;
    }, interval);
  }

  const timers = [
    whileUsed(CHECKPOINT_INTERVAL, () => take(CHECKPOINT)),
    whileUsed(VACUUM_INTERVAL, async () => {
      await take(FLUSH_COUNTS);
      for (const sql of texts(await take(STALE_TABLES))) await take(query(sql));
    }),
  ];
  return () => timers.forEach(clearInterval);
}

/** The first column of each row of an answer (DataRow: type, length, columns, length of the first, its text). */
export function texts(answer: Buffer): string[] {
  const found: string[] = [];
  for (let at = 0; at < answer.length; at += 1 + answer.readUInt32BE(at + 1)) {
    if (answer.toString("latin1", at, at + 1) !== "D") continue;
    const length = answer.readInt32BE(at + 7);
    found.push(answer.toString("utf8", at + 11, at + 11 + length));
  }
  return found;
}
