import { beforeEach } from "vitest";
import { userSettings } from "../src/db/account-schema.ts";
import type { Database } from "../src/db/database.ts";
import type { UserId } from "../src/db/schema.ts";
import { testDatabase } from "./database.ts";
import { createUser } from "./factories.ts";
import { ask, connectInMemory, toolDeps } from "./mcp-client.ts";

/** The moment at which the tools are called in tests. */
export const NOW = new Date("2026-11-23T10:00:00Z");

export interface ToolFixture {
  readonly db: Database;
  /** A new user for each test. */
  userId: UserId;
  /** Calls the tool as that user's client, through the protocol. */
  readonly call: (args?: Record<string, unknown>) => Promise<{ text: string; isError: boolean }>;
}

export async function toolFixture(tool: string, timeZone: string): Promise<ToolFixture> {
  const db = await testDatabase();
  const fixture: ToolFixture = {
    db,
    userId: await createUser(db),
    call: async (args = {}) => ask(await connectInMemory(toolDeps(db, NOW), fixture.userId), tool, args),
  };
  beforeEach(async () => {
    fixture.userId = await createUser(db);
    await db.insert(userSettings).values({ userId: fixture.userId, timeZone });
  });
  return fixture;
}
