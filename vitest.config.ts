import { defineConfig, mergeConfig } from "vitest/config";
import { ProcessesFirst } from "./test/sequencer.ts";
import build from "./vite.config.ts";

export default mergeConfig(
  build,
  defineConfig({
    test: {
      include: ["src/**/*.test.ts", "web/**/*.test.ts", "test/**/*.test.ts"],
      globalSetup: "test/build.ts",
      // No module keeps anything of a user or a test, so files may share what is loaded: loading took a third of the time.
      isolate: false,
      // Tests wait for processes, sockets and the database's thread: two workers pay on two cores, each with one database.
      maxWorkers: 2,
      sequence: { sequencer: ProcessesFirst },
      testTimeout: 30_000,
      hookTimeout: 60_000,
      // Waiting for what is to come is bounded against hanging only: a busy machine needs more than the second of the default.
      expect: { poll: { timeout: 10_000 } },
    },
  }),
);
