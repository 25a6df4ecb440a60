import { createServer } from "node:net";
import { parentPort, workerData } from "node:worker_threads";
import { openEngine } from "./engine.ts";
import { serveEngine } from "./server.ts";

// The thread that holds the database: Postgres runs in it without blocking the process, and clients talk to it directly.

/** What the host gives this thread. */
export interface WorkerInput {
  /** The Postgres data directory. */
  directory: string;
  /** Where to listen. */
  address: string;
}

/** What this thread tells the host. It ends by itself after "close", and with an error when Postgres dies. */
export type WorkerReport = { kind: "listening" } | { kind: "open" };

const { directory, address } = workerData as WorkerInput;
const tell = (report: WorkerReport) => parentPort?.postMessage(report);

const server = createServer();
server.listen(address, () => tell({ kind: "listening" }));

const opening = openEngine(directory, (error) => {
  throw error;
});
const service = serveEngine(server, opening);
const engine = await opening;
tell({ kind: "open" });

parentPort?.once("message", async () => {
  await service.close();
  await engine.close();
  process.exit(0);
});
