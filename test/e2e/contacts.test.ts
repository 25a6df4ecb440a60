import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { expectAccessible, startWeb } from "./web.ts";

const web = await startWeb();

interface Person {
  displayName: string;
  company?: string;
  title?: string;
  tags?: string[];
  priority?: "high" | "medium" | "low";
}

const PEOPLE: Person[] = [
  { displayName: "Ada Lovelace", company: "Northwind", title: "Engineer", tags: ["math"], priority: "high" },
  { displayName: "Bo Lindqvist", company: "Contoso" },
  { displayName: "Chidi Okonkwo", company: "Northwind", tags: ["math", "friends"] },
  { displayName: "Dana Moreau" },
];

/** Somebody who is signed in and knows these people. */
async function open(
  path: string,
  people: readonly Person[] = PEOPLE,
): Promise<{ page: Page; ids: number[] }> {
  const page = await web.openSignedIn("/settings/profile");
  const headers = { origin: new URL(web.serving.url).origin };
  const ids: number[] = [];
  for (const data of people) {
    const answer = await page.request.post("/api/contacts", { data, headers });
    ids.push((await answer.json()).id);
  }
  await page.goto(path.replace("$first", String(ids[0])));
  return { page, ids };
}

const rows = (page: Page) => page.getByRole("list", { name: "Contacts" }).getByRole("link");
const names = async (page: Page) => (await rows(page).allTextContents()).sort();
const shows = (page: Page, ...expected: string[]) =>
  expect.poll(() => names(page), { timeout: 5_000 }).toEqual(expected);
const undo = (page: Page) => page.getByRole("button", { name: "Undo" }).last().click();

describe("the list of contacts", () => {
  it("finds as one types, keeps the words in the address, and leads on with the arrow", async () => {
    const { page } = await open("/contacts");
    await shows(page, "Ada Lovelace", "Bo Lindqvist", "Chidi Okonkwo", "Dana Moreau");
    await page.keyboard.press("/");
    await page.keyboard.type("northwnd");
    await shows(page, "Ada Lovelace", "Chidi Okonkwo");
    expect(page.url()).toContain("q=northwnd");
    await page.reload();
    await shows(page, "Ada Lovelace", "Chidi Okonkwo");
    expect(await page.getByRole("searchbox", { name: "Search contacts" }).inputValue()).toBe("northwnd");
    await page.getByRole("searchbox", { name: "Search contacts" }).fill("nobody at all");
    await page.getByRole("heading", { name: "Nobody fits" }).waitFor();
    await page.getByRole("button", { name: "Show everybody" }).click();
    await shows(page, "Ada Lovelace", "Bo Lindqvist", "Chidi Okonkwo", "Dana Moreau");
  });

  it("is narrowed by tag and company and sorted by name, all of it in the address", async () => {
    const { page } = await open("/contacts");
    await page.getByRole("button", { name: "Tag", exact: true }).click();
    await page.getByRole("button", { name: /^math/ }).click();
    await shows(page, "Ada Lovelace", "Chidi Okonkwo");
    await page.getByRole("button", { name: "Company", exact: true }).click();
    await page.getByRole("textbox", { name: "How the company begins" }).fill("north");
    await page.getByRole("button", { name: /^Northwind/ }).click();
    await page.getByRole("button", { name: /^Sort/ }).click();
    await page.getByRole("button", { name: "Name", exact: true }).click();
    await expect.poll(() => rows(page).allTextContents()).toEqual(["Ada Lovelace", "Chidi Okonkwo"]);
    const { searchParams } = new URL(page.url());
    expect(Object.fromEntries(searchParams)).toEqual({ tag: "math", company: "Northwind", sort: "name" });
    await page.getByRole("button", { name: "Clear tag" }).click();
    await page.getByRole("button", { name: "Clear company" }).click();
    await shows(page, "Ada Lovelace", "Bo Lindqvist", "Chidi Okonkwo", "Dana Moreau");
  });

  it("works by keyboard alone: j, x, t, p, e, Enter, and undo", async () => {
    const { page } = await open("/contacts?sort=name");
    await shows(page, "Ada Lovelace", "Bo Lindqvist", "Chidi Okonkwo", "Dana Moreau");
    const press = async (...keys: string[]) => {
      for (const key of keys) await page.keyboard.press(key);
    };
    await press("j", "j", "x", "j", "x");
    await page.getByText("2 contacts selected").waitFor();
    await press("t");
    await page.getByRole("combobox", { name: "Tag" }).fill("climbing");
    await press("Enter");
    await page.getByText("Tagged 2 contacts “climbing”.").waitFor();
    expect(await page.getByText("climbing").count()).toBeGreaterThanOrEqual(2);
    await press("Escape", "e");
    await page.getByText("Archived 1 contact.").waitFor();
    await shows(page, "Ada Lovelace", "Bo Lindqvist", "Dana Moreau");
    await undo(page);
    await shows(page, "Ada Lovelace", "Bo Lindqvist", "Chidi Okonkwo", "Dana Moreau");
    await press("k", "k", "k", "k", "Enter");
    await page.getByRole("article", { name: "Ada Lovelace" }).waitFor();
  });

  it("deletes all that fit but for one, and brings them back", async () => {
    const { page, ids } = await open("/contacts?q=northwind");
    await shows(page, "Ada Lovelace", "Chidi Okonkwo");
    await page.getByRole("checkbox", { name: "Select all" }).check();
    await page.getByRole("checkbox", { name: "Select Ada Lovelace" }).uncheck();
    await page.getByRole("button", { name: "Delete" }).click();
    await page.getByText("Deleted 1 contact.").waitFor();
    await shows(page, "Ada Lovelace");
    expect((await page.request.get(`/api/contacts/${ids[2]}`)).status()).toBe(404);
    await undo(page);
    await shows(page, "Ada Lovelace", "Chidi Okonkwo");
    expect((await page.request.get(`/api/contacts/${ids[2]}`)).status()).toBe(200);
  });

  it("takes a change back with the server's sentence when it is refused", async () => {
    const { page } = await open("/contacts?sort=name");
    await shows(page, "Ada Lovelace", "Bo Lindqvist", "Chidi Okonkwo", "Dana Moreau");
    await page.route("**/api/contacts/edit", (route) =>
      route.fulfill({
        status: 503,
        contentType: "application/json",
        body: JSON.stringify({ error: { code: "unavailable", message: "The database cannot be reached." } }),
      }),
    );
    await page.keyboard.press("j");
    await page.keyboard.press("e");
    await page.getByText("The database cannot be reached.").waitFor();
    await shows(page, "Ada Lovelace", "Bo Lindqvist", "Chidi Okonkwo", "Dana Moreau");
  });

  it("without anybody says what will be there, and how to fill it", async () => {
    const { page } = await open("/contacts", []);
    await page.getByRole("heading", { name: "Nobody is here yet" }).waitFor();
    await page.getByRole("link", { name: "Import contacts" }).waitFor();
    await expectAccessible(page);
  });

  it("is accessible with somebody selected and a contact open beside it", async () => {
    const { page } = await open("/contacts?sort=name&open=$first");
    await page.getByRole("article", { name: "Ada Lovelace" }).waitFor();
    await page.getByRole("checkbox", { name: "Select Bo Lindqvist" }).check();
    await expectAccessible(page);
  });

  it("the search anywhere finds people and goes to them", async () => {
    const { page } = await open("/suggestions");
    await page.getByRole("heading", { level: 1, name: "Suggestions" }).waitFor();
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox").fill("lovelace ada");
    await page.getByRole("option", { name: /Ada Lovelace/ }).click();
    await page.getByRole("article", { name: "Ada Lovelace" }).waitFor();
  });
});
