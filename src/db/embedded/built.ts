import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * The folder that `npm run build` fills. Found from the package's root, as this code runs from dist/, from dist/chunks/
 * and, in tests, from src/.
 */
export function builtFile(name: string): string {
  let directory = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(directory, "package.json"))) directory = dirname(directory);
  return join(directory, "dist", name);
}
