import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { expectAccessible, startWeb } from "./web.ts";

const web = await startWeb();

/** The page of a contact of somebody who is signed in. */
async function open(
  data: object = {},
): Promise<{ page: Page; id: number; post: (path: string, data: object) => Promise<unknown> }> {
  const page = await web.openSignedIn("/settings/profile");
  const headers = { origin: new URL(web.serving.url).origin };
  const post = async (path: string, body: object) =>
    (await page.request.post(path, { data: body, headers })).json();
  const { id } = await post("/api/contacts", { displayName: "Ada Lovelace", company: "Northwind", ...data });
  await page.goto(`/contacts/${id}`);
  await page.getByRole("article", { name: /./ }).waitFor();
  return { page, id, post };
}

const saved = async (page: Page, id: number) => (await page.request.get(`/api/contacts/${id}`)).json();

it("a profile is edited where it stands, by keyboard, and each change can be undone", async () => {
  const { page, id } = await open();
  await page.getByRole("button", { name: "Company: Northwind. Edit" }).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Control+a");
  await page.keyboard.type("Contoso");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Company: Contoso. Edit" }).waitFor();
  await page.getByText("Changed the company.").waitFor();
  expect(await saved(page, id)).toMatchObject({ company: "Contoso" });
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByRole("button", { name: "Company: Northwind. Edit" }).waitFor();

  await page.getByRole("button", { name: "Add birthday" }).click();
  await page.getByRole("textbox", { name: "Day", exact: true }).fill("29");
  await page.getByRole("combobox", { name: "Month" }).selectOption("February");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("button", { name: "Birthday: 29 February. Edit" }).waitFor();

  await page.getByRole("button", { name: "Add notes" }).click();
  await page.getByRole("textbox", { name: "Notes" }).fill("Met in Porto");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Add notes" }).waitFor();
  await page.keyboard.press("t");
  await page.keyboard.type("math");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Remove the tag math" }).waitFor();
  await page.getByRole("combobox", { name: "Rhythm" }).selectOption("Every month");
  await page.getByText("Changed the rhythm.").waitFor();
  expect(await saved(page, id)).toMatchObject({
    tags: ["math"],
    birthDay: 29,
    birthMonth: 2,
    birthYear: null,
    notes: null,
    remindEveryDays: 30,
  });
});

it("an address that somebody else has is refused in a sentence, and added where both have it", async () => {
  const { page, post } = await open();
  await post("/api/contacts", {
    displayName: "Bo Lindqvist",
    identities: [{ kind: "email", value: "bo@example.com" }],
  });
  await page.getByRole("button", { name: "Add an address, number or profile" }).click();
  await page.getByRole("textbox", { name: "Address, number or profile" }).fill("Bo@Example.com");
  await page.keyboard.press("Enter");
  await page.getByText("bo@example.com already belongs to Bo Lindqvist.").waitFor();
  const field = page.getByRole("textbox", { name: "Address, number or profile" });
  expect(await field.inputValue()).toBe("Bo@Example.com");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Both have it: add it" }).click();
  await page.getByRole("link", { name: "bo@example.com" }).waitFor();
  await page.getByRole("button", { name: "Add an address, number or profile" }).click();
  await field.fill("ada@example.com");
  await page.keyboard.press("Enter");
  await page.getByRole("link", { name: "ada@example.com" }).waitFor();
});

it("what is refused stays as it was typed, with the sentence beside it", async () => {
  const { page, id } = await open();
  await page.getByRole("button", { name: "Company: Northwind. Edit" }).click();
  const company = page.getByRole("textbox", { name: "Company" });
  await page.route(`**/api/contacts/${id}`, (route) => route.abort());
  await company.fill("Contoso");
  await company.press("Enter");
  const reason = page.getByText("The server cannot be reached. Check that PingCRM is running.");
  await reason.waitFor();
  expect(await company.inputValue()).toBe("Contoso");
  await page.locator("input[aria-label=Company]:focus").waitFor();
  await page.unroute(`**/api/contacts/${id}`);
  await company.press("Enter");
  await page.getByRole("button", { name: "Company: Contoso. Edit" }).waitFor();
  await reason.waitFor({ state: "hidden" });
  await expect.poll(() => saved(page, id)).toMatchObject({ company: "Contoso" });

  await page.getByRole("button", { name: "Add birthday" }).click();
  const day = page.getByRole("textbox", { name: "Day", exact: true });
  await day.fill("31");
  await page.getByRole("combobox", { name: "Month" }).selectOption("February");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("alert").waitFor();
  expect(await day.inputValue()).toBe("31");
  await day.fill("28");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("button", { name: "Birthday: 28 February. Edit" }).waitFor();
});

it("n writes a note; it is edited, deleted and brought back", async () => {
  const { page } = await open();
  const timeline = page.getByRole("region", { name: "Timeline" });
  await timeline.getByRole("heading", { name: "Nothing here yet" }).waitFor();
  await page.keyboard.press("n");
  await page.keyboard.type("Likes granite");
  await page.keyboard.press("Control+Enter");
  await timeline.getByText("Likes granite").waitFor();
  await timeline.getByRole("button", { name: "Change this entry" }).click();
  await page.getByRole("menuitem", { name: "Edit" }).click();
  await page.getByRole("textbox", { name: "Note" }).fill("Likes basalt");
  await page.getByRole("button", { name: "Keep" }).click();
  await timeline.getByText("Likes basalt").waitFor();
  await timeline.getByRole("button", { name: "Change this entry" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await timeline.getByText("Likes basalt").waitFor({ state: "hidden" });
  await page.getByRole("button", { name: "Undo" }).last().click();
  await timeline.getByText("Likes basalt").waitFor();
});

it("what is logged counts at once, stands on its side, is folded and found", async () => {
  const { page, id, post } = await open();
  const log = (text: string, direction: string, daysAgo: number) =>
    post("/api/interactions", {
      contactId: id,
      kind: "message",
      platform: "email",
      direction,
      text,
      occurredAt: new Date(Date.now() - daysAgo * 86_400_000).toISOString(),
    });
  await log(Array.from({ length: 12 }, (_, line) => `Line ${line}`).join("\n"), "inbound", 3);
  await log("Café in Évora?", "outbound", 2);
  await page.reload();
  await page.getByText("Last wrote to you 3 days ago by e-mail. You wrote 2 days ago by e-mail.").waitFor();
  await page.getByRole("button", { name: /^Score \d+ of 10/ }).click();
  await page.getByText("1 in, 1 out in the last year").waitFor();
  await page.getByText("Last heard of 3 days ago").waitFor();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "More", exact: true }).last().click();
  await page.getByRole("button", { name: "Less" }).waitFor();
  await page.getByRole("searchbox", { name: /^Search in what you/ }).fill("evora cafe");
  await page.getByText("1 entry fits").waitFor();
  await expectAccessible(page);
});

it("a contact that is not there is said to be gone", async () => {
  const { page } = await open();
  await page.goto("/contacts/999999999");
  await page.getByText("This contact is not there.").waitFor();
});
