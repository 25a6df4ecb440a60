import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "vite";
import type { TestProject } from "vitest/node";
import { makeTemplate } from "./postgres-template.ts";

/** Where the programs go that tests start as processes of their own: Node 20 runs no TypeScript. */
export const TEST_PROGRAMS = "node_modules/.pingcrm-test";

declare module "vitest" {
  interface ProvidedContext {
    /** A directory for what outlives a test file, removed after the suite. */
    scratch: string;
  }
}

/** Before the suite: the program as people run it, for the tests that start real processes, and the empty databases. */
export default async function setup(project: TestProject): Promise<() => void> {
  await build({ logLevel: "warn" });
  await build({
    configFile: false,
    logLevel: "warn",
    build: {
      ssr: true,
      target: "node20",
      minify: false,
      outDir: TEST_PROGRAMS,
      rolldownOptions: {
        input: {
          "database-process": "test/programs/database-process.ts",
          "refresh-process": "test/programs/refresh-process.ts",
        },
      },
    },
  });
  if (isWebStale()) buildWeb();
  if (process.env.TEST_DATABASE_URL) await makeTemplate(process.env.TEST_DATABASE_URL);
  const scratch = mkdtempSync(join(tmpdir(), "pingcrm-suite-"));
  project.provide("scratch", scratch);
  return () => rmSync(scratch, { recursive: true, force: true });
}

/** In a process of its own, as this one's NODE_ENV would make a React for development of it. */
function buildWeb(): void {
  const args = ["node_modules/vite/bin/vite.js", "build", "web"];
  execFileSync(process.execPath, args, { stdio: "inherit", env: { ...process.env, NODE_ENV: "production" } });
}

/** Whether the web app changed since it was built: the run of one unit test should not wait for it. */
function isWebStale(): boolean {
  const built = "dist/web/index.html";
  if (!existsSync(built)) return true;
  const sources = readdirSync("web", { recursive: true, encoding: "utf8" }).map((path) => join("web", path));
  const { mtimeMs } = statSync(built);
  return ["web", "package-lock.json", ...sources].some((path) => statSync(path).mtimeMs > mtimeMs);
}
