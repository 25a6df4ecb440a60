import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";

it("the lock file names no registry, so that anyone's own is asked", async () => {
  const lock = await readFile(new URL("../package-lock.json", import.meta.url), "utf8");
  expect(lock).not.toMatch(/"resolved": "https?:/);
});
