import { openEmbedded } from "../../src/db/embedded/open.ts";
import { migrate } from "../../src/db/migrate.ts";
import { createLogger } from "../../src/logger.ts";

// One of several processes on one embedded database. Each message is a list of statements, run on one connection; the
// reply has the rows of the last one, or what went wrong. "end" closes the pool in good order.

export interface Task {
  id: number;
  statements: string[];
}
export type Reply =
  | { id: number; rows: Record<string, unknown>[] }
  | { id: number; code: string; message: string };

const pool = await openEmbedded(process.argv[2] ?? "", createLogger("error"));
await migrate(pool);

process.on("message", async (message: Task | "end") => {
  if (message === "end") {
    await pool.end();
    process.disconnect();
    return;
  }
  const { id, statements } = message;
  try {
    process.send?.({ id, rows: await run(statements) } satisfies Reply);
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    process.send?.({ id, code: code ?? "", message } satisfies Reply);
  }
});
process.send?.("ready");

async function run(statements: string[]): Promise<Record<string, unknown>[]> {
  const client = await pool.connect();
  try {
    let rows: Record<string, unknown>[] = [];
    for (const statement of statements) ({ rows } = await client.query(statement));
    client.release();
    return rows;
  } catch (error) {
    client.release(true);
    throw error;
  }
}
