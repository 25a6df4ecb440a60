import { defineConfig } from "vite";

// Benchmarks are programs of their own, built as the server is and kept apart from it.
export default defineConfig({
  define: { __VERSION__: JSON.stringify("bench") },
  build: {
    ssr: true,
    target: "node20",
    minify: false,
    outDir: "dist/bench",
    rolldownOptions: {
      input: {
        run: "bench/run.ts",
        "bare-stdio": "bench/bare-stdio.ts",
        "bare-http": "bench/bare-http.ts",
        "import-rounds": "bench/import-rounds.ts",
      },
    },
  },
});
