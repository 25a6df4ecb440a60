import { build } from "vite";
import { makeTemplate } from "./postgres-template.ts";

/** Before the suite: the program as people run it, for the tests that start real processes, and the empty databases. */
export default async function setup(): Promise<void> {
  await build({ logLevel: "warn" });
  if (process.env.TEST_DATABASE_URL) await makeTemplate(process.env.TEST_DATABASE_URL);
}
