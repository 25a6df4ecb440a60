// usage: npm run screenshots
// Pictures of every page into docs/screenshots, made from the sample network: light, and dark too for the README's two.
import { spawn } from "node:child_process";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runnerImport } from "vite";

const OUT = "docs/screenshots";
const PASSWORD = "seven green bottles";
const SIZE = { width: 1200, height: 750 };
const CARDS = ["Ines Duarte", "Inês Duarte", "Tunde Bakare"]
  .map(
    (name, index) =>
      `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:${name}\r\nORG:Solaris\r\nEMAIL:person${index}@example.com\r\nEND:VCARD\r\n`,
  )
  .join("");

/** Name of the picture, path, and what must be in sight. */
const PAGES = [
  ["welcome", "/welcome", "Welcome"],
  ["dashboard", "/", "Dashboard"],
  ["contacts", "/contacts", "Contacts"],
  ["suggestions", "/suggestions", "Suggestions"],
  ["notifications", "/notifications", "Notifications"],
  ["settings-profile", "/settings/profile", "Settings"],
  ["settings-suggestions", "/settings/suggestions", "Settings"],
  ["mcp-access", "/settings/mcp-access", "Settings"],
  ["settings-sessions", "/settings/sessions", "Settings"],
  ["settings-data", "/settings/data", "Settings"],
];
/** Shown by the README, in the reader's theme. */
const IN_README = ["dashboard", "mcp-access"];

const { module } = await runnerImport("./test/e2e/chromium.ts");
const home = await mkdtemp(join(tmpdir(), "pingcrm-screenshots-"));
const server = spawn(process.execPath, ["dist/main.js", "serve", "--port", "0"], {
  env: { PATH: process.env.PATH, PINGCRM_DATA_DIR: join(home, "data"), LOG_LEVEL: "warn" },
  stdio: ["ignore", "pipe", "inherit"],
});
const browser = await module.launchChromium();
try {
  const baseURL = await address(server);
  await mkdir(OUT, { recursive: true });
  const context = await browser.newContext({ baseURL, viewport: SIZE, reducedMotion: "reduce" });
  const page = await context.newPage();
  await show(page, "/welcome", "Make your account");
  await page.screenshot({ path: `${OUT}/sign-up.png` });
  const headers = { origin: new URL(baseURL).origin };
  const data = { email: "nia@example.com", name: "Nia Okafor", password: PASSWORD };
  await page.request.post("/api/auth/sign-up", { data, headers });
  await page.request.post("/api/demo", { headers });

  for (const [name, path, heading] of PAGES) await take(page, name, path, heading);
  await page.goto("/suggestions");
  await page.getByRole("main").locator('a[href^="/contacts/"]').first().click();
  await page.waitForURL(/contacts\/\d+/);
  await take(page, "contact", new URL(page.url()).pathname, "");
  await importCards(page);
  await page.getByRole("region", { name: "This is what would happen" }).waitFor();
  await page.screenshot({ path: `${OUT}/import.png` });
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await page.getByRole("region", { name: "Imported" }).waitFor();
  await take(page, "duplicates", "/import/duplicates", "Duplicates");
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "Search people, pages and actions" }).fill("duarte");
  await page
    .getByRole("option", { name: /Duarte/ })
    .first()
    .waitFor();
  await page.waitForLoadState("networkidle");
  await page.screenshot({ path: `${OUT}/search.png` });
} finally {
  await browser.close();
  server.kill();
  await rm(home, { recursive: true, force: true, maxRetries: 3 });
}

async function take(page, name, path, heading) {
  for (const theme of IN_README.includes(name) ? ["light", "dark"] : ["light"]) {
    await page.emulateMedia({ colorScheme: theme });
    await show(page, path, heading);
    await page.screenshot({ path: `${OUT}/${name}${theme === "dark" ? "-dark" : ""}.png` });
  }
  await page.emulateMedia({ colorScheme: "light" });
}

async function show(page, path, heading) {
  await page.goto(path);
  await page.getByRole("heading", { level: 1, name: heading }).waitFor();
  await page.waitForLoadState("networkidle");
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}

async function importCards(page) {
  await page.goto("/import");
  await page
    .getByLabel("Files to import", { exact: true })
    .setInputFiles({ name: "address-book.vcf", mimeType: "text/vcard", buffer: Buffer.from(CARDS) });
}

async function address(child) {
  for await (const text of child.stdout.setEncoding("utf8")) {
    const url = /http:\/\/127\.\S+/.exec(text)?.[0];
    if (url) return url;
  }
  throw new Error("serve did not start");
}
