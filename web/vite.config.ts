import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vite";
import { precompress } from "./precompress.ts";

// The web app, as files that `serve` hands out. Nothing is inlined: the policy allows only files of this server.
export default defineConfig({
  root: import.meta.dirname,
  logLevel: "warn",
  plugins: [tailwindcss(), precompress],
  build: {
    outDir: "../dist/web",
    emptyOutDir: true,
    // The oldest browsers with light-dark(), which the colours are written in.
    target: ["chrome123", "firefox120", "safari17.5"],
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: { checks: { moduleLevelDirective: false, pluginTimings: false } },
  },
  server: { proxy: { "/api": "http://127.0.0.1:8808", "/mcp": "http://127.0.0.1:8808" } },
});
