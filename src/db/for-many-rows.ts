import { sql } from "drizzle-orm";
import type { Transaction } from "./database.ts";

/**
 * For the rest of a transaction that goes through all rows of a user: memory to group and sort 100,000 contacts without
 * files (Postgres has 4 MB by default, and wrote them twice), and no compilation, which took longer than it saved.
 */
export async function forManyRows(tx: Transaction): Promise<void> {
  await tx.execute(sql`select set_config('work_mem', '32MB', true), set_config('jit', 'off', true)`);
}
