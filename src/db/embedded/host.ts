import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { Logger } from "../../logger.ts";
import { claimAddress, releaseAddress } from "./address.ts";
import { builtFile, WORKER } from "./built.ts";
import { IMAGE } from "./image.ts";
import { acquireLock } from "./lock.ts";
import type { WorkerInput, WorkerReport } from "./worker.ts";

/** Megabytes of stack for Postgres, which stops a recursion itself (max_stack_depth) before it gets this deep. */
const STACK = 32;

/** Holding the database for all processes. */
export interface Host {
  /** Settles when the database answers, or fails with why it does not. */
  readonly open: Promise<void>;
  /** Settles when this process no longer holds the database, however that came about. */
  readonly gone: Promise<void>;
  /** Lets the clients finish, writes a checkpoint and gives the database up. */
  close(): Promise<void>;
}

/** Becomes the data directory's holder, or returns undefined when another process (or pool) is. */
export function tryHost(dataDir: string, logger: Logger): Host | undefined {
  const lock = acquireLock(join(dataDir, "database.lock"));
  if (!lock) return undefined;
  try {
    const worker = startWorker(dataDir, logger);
    return watch(worker, logger, () => {
      releaseAddress(dataDir);
      lock.release();
    });
  } catch (error) {
    lock.release();
    throw error;
  }
}

function startWorker(dataDir: string, logger: Logger): Worker {
  const input: WorkerInput = {
    directory: join(dataDir, "database"),
    image: builtFile(IMAGE),
    address: claimAddress(dataDir),
  };
  // Built beside the program, as a worker cannot be a TypeScript file. Its stdout is not the process's own, which carries
  // the stdio protocol.
  const worker = new Worker(builtFile(WORKER), {
    workerData: input,
    stdout: true,
    stderr: true,
    resourceLimits: { stackSizeMb: STACK },
  });
  worker.stdout.resume();
  worker.stderr.setEncoding("utf8").on("data", (text: string) => logger.warn({ text }, "embedded database"));
  return worker;
}

function watch(worker: Worker, logger: Logger, giveUp: () => void): Host {
  let failure: unknown = new Error("its thread ended");
  let opened = false;
  const open = new Promise<void>((resolve, reject) => {
    worker.on("message", (report: WorkerReport) => {
      if (report.kind === "panic") failure = new Error(report.reason);
      if (report.kind !== "open") return;
      opened = true;
      resolve();
    });
    worker.once("error", (error) => {
      failure = error;
    });
    worker.once("exit", () => reject(failure));
  });
  const gone = new Promise<void>((resolve) => {
    worker.once("exit", (code) => {
      giveUp();
      if (opened && code !== 0) logger.error({ err: failure }, "the embedded database stopped");
      resolve();
    });
  });
  // Whoever waits for it hears of it.
  open.catch(() => undefined);
  return {
    open,
    gone,
    async close() {
      await open.catch(() => undefined);
      worker.postMessage("close");
      await gone;
    },
  };
}
