import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, expect, onTestFinished } from "vitest";
import { installation } from "../cli.ts";
import { type Serving, startServer } from "../serve.ts";
import { launchChromium } from "./chromium.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** Narrow enough for the bar at the bottom. */
const PHONE = { width: 360, height: 740 };
export const PASSWORD = "seven green bottles";

export interface Web {
  readonly serving: Serving;
  /** The environment of the installation, for `pingcrm(args, { env })`. */
  readonly env: Record<string, string>;
  /** A new browser window at `path`. Errors on its console and breaches of the policy fail the test. */
  open(path: string, options?: BrowserContextOptions): Promise<Page>;
  /** The same, for somebody who has an account of their own and is signed in. */
  openSignedIn(path: string, options?: BrowserContextOptions): Promise<Page & { email: string }>;
}

/** One server and one browser for a test file; anybody may sign up unless `env` says otherwise. */
export async function startWeb(over: Record<string, string> = {}): Promise<Web> {
  const env: Record<string, string> = { ...(await installation()), ALLOW_SIGNUP: "true", ...over };
  const [serving, browser] = await Promise.all([startServer(env), launchChromium()]);
  afterAll(async () => {
    await browser.close();
    await serving.stop();
  });
  return {
    serving,
    env,
    open: async (path, options) => {
      const page = await newPage(browser, serving.url, options);
      await page.goto(path);
      return page;
    },
    openSignedIn: async (path, options) => {
      const page = await newPage(browser, serving.url, options);
      const email = `${randomUUID()}@example.com`;
      const response = await page.request.post("/api/auth/sign-up", {
        data: { email, name: "Nia Okafor", password: PASSWORD },
        headers: { origin: new URL(serving.url).origin },
      });
      expect(response.ok(), await response.text()).toBe(true);
      await page.goto(path);
      return Object.assign(page, { email });
    },
  };
}

async function newPage(
  browser: Browser,
  baseURL: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext({ baseURL, viewport: { width: 1280, height: 800 }, ...options });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => {
    // The browser itself reports what the API refuses; the pages are asked to show it.
    const refused =
      /^Failed to load resource/.test(message.text()) && message.location().url.includes("/api/");
    if (message.type() === "error" && !refused) errors.push(message.text());
  });
  onTestFinished(async () => {
    await context.close();
    expect(errors).toEqual([]);
  });
  return page;
}

/** Holds a page to axe in light and dark, wide and narrow, and to having nothing beside the screen at 360 px. */
export async function expectAccessible(page: Page): Promise<void> {
  const before = page.viewportSize();
  await page.evaluate(AXE);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    expect(await axeViolations(page), colorScheme).toEqual([]);
  }
  await page.setViewportSize(PHONE);
  expect(await axeViolations(page), "narrow").toEqual([]);
  const overflow = await page.evaluate(
    "document.documentElement.scrollWidth - document.documentElement.clientWidth",
  );
  expect(overflow, "pixels beside the screen").toBeLessThanOrEqual(0);
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
  if (before) await page.setViewportSize(before);
}

interface Violation {
  id: string;
  nodes: { html: string; failureSummary?: string }[];
}

async function axeViolations(page: Page): Promise<string[]> {
  const { violations } = await page.evaluate<{ violations: Violation[] }>(
    "axe.run({ resultTypes: ['violations'] })",
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
  );
}
