import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const WORKER = "embedded-worker.js";

/** A file that `npm run build` makes. This code itself runs from dist/, from dist/chunks/ and, in tests, from src/. */
export function builtFile(name: string): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const dist = [folder, join(folder, "dist")].find((candidate) => existsSync(join(candidate, WORKER)));
    if (dist) return join(dist, name);
    if (folder === dirname(folder)) throw new Error("PingCRM is not built. Run: npm run build");
  }
}
