import { chmod, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { heldInstallation, MAIN, pingcrm } from "../../test/cli.ts";
import { loadConfig } from "../config.ts";
import { checkDataDirectory, checkNode } from "./doctor-checks.ts";

const env = await heldInstallation();
const run = (...args: string[]) => pingcrm(args, { env });

/** The block of `doctor` under a title, as it is pasted. */
function pasted(stdout: string, title: string): string {
  const part = stdout.split("--- ").find((block) => block.startsWith(`${title}\n`)) ?? "";
  return part.slice(part.indexOf("\n\n")).trim();
}

it("says what is there, what is left to do, and what to paste", async () => {
  const first = await run("doctor");
  expect(first).toMatchObject({ code: 0, stderr: "" });
  expect(first.stdout).toMatch(/^ok {6}Node v/);
  expect(first.stdout).toMatch(/\nok {6}Database: Postgres \d+/);
  expect(first.stdout).toContain("\nto do   Accounts: none yet. Make one: pingcrm user add you@example.com");

  await run("user", "add", "ada@example.com");
  await run("key", "create", "--name", "Cursor");
  const { stdout } = await run("doctor");
  expect(stdout).toContain("\nok      Accounts: 1 (ada@example.com)");
  expect(stdout).toContain("\nok      Keys: 1 active");
  const desktop = JSON.parse(pasted(stdout, "Claude Desktop, on this machine"));
  expect(desktop.mcpServers.pingcrm).toMatchObject({ command: "node", args: [MAIN, "mcp"] });
  const vsCode = JSON.parse(pasted(stdout, "VS Code, over HTTP"));
  expect(vsCode.servers.pingcrm.url).toBe("http://127.0.0.1:8808/mcp");
});

it("the environment that a client needs is in its configuration, and the database's password nowhere above", async () => {
  const { stdout } = await run("doctor");
  const given = JSON.parse(pasted(stdout, "Claude Desktop, on this machine")).mcpServers.pingcrm.env;
  if (env.DATABASE_URL) {
    expect(given.DATABASE_URL).toMatch(/^postgresql:/);
    expect(given.SECRET_KEY).toBe(env.SECRET_KEY);
    expect(stdout.split("Configurations of AI clients")[0]).not.toMatch(/:[^/\s]*@/);
  } else {
    expect(given).toEqual({ PINGCRM_DATA_DIR: env.PINGCRM_DATA_DIR });
  }
});

it("with several accounts the configuration names one", async () => {
  await run("user", "add", "bo@example.com");
  const { stdout } = await run("doctor");
  const server = JSON.parse(pasted(stdout, "Claude Desktop, on this machine")).mcpServers.pingcrm;
  expect(server.args).toEqual([MAIN, "mcp", "--user-email", "ada@example.com"]);
});

it("what is broken is said with what to do, exit 1, and the configurations are still printed", async () => {
  const broken = {
    ...env,
    DATABASE_URL: "postgres://ada:hidden@127.0.0.1:1/pingcrm",
    HOST: "0.0.0.0",
    SECRET_KEY: "",
  };
  const result = await pingcrm(["doctor"], { env: broken });
  expect(result.code).toBe(1);
  expect(result.stdout).toContain("\nbroken  Database: The database cannot be reached.");
  expect(result.stdout).toContain("\nbroken  Secret: SECRET_KEY must be set to listen on 0.0.0.0");
  expect(result.stdout).toContain("--- Claude Desktop, on this machine");
  expect(result.stderr).toContain("Broken: 2.");
});

it("an older Node is broken", () => {
  expect(checkNode("v20.18.3")).toMatchObject({ state: "broken" });
  expect(checkNode("v18.20.0").text).toContain("install Node 20.19 or newer");
  expect(checkNode("v20.19.0").state).toBe("ok");
  expect(checkNode("v22.0.0").state).toBe("ok");
});

it("a data directory that others can look into is broken", async () => {
  const directory = join(env.HOME ?? "", "open to all");
  await mkdir(directory);
  await chmod(directory, 0o755);
  const finding = await checkDataDirectory(loadConfig({ PINGCRM_DATA_DIR: directory }));
  expect(finding).toEqual({
    state: "broken",
    text: `Data directory: others on this machine can look into it. Run: chmod 700 "${directory}"`,
  });
});

it("a data directory that is not there is broken", async () => {
  const missing = loadConfig({ PINGCRM_DATA_DIR: join(env.HOME ?? "", "missing") });
  expect(await checkDataDirectory(missing)).toMatchObject({ state: "broken" });
});
