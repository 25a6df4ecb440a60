import { chmodSync, existsSync } from "node:fs";
import { createServer } from "node:net";
import { parentPort, workerData } from "node:worker_threads";
import { type Engine, openEngine } from "./engine.ts";
import { installImage } from "./image.ts";
import { serveEngine } from "./server.ts";

// The thread that holds the database: Postgres runs in it without blocking the process, and clients talk to it directly.

/** What the host gives this thread. */
export interface WorkerInput {
  /** The Postgres data directory. */
  directory: string;
  /** What to make the data directory from when there is none. Without it Postgres makes one, in several seconds. */
  image: string;
  /** Where to listen. */
  address: string;
}

/** What this thread tells the host. It ends by itself after "close", and when Postgres dies. */
export type WorkerReport = { kind: "open" } | { kind: "panic"; reason: string };

const { directory, image, address } = workerData as WorkerInput;
const tell = (report: WorkerReport) => parentPort?.postMessage(report);

const server = createServer();
server.listen(address, () => {
  // The data directory keeps other users out; one that was there before may not.
  if (process.platform !== "win32") chmodSync(address, 0o600);
});

const opening = open();
const service = serveEngine(server, opening);
const engine = await opening;
tell({ kind: "open" });

async function open(): Promise<Engine> {
  if (!existsSync(directory) && existsSync(image)) await installImage(image, directory);
  return openEngine(directory, (error) => {
    tell({ kind: "panic", reason: error instanceof Error ? String(error.stack) : JSON.stringify(error) });
    // Not an exception: PGlite would swallow it.
    process.exit(1);
  });
}

parentPort?.once("message", async () => {
  await service.close();
  await engine.close();
  process.exit(0);
});
