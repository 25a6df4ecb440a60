import { build } from "vite";
import { makeTemplate } from "./postgres-template.ts";

/** Where the programs go that tests start as processes of their own: Node 20 runs no TypeScript. */
export const TEST_PROGRAMS = "node_modules/.pingcrm-test";

/** Before the suite: the program as people run it, for the tests that start real processes, and the empty databases. */
export default async function setup(): Promise<void> {
  await build({ logLevel: "warn" });
  await build({
    configFile: false,
    logLevel: "warn",
    build: {
      ssr: true,
      target: "node20",
      minify: false,
      outDir: TEST_PROGRAMS,
      rolldownOptions: { input: { "database-process": "test/programs/database-process.ts" } },
    },
  });
  if (process.env.TEST_DATABASE_URL) await makeTemplate(process.env.TEST_DATABASE_URL);
}
