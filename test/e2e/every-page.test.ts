import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { expectAccessible, startWeb } from "./web.ts";

const web = await startWeb();

/** Pixels: a phone, both sides of where the layout changes, and a large screen. */
const WIDTHS = [360, 719, 720, 1199, 1200, 2560];
/** With what must be in sight before a page is looked at. */
const PAGES = [
  ["/", "Dashboard"],
  ["/contacts", "Contacts"],
  ["/contacts?open=$contact", "Contacts"],
  ["/contacts/$contact", /./],
  ["/suggestions", "Suggestions"],
  ["/notifications", "Notifications"],
  ["/import", "Import"],
  ["/import/duplicates", "Duplicates"],
  ["/settings/profile", "Settings"],
  ["/settings/suggestions", "Settings"],
  ["/settings/mcp-access", "Settings"],
  ["/settings/sessions", "Settings"],
  ["/settings/data", "Settings"],
  ["/nowhere", "There is nothing here"],
] as const;

/** Somebody who knows the sample network, and a contact of it who is suggested. */
async function openSample(): Promise<{ page: Page; contact: string }> {
  const page = await web.openSignedIn("/settings/profile");
  const headers = { origin: new URL(web.serving.url).origin };
  expect((await page.request.post("/api/demo", { headers })).ok()).toBe(true);
  const { suggestions } = await (await page.request.get("/api/suggestions")).json();
  return { page, contact: String(suggestions[0].contactId) };
}

/** What has the focus, and whether one sees that. */
const FOCUSED = `(() => {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  const box = at.getBoundingClientRect();
  const style = getComputedStyle(at);
  const cover = getComputedStyle(at, "::after");
  const drawn = [style, cover].some((one) => one.outlineStyle !== "none" && parseFloat(one.outlineWidth) > 0);
  const name = at.getAttribute("aria-label") ?? at.textContent.trim().slice(0, 40);
  return { what: at.tagName + " " + name + " #" + [...document.querySelectorAll("*")].indexOf(at), drawn, seen: box.width > 0 && box.height > 0 };
})()`;

it("every page fits from 360 to 2,560 pixels, Tab leads through it in sight, and axe finds nothing, light or dark", async () => {
  const { page, contact } = await openSample();
  for (const [path, heading] of PAGES) {
    await page.goto(path.replace("$contact", contact));
    await page.getByRole("heading", { level: 1, name: heading }).waitFor();
    await page.waitForLoadState("networkidle");
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      const beside = await page.evaluate<number>(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth",
      );
      expect(beside, `pixels beside the screen of ${path} at ${width}`).toBeLessThanOrEqual(0);
    }
    await page.setViewportSize({ width: 1280, height: 800 });
    const visited = new Set<string>();
    for (let step = 0; step < 30; step++) {
      await page.keyboard.press("Tab");
      const at = await page.evaluate<{ what: string; drawn: boolean; seen: boolean } | null>(FOCUSED);
      if (!at) break;
      expect(at, path).toMatchObject({ drawn: true, seen: true });
      visited.add(at.what);
    }
    expect(visited.size, `places of ${path} that Tab leads to`).toBeGreaterThan(path === "/nowhere" ? 0 : 8);
    await expectAccessible(page);
  }
}, 120_000);

it("a day's work needs no mouse", async () => {
  const { page } = await openSample();
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  await press("g", "s");
  await page.getByRole("heading", { level: 1, name: "Suggestions" }).waitFor();
  await page.locator("[data-suggestion]").first().waitFor();
  await press("j");
  await page.locator("[data-suggestion]:focus").waitFor();
  await press("d");
  await page.getByText(/^Dismissed: /).waitFor();

  await press("g", "c");
  await page.getByRole("list", { name: "Contacts" }).getByRole("link").first().waitFor();
  await press("/");
  await page.keyboard.type("energy");
  await page.waitForURL("**q=energy");
  await press("Enter", "p");
  await page.getByRole("dialog", { name: /^Priority of / }).waitFor();
  await press("Tab", "Enter");
  await page.getByText(/^Set 1 contact to \w+ priority\.$|^Nothing had to change\.$/).waitFor();

  await press("Control+k");
  await page.keyboard.type("ezequiel");
  await page.getByRole("option", { name: /Ezequiel/ }).waitFor();
  await press("Enter");
  await page.waitForURL("**/contacts/*");
  await page.getByRole("article").waitFor();
  await press("n");
  await page.keyboard.type("Moved to Porto");
  await press("Control+Enter");
  await page.getByText("Kept the note.").waitFor();
  await press("t");
  await page.keyboard.type("porto");
  await press("Enter");
  await page.getByText("Changed the tags.").waitFor();
  await press("Escape", "e");
  await page.getByText(/^Archived Ezequiel/).waitFor();
  await press("?");
  await page.getByRole("dialog", { name: "Keyboard" }).getByText("Write a note").waitFor();
  await press("Escape", "g", "d");
  await page.getByRole("heading", { level: 1, name: "Dashboard" }).waitFor();
}, 60_000);

it("whoever has to sign in on the way comes to where the way led", async () => {
  const page = await web.openSignedIn("/settings/sessions");
  await page.getByText("This browser").waitFor();
  await page.waitForLoadState("networkidle");
  await page.context().clearCookies();
  await page.getByRole("link", { name: "MCP Access" }).click();
  await page.waitForURL("**/sign-in");
  await page.getByLabel("E-mail").fill(page.email);
  await page.getByLabel("Password").fill("seven green bottles");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/settings/mcp-access");
  await page.goto("/contacts/nobody");
  await page.getByText("This address leads to no contact.").waitFor();
});
