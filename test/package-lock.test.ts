import { readFile } from "node:fs/promises";
import { beforeAll, describe, expect, it } from "vitest";

interface Lock {
  packages: Record<string, { optionalDependencies?: Record<string, string> }>;
}

describe("the lock file, from which anybody installs", () => {
  let text: string;
  beforeAll(async () => {
    text = await readFile(new URL("../package-lock.json", import.meta.url), "utf8");
  });

  it("names no registry, so that everyone's own is asked", () => {
    expect(text).not.toMatch(/"resolved": "https?:/);
  });

  // npm leaves out what the registry at hand does not have; then `npm ci` refuses the file.
  it("has the package of every platform, not only of the one it was written on", () => {
    const { packages } = JSON.parse(text) as Lock;
    const present = new Set(Object.keys(packages).map((path) => path.replace(/^.*node_modules\//, "")));
    const wanted = Object.values(packages).flatMap((one) => Object.keys(one.optionalDependencies ?? {}));
    expect(wanted.length).toBeGreaterThan(10);
    expect(wanted.filter((name) => !present.has(name))).toEqual([]);
  });
});
