import { eq, sql } from "drizzle-orm";
import { apiKeys } from "../db/account-schema.ts";
import type { Database } from "../db/database.ts";

/** Milliseconds after a call that was written down in which others of the same key wait, and only the last is. */
const QUIET = 2_000;

/**
 * Writes down which tool a key called last. Nobody waits for it and nothing fails with it.
 * @returns what is told of each call: the hash of the key, which a regenerated key no longer has, and the tool
 */
export function noteToolCalls(db: Database): (hash: string, tool: string) => void {
  const waiting = new Map<string, { tool: string; at: Date } | undefined>();

  async function write(hash: string, { tool, at }: { tool: string; at: Date }): Promise<void> {
    waiting.set(hash, undefined);
    setTimeout(() => {
      const last = waiting.get(hash);
      if (last) void write(hash, last);
      else waiting.delete(hash);
    }, QUIET).unref();
    await db
      .update(apiKeys)
      .set({ lastTool: tool, lastToolAt: sql`${at.toISOString()}::timestamptz` })
      .where(eq(apiKeys.hash, hash))
      .catch(() => undefined);
  }

  return (hash, tool) => {
    const call = { tool, at: new Date() };
    if (waiting.has(hash)) waiting.set(hash, call);
    else void write(hash, call);
  };
}
