import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** A directory for one test, removed after it; with `name` a path within it that does not exist yet. */
export function temporaryDirectory(name = ""): string {
  const directory = mkdtempSync(join(tmpdir(), "pingcrm-test-"));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true, maxRetries: 3 }));
  return join(directory, name);
}
