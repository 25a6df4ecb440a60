import { expect, it } from "vitest";
import { expectAccessible, startWeb } from "./web.ts";

const web = await startWeb();

it("the rail leads to every page, and the page says in the tab where one is", async () => {
  const page = await web.openSignedIn("/");
  for (const name of ["Contacts", "Suggestions", "Import", "Notifications", "Settings", "Dashboard"]) {
    await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name, exact: true }).click();
    await page.getByRole("heading", { level: 1, name }).waitFor();
    expect(await page.title()).toBe(`${name} · PingCRM`);
  }
});

it("the keyboard goes anywhere: g and a letter, search, and the map of keys", async () => {
  const page = await web.openSignedIn("/");
  await page.getByRole("heading", { level: 1, name: "Dashboard" }).waitFor();
  await page.keyboard.press("g");
  await page.keyboard.press("s");
  await page.getByRole("heading", { level: 1, name: "Suggestions" }).waitFor();

  await page.keyboard.press("/");
  await page.keyboard.type("mcp");
  await page.getByRole("option", { name: /MCP Access/ }).waitFor();
  await page.keyboard.press("Enter");
  await page.waitForURL("**/settings/mcp-access");

  await page.keyboard.press("?");
  const map = page.getByRole("dialog", { name: "Keyboard" });
  await map.getByText("Go to Suggestions").waitFor();
  await page.keyboard.press("g");
  await page.keyboard.press("d");
  expect(page.url()).toContain("/settings/mcp-access");
  await page.keyboard.press("Escape");
  await map.waitFor({ state: "hidden" });

  await page.keyboard.press("Control+k");
  const search = page.getByRole("combobox", { name: "Search people, pages and actions" });
  await search.fill("duplic");
  await search.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Duplicates" }).waitFor();
});

it("is accessible, the frame and what opens over it", async () => {
  const page = await web.openSignedIn("/");
  await page.getByRole("heading", { level: 1, name: "Dashboard" }).waitFor();
  await expectAccessible(page);
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").waitFor();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await page.getByRole("dialog", { name: "Keyboard" }).waitFor();
  await expectAccessible(page);
});

it("a chosen theme is there before anything is drawn, and stays", async () => {
  const page = await web.openSignedIn("/");
  const ground = () => page.evaluate<string>("getComputedStyle(document.body).backgroundColor");
  const light = await ground();
  for (const name of ["Theme: system", "Theme: light"]) {
    await page.getByRole("button", { name: "Nia Okafor" }).click();
    await page.getByRole("menuitem", { name }).click();
  }
  const dark = await ground();
  expect(dark).not.toBe(light);
  await page.reload({ waitUntil: "commit" });
  // Not by a function that the page evaluates again and again: its policy forbids that.
  await page.locator("body").waitFor({ state: "attached" });
  expect(await page.evaluate("document.documentElement.dataset.theme")).toBe("dark");
  expect(await ground()).toBe(dark);
});

it("who is not signed in is led to the door, and after signing out too", async () => {
  const stranger = await web.open("/contacts");
  await stranger.waitForURL("**/welcome");
  const page = await web.openSignedIn("/contacts");
  await page.getByRole("button", { name: "Nia Okafor" }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.waitForURL("**/sign-in");
  expect((await page.request.get("/api/me")).status()).toBe(401);
});

it.each(["/", "/contacts", "/settings/mcp-access"])(
  "the first load of %s takes less than 200 KB of compressed script",
  async (path) => {
    const page = await web.openSignedIn("about:blank");
    const sizes: Promise<number>[] = [];
    page.on("requestfinished", (request) => {
      if (request.resourceType() === "script") {
        sizes.push(request.sizes().then((size) => size.responseBodySize));
      }
    });
    await page.goto(path, { waitUntil: "networkidle" });
    const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    expect(bytes).toBeGreaterThan(50_000);
    expect(bytes).toBeLessThan(200_000);
  },
);

it("signing out in one tab ends the other, as soon as it asks for something", async () => {
  const page = await web.openSignedIn("/contacts");
  const other = await page.context().newPage();
  await other.goto("/import");
  await other.getByRole("heading", { level: 1, name: "Import" }).waitFor();
  await page.getByRole("button", { name: "Nia Okafor" }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.waitForURL("**/sign-in");
  await other.getByRole("link", { name: "Suggestions" }).click();
  await other.waitForURL("**/sign-in");
});

it("a message waits while the pointer is on it, and goes when it is let go", async () => {
  const page = await web.openSignedIn("/settings/profile");
  await page.clock.install();
  const headers = { origin: new URL(web.serving.url).origin };
  const data = { displayName: "Ada Lovelace" };
  const { id } = await (await page.request.post("/api/contacts", { data, headers })).json();
  await page.goto(`/contacts/${id}`);
  await page.getByRole("combobox", { name: "Priority" }).selectOption("High");
  const message = page.getByText("Set to high priority.");
  await message.hover();
  await page.clock.runFor(20_000);
  expect(await message.isVisible()).toBe(true);
  await page.mouse.move(0, 0);
  await page.clock.runFor(9_000);
  await message.waitFor({ state: "hidden" });
});
