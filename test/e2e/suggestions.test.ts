import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { pingcrm } from "../cli.ts";
import { expectAccessible, startWeb } from "./web.ts";

const web = await startWeb();

/** Somebody with a sample network, at `path`. */
async function openWithPeople(path: string): Promise<Page> {
  const page = await web.openSignedIn("/settings/data");
  const made = await pingcrm(["demo", "--contacts", "60", "--user-email", page.email], { env: web.env });
  expect(made.code, made.stderr).toBe(0);
  await page.goto(path);
  return page;
}

const cards = (page: Page) => page.locator("[data-suggestion]");
const nameOf = async (page: Page, at = 0) =>
  (await cards(page).nth(at).getByRole("heading").textContent()) ?? "";
const pending = async (page: Page) => (await (await page.request.get("/api/suggestions")).json()).suggestions;

it("a suggestion is done with the text as it was edited, and can be taken back", async () => {
  const page = await openWithPeople("/suggestions");
  await cards(page).first().waitFor();
  await expectAccessible(page);
  const [before, name] = [await cards(page).count(), await nameOf(page)];
  const text = page.getByRole("textbox", { name: `What to write to ${name}` });
  await text.fill("Shall we have lunch on Thursday?");
  await cards(page).first().getByRole("button", { name: "Done" }).click();
  await page.getByText(`Marked as done: ${name}.`).waitFor();
  await expect.poll(() => cards(page).count()).toBe(before - 1);
  await expect.poll(async () => (await pending(page)).length).toBe(before - 1);

  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => cards(page).count()).toBe(before);
  expect(await text.inputValue()).toBe("Shall we have lunch on Thursday?");
  expect((await pending(page)).map(({ message }: { message: string }) => message)).toContain(
    "Shall we have lunch on Thursday?",
  );
});

it("snoozing and dismissing, with the mouse or with keys", async () => {
  const page = await openWithPeople("/suggestions");
  await cards(page).first().waitFor();
  const before = await cards(page).count();
  const first = await nameOf(page);
  await cards(page).first().getByRole("button", { name: "Snooze" }).click();
  await page.getByRole("menuitem", { name: "For 1 month" }).click();
  await page.getByText(`${first} comes back later.`).waitFor();
  await expect.poll(() => cards(page).count()).toBe(before - 1);

  const second = await nameOf(page);
  await page.keyboard.press("Escape");
  await page.evaluate("document.activeElement.blur()");
  await page.keyboard.press("j");
  await page.keyboard.press("d");
  await page.getByText(`Dismissed: ${second}.`).waitFor();
  await expect.poll(async () => (await pending(page)).length).toBe(before - 2);
});

it("what the server refuses is taken back with a sentence, and what was typed stays", async () => {
  const page = await openWithPeople("/suggestions");
  await cards(page).first().waitFor();
  const [before, name] = [await cards(page).count(), await nameOf(page)];
  const text = page.getByRole("textbox", { name: `What to write to ${name}` });
  await text.fill("Kept words");
  const other = await page.context().newPage();
  await other.goto("/suggestions");
  await cards(other).first().getByRole("button", { name: "Dismiss" }).click();
  await other.getByText(`Dismissed: ${name}.`).waitFor();

  await cards(page).first().getByRole("button", { name: "Done" }).click();
  await page.getByText("is already dismissed.").waitFor();
  await expect.poll(() => cards(page).count()).toBe(before - 1);

  await page.route("**/api/suggestions/*/complete", (route) => route.abort());
  const next = await nameOf(page);
  const kept = page.getByRole("textbox", { name: `What to write to ${next}` });
  await kept.fill("Kept words");
  await cards(page).first().getByRole("button", { name: "Done" }).click();
  await page.getByText("The server cannot be reached. Check that PingCRM is running.").waitFor();
  expect(await kept.inputValue()).toBe("Kept words");
});

it("notifications are read one by one or all at once, and the badge follows", async () => {
  const page = await openWithPeople("/notifications");
  const badge = async () => (await (await page.request.get("/api/me")).json()).unreadNotifications;
  await page.getByRole("listitem").filter({ hasText: "The sample network is ready" }).waitFor();
  await expectAccessible(page);
  const before = await badge();
  expect(before).toBeGreaterThan(1);
  await page.getByRole("button", { name: "Mark as read: The sample network is ready" }).click();
  await page.getByText(`${before - 1} unread.`).waitFor();
  await page.getByRole("radio", { name: "Unread" }).click();
  await page.getByText("The sample network is ready").waitFor({ state: "hidden" });
  await page.getByRole("button", { name: "Mark all as read" }).click();
  await page.getByRole("heading", { name: "Nothing unread" }).waitFor();
  expect(await badge()).toBe(0);
  await page.getByLabel("Type").selectOption("import");
  await page.getByRole("radio", { name: "All" }).click();
  await expect.poll(() => page.getByRole("main").getByRole("listitem").count()).toBe(1);
});

it("the dashboard shows the network, to eyes and to screen readers", async () => {
  const page = await openWithPeople("/");
  await page.getByRole("heading", { name: "How close people are" }).waitFor();
  const stats = await (await page.request.get("/api/dashboard")).json();
  const tiers = page.getByRole("table", { name: "Contacts by closeness" });
  await tiers.getByRole("row", { name: new RegExp(`Warm .* ${stats.scores.warm.count} `) }).waitFor();
  const weeks = page.getByRole("table", { name: "Interactions by week" });
  expect(await weeks.getByRole("row").count()).toBe(stats.activityByWeek.length + 1);
  await expectAccessible(page);
  await page.setViewportSize({ width: 2560, height: 1200 });
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(2560);
  await page.getByRole("link", { name: /^All \d+$|^Open suggestions$/ }).click();
  await cards(page).first().waitFor();
});

it("empty pages say what will be there, and errors what happened", async () => {
  const page = await web.openSignedIn("/");
  await page.getByRole("heading", { name: "Nobody is here yet" }).waitFor();
  await expectAccessible(page);
  await page.goto("/suggestions");
  await page.getByRole("heading", { name: "Nobody to write to now" }).waitFor();
  await expectAccessible(page);
  await page.goto("/notifications");
  await page.getByRole("heading", { name: "Nothing yet" }).waitFor();

  await page.route("**/api/dashboard", (route) =>
    route.fulfill({
      status: 500,
      json: {
        error: { code: "unexpected", message: "Something unexpected went wrong. Its reference is 1a2b." },
      },
    }),
  );
  await page.goto("/");
  await page.getByText("Its reference is 1a2b.").waitFor();
  await page.unroute("**/api/dashboard");
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByRole("heading", { name: "Nobody is here yet" }).waitFor();
});
