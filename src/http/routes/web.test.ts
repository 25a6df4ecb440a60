import { brotliCompressSync, brotliDecompressSync, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { folderOf } from "../../../test/files.ts";
import { readWebFiles } from "../web-files.ts";
import { webRoutes } from "./web.ts";

const SCRIPT = "console.log(1);".repeat(50);
const folder = await folderOf({
  "index.html": "<!doctype html><title>PingCRM</title>",
  "theme.js": "1",
  "assets/main-a1b2.js": SCRIPT,
  "assets/main-a1b2.js.br": brotliCompressSync(SCRIPT),
  "assets/main-a1b2.js.gz": gzipSync(SCRIPT),
  "assets/inter-c3d4.woff2": Buffer.from([0, 1, 2]),
  "notes.txt": "not part of it",
});
const app = webRoutes(await readWebFiles(folder));
const ask = (path: string, headers: Record<string, string> = {}) => app.request(path, { headers });
const browser = { accept: "text/html,application/xhtml+xml" };

describe("files", () => {
  it("with a hash in their name are kept for ever, and the others are asked for again", async () => {
    const script = await ask("/assets/main-a1b2.js");
    expect(script.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
    expect(script.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect((await ask("/assets/inter-c3d4.woff2")).headers.get("content-type")).toBe("font/woff2");
    expect((await ask("/theme.js")).headers.get("cache-control")).toBe("no-cache");
  });

  it("come compressed in the smallest form that the browser takes", async () => {
    const encoding = async (accepted: string) =>
      (await ask("/assets/main-a1b2.js", { "accept-encoding": accepted })).headers.get("content-encoding");
    expect(await encoding("gzip, deflate, br")).toBe("br");
    expect(await encoding("gzip")).toBe("gzip");
    expect(await encoding("br;q=0, gzip;q=0.5")).toBe("gzip");
    expect(await encoding("identity")).toBeNull();
    const small = await ask("/assets/main-a1b2.js", { "accept-encoding": "br" });
    expect(brotliDecompressSync(Buffer.from(await small.arrayBuffer())).toString()).toBe(SCRIPT);
  });

  it("are not sent again to a browser that has them", async () => {
    const etag = (await ask("/theme.js")).headers.get("etag") ?? "";
    const again = await ask("/theme.js", { "if-none-match": `"other", W/${etag}` });
    expect([again.status, await again.text()]).toEqual([304, ""]);
  });
});

describe("pages", () => {
  it("are the one page of the app, whatever the path, and fetched anew", async () => {
    for (const path of ["/", "/contacts/7", "/settings/mcp-access", "/index.html"]) {
      const page = await ask(path, browser);
      expect([path, page.status, await page.text()]).toEqual([path, 200, expect.stringContaining("<title>")]);
      expect(page.headers.get("cache-control")).toBe("no-cache");
    }
  });

  it("are not shown in place of what belongs to other doors, is missing, or is asked by a program; but for the first page", async () => {
    for (const path of ["/api/unknown", "/mcp/unknown", "/assets/gone-e5f6.js"]) {
      expect([path, (await ask(path, browser)).status]).toEqual([path, 404]);
    }
    expect((await ask("/contacts")).status).toBe(404);
    expect((await ask("/")).status).toBe(200);
  });

  it("nothing beside the app is ever sent, however it is asked for", async () => {
    for (const path of [
      "/notes.txt",
      "/assets/../notes.txt",
      "/..%2f..%2fpackage.json",
      "/%2e%2e/package.json",
    ]) {
      expect([path, (await ask(path)).status]).toEqual([path, 404]);
    }
  });
});
