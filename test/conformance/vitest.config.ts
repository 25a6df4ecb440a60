import { defineConfig } from "vitest/config";
import base from "../../vite.config.ts";

const { define = {} } = base;

export default defineConfig({
  define,
  test: {
    include: ["test/conformance/suite.ts"],
    globalSetup: "test/build.ts",
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxConcurrency: 2,
  },
});
