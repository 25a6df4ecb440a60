import { defineConfig } from "vite";
import { BUNDLED } from "../vite.config.ts";

/**
 * Benchmarks are programs of their own, built as the server is and kept apart from it. With `--mode modules` the SDK over
 * stdio is built once more, to be read from node_modules as a server is that nobody bundles.
 */
export default defineConfig(({ mode }) => {
  const modules = mode === "modules";
  return {
    logLevel: "warn",
    define: { __VERSION__: JSON.stringify("bench") },
    ssr: { noExternal: modules ? [] : BUNDLED },
    build: {
      ssr: true,
      target: "node20",
      minify: false,
      outDir: modules ? "dist/bench/modules" : "dist/bench",
      rolldownOptions: {
        input: {
          "bare-stdio": "bench/bare-stdio.ts",
          ...(!modules && {
            run: "bench/run.ts",
            "bare-http": "bench/bare-http.ts",
            "import-rounds": "bench/import-rounds.ts",
          }),
        },
      },
    },
  };
});
