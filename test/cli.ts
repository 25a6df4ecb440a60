import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { inject } from "vitest";
import { openEmbedded } from "../src/db/embedded/open.ts";
import { createLogger } from "../src/logger.ts";
import { afterwards } from "./afterwards.ts";
import { createPostgresDatabase } from "./database.ts";
import { layOutDatabase } from "./embedded-database.ts";

/** The built program. */
export const MAIN = fileURLToPath(new URL("../dist/main.js", import.meta.url));

export interface CliResult {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs `pingcrm ARGS` to its end, in an environment of its own: only PATH is taken over. */
export async function pingcrm(
  args: string[],
  options: { env?: Record<string, string>; input?: string } = {},
): Promise<CliResult> {
  const child = spawn(process.execPath, [MAIN, ...args], {
    env: { PATH: process.env.PATH, ...options.env },
    stdio: "pipe",
  });
  const result: CliResult = { code: null, stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => (result.stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (result.stderr += text));
  child.stdin.end(options.input ?? "");
  [result.code] = await once(child, "close");
  return result;
}

/**
 * The environment of an installation of its own for a test file, or for one test: an empty HOME and an empty database, on the
 * Postgres of TEST_DATABASE_URL where that is set, else embedded. All of it is removed when that is done.
 */
export async function installation(): Promise<Record<string, string>> {
  const home = await mkdtemp(join(inject("scratch"), "home-"));
  afterwards(() => rm(home, { recursive: true, force: true }));
  const url = process.env.TEST_DATABASE_URL;
  const env = { HOME: home, PINGCRM_DATA_DIR: join(home, "data") };
  if (!url) {
    layOutDatabase(env.PINGCRM_DATA_DIR);
    return env;
  }
  return {
    ...env,
    DATABASE_URL: await createPostgresDatabase(url),
    SECRET_KEY: "the-secret-of-the-tests-32-bytes-long",
  };
}

/**
 * The same, with its embedded database held open as by a running server: a command that finds it so starts in a third of
 * the time. For files that run many.
 */
export async function heldInstallation(): Promise<Record<string, string>> {
  const env = await installation();
  if (env.DATABASE_URL) return env;
  const pool = await openEmbedded(join(env.HOME ?? "", "data"), createLogger("silent"));
  afterwards(() => pool.end());
  return env;
}
