import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { expectAccessible, PASSWORD, startWeb } from "./web.ts";

const web = await startWeb({ ALLOW_SIGNUP: "false" });

it("a new installation leads to an account, and from there to a network to look at", async () => {
  const page = await web.open("/");
  await page.getByRole("heading", { name: "Make your account" }).waitFor();
  await expectAccessible(page);
  await page.getByLabel("Name").fill("Nia Okafor");
  await page.getByLabel("E-mail").fill("nia@example.com");
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Make the account" }).click();

  await page.getByRole("heading", { name: "Welcome, Nia" }).waitFor();
  await page.getByRole("link", { name: "Import files" }).waitFor();
  await page.getByRole("link", { name: "Set up MCP Access" }).waitFor();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Load the sample network" }).click();
  await page.getByText("The sample network is here: 200 invented people.").waitFor({ timeout: 30_000 });
  await page.getByRole("heading", { level: 1, name: "Dashboard" }).waitFor();

  for (const path of ["/", "/contacts", "/suggestions"]) {
    await page.goto(path, { waitUntil: "networkidle" });
    expect(await layoutShift(page), path).toBeLessThan(0.02);
  }

  await page.goto("/welcome");
  await page.getByRole("button", { name: "Load the sample network" }).click();
  await page.getByRole("alert").getByText("There are contacts here already").waitFor();
});

it("the second who comes finds it closed, with the way to an account", async () => {
  const page = await web.open("/welcome");
  await page.getByText("This installation has its account.").waitFor();
  await expectAccessible(page);
  expect(await page.getByLabel("Password").count()).toBe(0);
});

/** How much of the page moved while it was loaded, as browsers count it: 0.1 is what people notice. */
const layoutShift = (page: Page) =>
  page.evaluate<number>(`new Promise((resolve) => {
    let sum = 0;
    new PerformanceObserver((list) => {
      for (const { value } of list.getEntries()) sum += value;
    }).observe({ type: "layout-shift", buffered: true });
    setTimeout(() => resolve(sum), 100);
  })`);
