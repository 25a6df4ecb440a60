import { cpSync, readFileSync, symlinkSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { loadConfigFromFile } from "vite";
import { expect, it } from "vitest";
import { temporaryDirectory } from "./temporary-directory.ts";

const ROOT = resolve(import.meta.dirname, "..");

it("what .dockerignore leaves of the tree is enough to configure the build of an image", async () => {
  const context = temporaryDirectory("context");
  const ignored = readFileSync(join(ROOT, ".dockerignore"), "utf8").split("\n").filter(Boolean);
  const fits = (path: string, pattern: string) =>
    pattern.startsWith("**/*") ? path.endsWith(pattern.slice("**/*".length)) : path === pattern;
  const isSent = (path: string) => !ignored.some((pattern) => fits(relative(ROOT, path), pattern));
  cpSync(ROOT, context, { recursive: true, filter: isSent });
  symlinkSync(join(ROOT, "node_modules"), join(context, "node_modules"));
  for (const file of ["vite.config.ts", "web/vite.config.ts"]) {
    const env = { command: "build", mode: "production" } as const;
    expect(await loadConfigFromFile(env, join(context, file), context)).not.toBeNull();
  }
});
