import { fsyncSync } from "node:fs";
import { PGlite } from "@electric-sql/pglite";
import { btree_gin } from "@electric-sql/pglite/contrib/btree_gin";
import { fuzzystrmatch } from "@electric-sql/pglite/contrib/fuzzystrmatch";
import { NodeFS } from "@electric-sql/pglite/nodefs";

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

/** What PGlite leaves out of its types of the parts that are used here. */
interface NodeStream {
  nfd: number;
}
interface DurableModule {
  NODEFS: {
    stream_ops: { fsync?: (stream: NodeStream) => number };
    tryFSOperation(operation: () => void): void;
  };
}

/** PGlite's Node file system has no fsync, so Postgres' own calls went nowhere. */
class DurableNodeFS extends NodeFS {
  override async init(...[pglite, options]: Parameters<NodeFS["init"]>): ReturnType<NodeFS["init"]> {
    const { emscriptenOpts } = await super.init(pglite, options);
    const addFsync = ({ NODEFS }: DurableModule) => {
      NODEFS.stream_ops.fsync = ({ nfd }) => {
        NODEFS.tryFSOperation(() => fsyncSync(nfd));
        return 0;
      };
    };
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), addFsync] } };
  }
}

/** Postgres' own defaults for durability: PGlite turns fsync off (-F). */
const START_PARAMS = [
  ...PGlite.defaultStartParams.filter((param) => param !== "-F"),
  "-c",
  // fdatasync, the default on Linux, is a stub in PGlite.
  "wal_sync_method=fsync",
];

/** For a database made by initdb. Postgres' 16 MB write no faster here, and a new data directory would hold 16 MB more. */
const WAL_SEGMENT = "--wal-segsize=4";

/**
 * Opens the database in a directory that nobody else has open, and makes one if the directory is empty.
 * `onPanic` is called when Postgres has died inside: nothing may be run after that.
 */
export async function openEngine(directory: string, onPanic: (error: unknown) => never): Promise<Engine> {
  const pglite = await PGlite.create({
    fs: new DurableNodeFS(directory),
    startParams: START_PARAMS,
    initDbStartParams: [WAL_SEGMENT],
    extensions: { btree_gin, fuzzystrmatch },
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
