import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { defineConfig, type Plugin } from "vite";
import manifest from "./package.json" with { type: "json" };

/** Makes the database that a first start copies, unless the last build's is still right: it takes some seconds. */
const databaseImage: Plugin = {
  name: "database-image",
  apply: "build",
  generateBundle() {
    rmSync("dist/chunks", { recursive: true, force: true });
  },
  writeBundle() {
    execFileSync(process.execPath, ["dist/embedded-image.js"], { stdio: "inherit" });
  },
};

/**
 * Node 20 has no `navigator`, so pg makes a `Response` to see whether it is at Cloudflare: that loads Node's whole fetch, a
 * tenth of the start of `mcp`.
 */
const notAtCloudflare: Plugin = {
  name: "not-at-cloudflare",
  apply: "build",
  transform(code, id) {
    if (!id.endsWith("/pg/lib/stream.js")) return;
    const answered = code.replace("typeof Response === 'function'", "false");
    if (answered === code) this.warn("pg asks otherwise by now: see what it loads");
    return { code: answered, map: null };
  },
};

/** What every command loads. Of hundreds of small files Node reads each: in one file they take a third of the time. */
export const BUNDLED = [
  /^@modelcontextprotocol\//,
  /^@pinojs\//,
  "any-ascii",
  "atomic-sleep",
  "commander",
  "drizzle-orm",
  "libphonenumber-js",
  "on-exit-leak-free",
  /^pg(-|$)/,
  /^pino(-|$)/,
  /^postgres-/,
  "quick-format-unescaped",
  "safe-stable-stringify",
  "sonic-boom",
  "thread-stream",
  "xtend",
  "zod",
];

// Builds the server; what is not BUNDLED stays in node_modules. The tests are in vitest.config.ts: images are built without them.
export default defineConfig({
  // People see the build whenever they start the program: it speaks when something is wrong.
  logLevel: "warn",
  define: { __VERSION__: JSON.stringify(manifest.version) },
  plugins: [notAtCloudflare, databaseImage],
  ssr: { noExternal: BUNDLED },
  build: {
    ssr: true,
    target: "node20",
    minify: false,
    sourcemap: true,
    emptyOutDir: false,
    rolldownOptions: {
      checks: { pluginTimings: false },
      input: {
        main: "src/main.ts",
        "embedded-worker": "src/db/embedded/worker.ts",
        "embedded-image": "src/db/embedded/build-image.ts",
      },
      output: { entryFileNames: "[name].js", chunkFileNames: "chunks/[name]-[hash].js" },
    },
  },
});
