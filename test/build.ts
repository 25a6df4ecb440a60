import { build } from "vite";

/** Before the suite: the program as people run it, for the tests that start real processes. */
export default async function setup(): Promise<void> {
  await build({ logLevel: "warn" });
}
