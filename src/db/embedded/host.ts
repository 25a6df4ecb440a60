import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { Logger } from "../../logger.ts";
import { claimAddress, releaseAddress } from "./address.ts";
import { builtFile } from "./built.ts";
import { IMAGE } from "./image.ts";
import { acquireLock } from "./lock.ts";
import type { WorkerInput, WorkerReport } from "./worker.ts";

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
  const input: WorkerInput = {
    directory: join(dataDir, "database"),
    image: builtFile(IMAGE),
    address: claimAddress(dataDir),
  };
  // Built beside the program, as a worker cannot be a TypeScript file.
  const worker = new Worker(builtFile("embedded-worker.js"), {
    workerData: input,
    stdout: true,
    stderr: true,
  });
  // stdout carries the stdio protocol: nothing a library prints may reach it.
  worker.stdout.resume();
  worker.stderr.setEncoding("utf8").on("data", (text: string) => logger.warn({ text }, "embedded database"));

  let failure: unknown = new Error("The thread of the embedded database ended.");
  const gone = new Promise<void>((resolve) => {
    worker.once("error", (error) => {
      failure = error;
      logger.error({ err: error }, "the embedded database stopped");
    });
    worker.once("exit", () => {
      releaseAddress(dataDir);
      lock.release();
      resolve();
    });
  });
  const open = new Promise<void>((resolve, reject) => {
    worker.on("message", (report: WorkerReport) => report.kind === "open" && resolve());
    void gone.then(() => reject(failure));
  });
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
