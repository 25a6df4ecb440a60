import { expect, it, onTestFinished } from "vitest";
import { pingcrm } from "../../test/cli.ts";
import { importKillRounds, MESSAGES, PEOPLE } from "../../test/import-kill-rounds.ts";
import { temporaryDataDir } from "../../test/temporary-directory.ts";
import { loadConfig } from "../config.ts";
import { openDatabase } from "../db/open.ts";
import { contacts, interactions } from "../db/schema.ts";
import { createLogger } from "../logger.ts";

const dataDir = temporaryDataDir();

/** The longer test: PINGCRM_KILL_ROUNDS=100 npx vitest run src/importers/killed-among. Half as many as asked for, as a round takes two seconds. */
const ROUNDS = Math.ceil(Number(process.env.PINGCRM_KILL_ROUNDS ?? 12) / 2);
/** Milliseconds within which a call is answered, whoever was killed. */
const PROMISED = 5_000;

it(
  `imports, serve and three mcp processes share a database and are killed: nothing is lost or doubled (${ROUNDS} rounds)`,
  async () => {
    const env = { HOME: dataDir, PINGCRM_DATA_DIR: dataDir };
    const { kills, ...seen } = await importKillRounds(env, ROUNDS, 20260307);
    expect(Object.values(kills).reduce((sum, count) => sum + count, 0)).toBe(ROUNDS);
    // A call that was under way in the process that was killed may be told so: within the time promised.
    expect(seen.refused.filter((text) => !/Try again/.test(text)).join("\n")).toBe("");
    expect(seen.calls - seen.refused.length).toBeGreaterThan(ROUNDS);
    expect(seen.shrunk).toEqual([]);
    expect(seen.longest).toBeLessThan(PROMISED);

    const { code, stdout } = await pingcrm(["import", ...seen.folders, "--json"], { env });
    expect(code).toBe(0);
    const last = JSON.parse(stdout);
    expect(last.created).toBeLessThanOrEqual(PEOPLE);
    expect(last.interactionsAdded).toBeLessThanOrEqual(MESSAGES);
    const again = await pingcrm(["import", ...seen.folders, "--json"], { env });
    expect(JSON.parse(again.stdout)).toMatchObject({ created: 0, updated: 0, interactionsAdded: 0 });

    const { db, close } = await openDatabase(loadConfig(env), createLogger("silent"));
    onTestFinished(close);
    const names = await db.select({ name: contacts.displayName }).from(contacts);
    const added = names.map(({ name }) => name).filter((name) => name.startsWith("Added"));
    expect(new Set(added).size).toBe(added.length);
    expect(seen.acknowledged.filter((name) => !added.includes(name))).toEqual([]);
    expect(names.length - added.length).toBe(seen.folders.length * PEOPLE);
    expect(await db.$count(interactions)).toBe(seen.folders.length * MESSAGES);
  },
  60_000 + ROUNDS * 10_000,
);
