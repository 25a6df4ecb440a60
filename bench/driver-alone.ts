import pg from "pg";
import { createLogger } from "../src/logger.ts";
import { TOOLS } from "../src/mcp/server.ts";
import { type Figures, measure } from "./figures.ts";
import { questions } from "./questions.ts";
import type { World } from "./world.ts";

interface Statement {
  /** Under which it was prepared. */
  readonly name?: string;
  readonly text: string;
  readonly values: unknown[];
}

/** The statements of each tool, sent again through the driver alone: what the database itself takes of a call. */
export async function driverAlone(
  world: World,
  calls: number,
): Promise<Record<string, Figures & { statements: number }>> {
  const { db, userId, close } = await world.open();
  const recorder = recordStatements();
  const deps = { db, logger: createLogger("silent"), now: () => new Date() };
  const results: Record<string, Figures & { statements: number }> = {};
  try {
    for (const [name, { tool, given }] of Object.entries(questions(world.people))) {
      const found = TOOLS.find(({ listed }) => listed.name === tool);
      if (!found) throw new Error(`There is no tool ${tool}.`);
      const recorded: Statement[][] = [];
      for (let n = 0; n < calls; n++) {
        recorded.push(await recorder.during(() => found.call(deps, { userId, scope: "read" }, given(n))));
      }
      const send = async (n: number) => {
        for (const statement of recorded[n] ?? []) await db.$client.query({ ...statement });
      };
      const statements = recorded.reduce((sum, { length }) => sum + length, 0) / recorded.length;
      results[name] = { statements, ...(await measure(send, calls, 1)) };
    }
  } finally {
    recorder.stop();
    await close();
  }
  return results;
}

/** Listens in on the driver. */
function recordStatements() {
  const query = pg.Client.prototype.query;
  let sent: Statement[] | undefined;
  pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
    sent?.push(statementOf(given));
    return Reflect.apply(query, this, given);
  } as typeof query;
  return {
    during: async (work: () => Promise<unknown>): Promise<Statement[]> => {
      sent = [];
      await work();
      const during = sent;
      sent = undefined;
      return during;
    },
    stop: () => {
      pg.Client.prototype.query = query;
    },
  };
}

/** Of what the driver takes: a text and its values, or one object that has both. */
function statementOf([what, values]: unknown[]): Statement {
  const given = typeof what === "string" ? { text: what } : (what as { text: string; values?: unknown[] });
  return { values: Array.isArray(values) ? values : [], ...given };
}
