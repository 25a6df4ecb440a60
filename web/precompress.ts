import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import type { Plugin } from "vite";

/** Files that shrink; the others are compressed already. */
const SHRINKS = /\.(?:js|css|html|svg)$/;

/** Writes each file of the build beside itself compressed, so that the server spends nothing on it. */
export const precompress: Plugin = {
  name: "precompress",
  apply: "build",
  writeBundle({ dir = "" }) {
    for (const entry of readdirSync(dir, { recursive: true, encoding: "utf8" })) {
      if (!SHRINKS.test(entry)) continue;
      const path = join(dir, entry);
      const bytes = readFileSync(path);
      writeFileSync(`${path}.br`, brotliCompressSync(bytes));
      writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
    }
  },
};
