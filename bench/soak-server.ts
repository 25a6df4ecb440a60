import { execFile, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import pg from "pg";

const exec = promisify(execFile);
const MAIN = resolve("dist/main.js");
const MB = 1024;

/** `pingcrm serve` with a sample network, on a new database of the server of DATABASE_URL, else embedded. */
export async function startSoakServer() {
  const home = await mkdtemp(join(tmpdir(), "pingcrm-soak-"));
  const database = await createDatabase();
  const env: Record<string, string> = {
    HOME: home,
    PATH: process.env.PATH ?? "",
    PINGCRM_DATA_DIR: join(home, "data"),
    LOG_LEVEL: "warn",
    SECRET_KEY: "the-secret-of-the-soak-32-bytes-long",
    ...(database && { DATABASE_URL: database.url }),
  };
  await exec(process.execPath, [MAIN, "demo", "--contacts", "300"], { env });
  const child = spawn(process.execPath, [MAIN, "serve", "--port", "0"], { env });
  const log: string[] = [];
  child.stderr.setEncoding("utf8").on("data", (text: string) => log.push(...text.trim().split("\n")));
  const [greeting] = await once(child.stdout.setEncoding("utf8"), "data");
  const url = /http:\/\/127\.\S+/.exec(String(greeting))?.[0];
  if (!url) throw new Error(`serve did not start: ${greeting} ${log.join("\n")}`);
  return {
    url,
    env,
    main: MAIN,
    kind: database ? "Postgres" : "embedded",
    complaints: () => log,
    async createKey(): Promise<{ id: number; key: string }> {
      const { stdout } = await exec(process.execPath, [MAIN, "key", "create", "--name", "soak", "--json"], {
        env,
      });
      return JSON.parse(stdout);
    },
    /** Of the server process, as Linux counts them: resident memory and open file descriptors; and what it says is open. */
    async sample() {
      const status = await readFile(`/proc/${child.pid}/status`, "utf8");
      const figures = await (await fetch(`${url}metrics`)).text();
      const open = [...figures.matchAll(/^pingcrm_open\{kind="(\w+)"\} (\d+)/gm)];
      return {
        mb: Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / MB),
        handles: (await readdir(`/proc/${child.pid}/fd`)).length,
        open: open.map(([, kind, count]) => `${kind} ${count}`).join(", "),
      };
    },
    async stop() {
      const exit = once(child, "exit");
      if (child.exitCode === null && child.kill("SIGTERM")) await exit;
      await database?.remove();
      await rm(home, { recursive: true, force: true });
    },
  };
}

async function createDatabase() {
  const server = process.env.DATABASE_URL;
  if (!server) return undefined;
  const name = `pingcrm_soak_${randomUUID().replaceAll("-", "")}`;
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  await admin.query(`create database ${name}`);
  return {
    url: Object.assign(new URL(server), { pathname: name }).href,
    remove: async () => {
      await admin.query(`drop database ${name} with (force)`);
      await admin.end();
    },
  };
}
