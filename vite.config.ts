import { defineConfig } from "vitest/config";
import manifest from "./package.json" with { type: "json" };

// One tool builds the server bundle and runs the tests. Dependencies stay in node_modules.
export default defineConfig({
  define: { __VERSION__: JSON.stringify(manifest.version) },
  build: {
    ssr: true,
    target: "node20",
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      input: { main: "src/main.ts", "embedded-worker": "src/db/embedded/worker.ts" },
      output: { entryFileNames: "[name].js", chunkFileNames: "chunks/[name]-[hash].js" },
    },
  },
  test: {
    include: ["src/**/*.test.ts", "test/**/*.test.ts"],
    globalSetup: "test/build.ts",
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
