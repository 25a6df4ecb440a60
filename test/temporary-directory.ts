import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, inject, onTestFinished } from "vitest";

/** A directory for one test, removed after it; with `name` a path within it that does not exist yet. */
export function temporaryDirectory(name = ""): string {
  return join(create(onTestFinished), name);
}

/** A directory for all the tests of a file. */
export function temporaryDataDir(): string {
  return create(afterAll);
}

function create(afterwards: (remove: () => void) => void): string {
  const directory = mkdtempSync(join(inject("scratch"), "test-"));
  afterwards(() => rmSync(directory, { recursive: true, force: true, maxRetries: 3 }));
  return directory;
}
