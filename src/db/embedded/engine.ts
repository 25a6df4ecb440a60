import { setFlagsFromString } from "node:v8";
import { PGlite } from "@electric-sql/pglite";
import { btree_gin } from "@electric-sql/pglite/contrib/btree_gin";
import { fuzzystrmatch } from "@electric-sql/pglite/contrib/fuzzystrmatch";
import { DurableNodeFS } from "./durable-fs.ts";

/** Emscripten's exit status of the jump back to the main loop after an ordinary SQL error (pglitec.c). */
const SQL_ERROR_JUMP = 100;

/** The whole of Postgres, in this thread. */
export interface Engine {
  /** Runs protocol messages to their end and gives the answer's bytes, in pieces. */
  run(messages: Uint8Array): Buffer[];
  isInTransaction(): boolean;
  /** Writes a checkpoint and stops. */
  close(): Promise<void>;
}

/** Postgres' own defaults for durability: PGlite turns fsync off (-F). */
const START_PARAMS = [
  ...PGlite.defaultStartParams.filter((param) => param !== "-F"),
  "-c",
  // fdatasync, the default on Linux, is a stub in PGlite.
  "wal_sync_method=fsync",
  "-c",
  // Below what the worker's stack has room for, so that endless recursion is an SQL error and no crash.
  "max_stack_depth=512kB",
  "-c",
  // A quarter of the default saves 100 MB and a tenth of a second at the start; the kernel caches the files anyway.
  "shared_buffers=32MB",
];

// V8 recompiles WebAssembly functions for speed in the background. Doing so later, for the busiest alone, halves the
// processor time of a start; long queries run as fast. An engine without this flag ignores it.
setFlagsFromString("--wasm-tiering-budget=100000000");

/** For a database made by initdb. Postgres' 16 MB write no faster here, and a new data directory would hold 16 MB more. */
const WAL_SEGMENT = "--wal-segsize=4";

/**
 * Opens the database in a directory that nobody else has open, and makes one if the directory is empty.
 * `onPanic` is called when Postgres has died inside: nothing may be run after that.
 */
export async function openEngine(directory: string, onPanic: (error: unknown) => never): Promise<Engine> {
  const reasons: string[] = [];
  const pglite = await PGlite.create({
    fs: new DurableNodeFS(directory),
    startParams: START_PARAMS,
    initDbStartParams: [WAL_SEGMENT],
    extensions: { btree_gin, fuzzystrmatch },
    onStderr(line) {
      const reason = /(?:FATAL|PANIC|DETAIL): +(.*)/.exec(line)?.[1];
      if (reason) reasons.push(reason);
      return false;
    },
  }).catch((error) => {
    throw reasons.length > 0 ? new Error(reasons.join(": "), { cause: error }) : error;
  });
  const { Module } = pglite;
  const once = Module._PostgresMainLoopOnce;
  // PGlite swallows whatever the main loop throws. All but an SQL error means that Postgres is no more.
  Module._PostgresMainLoopOnce = () => {
    try {
      once();
    } catch (error) {
      if ((error as { status?: number }).status !== SQL_ERROR_JUMP) onPanic(error);
      throw error;
    }
  };
  return {
    run(messages) {
      const answer: Buffer[] = [];
      // Synchronous but for its last step, which does nothing on this file system.
      pglite
        .execProtocolRawStream(messages, {
          syncToFs: false,
          onRawData: (bytes) => answer.push(Buffer.from(bytes)),
        })
        .catch(onPanic);
      return answer;
    },
    isInTransaction: () => pglite.isInTransaction(),
    close: () => pglite.close(),
  };
}
