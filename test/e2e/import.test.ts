import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { expectAccessible, startWeb } from "./web.ts";

const web = await startWeb();

const card = (name: string, more: string) =>
  `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:${name}\r\n${more}\r\nEND:VCARD\r\n`;
const CARDS = [
  card("Ines Duarte", "ORG:Solaris\r\nTITLE:Engineer\r\nEMAIL:ines@example.com"),
  card("Inês Duarte", "ORG:Solaris\r\nTEL:+351912345678"),
  card("Tunde Bakare", "EMAIL:tunde@example.org"),
].join("");

async function choose(page: Page, name: string, text: string): Promise<void> {
  const input = page.getByLabel("Files to import", { exact: true });
  await input.setInputFiles({ name, mimeType: "text/plain", buffer: Buffer.from(text) });
}

const panel = (page: Page, name: string) => page.getByRole("region", { name });

it("files are shown as what they are, what would happen is said, and then it happens", async () => {
  const page = await web.openSignedIn("/import");
  await page.getByText("Drop files, a folder or a zip here").waitFor();
  await expectAccessible(page);
  await choose(page, "friends.vcf", CARDS);
  const preview = panel(page, "This is what would happen");
  await preview.getByText("3 contacts added.").waitFor();
  await preview.getByText("friends.vcf: vCard file").waitFor();
  await expectAccessible(page);

  await page.reload();
  await preview.getByRole("button", { name: "Import" }).click();
  await panel(page, "Imported").getByText("Done: 3 contacts added.").waitFor();
  await panel(page, "History").getByText("vCard file").waitFor();
  await expectAccessible(page);

  await choose(page, "friends.vcf", CARDS);
  await preview.getByText("nothing new.").waitFor();
  await preview.getByText("Already here: 3 contacts.").waitFor();
});

it("two contacts that may be one person are joined on the user's word, and taken apart again", async () => {
  const page = await web.openSignedIn("/import/duplicates");
  await page.getByText("No pair to look at").waitFor();
  await expectAccessible(page);
  await page.goto("/import");
  await choose(page, "friends.vcf", CARDS);
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await page.getByRole("link", { name: /Review 1 possible duplicate/ }).click();
  await page.getByText("1 pair to look at").waitFor();
  await page.getByText("ines@example.com").waitFor();
  await expectAccessible(page);

  await page.keyboard.press("y");
  await page.getByRole("dialog", { name: "Join these two?" }).waitFor();
  await expectAccessible(page);
  await page.keyboard.press("Enter");
  await page.getByText(/went into Ines Duarte\./).waitFor();
  await panel(page, "Joined").getByText("Ines Duarte").first().waitFor();
  await expectAccessible(page);
  await panel(page, "Messages").getByRole("button", { name: "Undo" }).click();
  await page.getByText("1 pair to look at").waitFor();
  await panel(page, "Joined").waitFor({ state: "detached" });

  await page.keyboard.press("n");
  await page.getByText("No pair to look at").waitFor();
  await panel(page, "Messages").getByRole("button", { name: "Undo" }).click();
  await page.getByText("1 pair to look at").waitFor();
});

it("what the files do not tell is asked, and the answer is kept", async () => {
  const page = await web.openSignedIn("/import");
  const chat = ["3/4/25, 09:15 - Ines Duarte: Are you coming?", "3/4/25, 09:16 - N. O.: On my way."].join(
    "\n",
  );
  await choose(page, "WhatsApp Chat with Ines Duarte.txt", chat);
  const question = panel(page, "One thing must be known first");
  await question.getByText("What stands first in the dates").waitFor();
  await expectAccessible(page);
  await question.getByLabel(/^The day/).check();
  await question.getByRole("button", { name: "Go on" }).click();
  await panel(page, "This is what would happen").getByText("2 interactions added").waitFor();
});

it("a table that nobody knows is imported by what is said of its columns", async () => {
  const page = await web.openSignedIn("/import");
  await choose(page, "guests.csv", "Quem,Onde\nInes Duarte,Lisbon\nTunde Bakare,Lagos\n");
  const failed = panel(page, "Nothing was imported");
  await failed.getByText(/guests.csv is not anything/).waitFor();
  await failed.getByLabel("quem").selectOption("name");
  await failed.getByLabel("onde").selectOption("location");
  await expectAccessible(page);
  await failed.getByRole("button", { name: "Read it this way" }).click();
  await panel(page, "This is what would happen").getByText("2 contacts added.").waitFor();
});

it("an import goes on while the page is left, shows how far it is, and refuses what is no export", async () => {
  const page = await web.openSignedIn("/import");
  await choose(page, "notes.txt", "Buy milk.");
  await page.getByText(/notes.txt is not anything PingCRM can read/).waitFor();
  await page.getByRole("button", { name: "Choose other files" }).click();
  const rows = Array.from({ length: 1500 }, (_, n) => `Person ${n} Ferreira,person${n}@example.com`);
  await choose(page, "people.csv", ["Name,E-mail", ...rows].join("\n"));
  await page.getByRole("button", { name: "Import", exact: true }).click({ timeout: 30_000 });
  await page.getByRole("progressbar", { name: "Importing" }).waitFor();
  await page.goto("/contacts");
  await page.goto("/import");
  await page.getByText("Done: 1,500 contacts added.").waitFor({ timeout: 30_000 });
  expect(await page.getByRole("progressbar").count()).toBe(0);
});

it("by keyboard alone: the focus is seen, and files are chosen with Enter", async () => {
  const page = await web.openSignedIn("/import");
  await page.getByRole("button", { name: "Choose files" }).waitFor();
  // Asked for early: a chooser that opens before the browser knows of it is not caught.
  const chooser = page.waitForEvent("filechooser");
  const isThere = () => page.evaluate<boolean>("document.activeElement.textContent === 'Choose files'");
  for (let presses = 0; presses < 30 && !(await isThere()); presses++) await page.keyboard.press("Tab");
  expect(await page.evaluate("getComputedStyle(document.activeElement).outlineStyle")).toBe("solid");
  await page.keyboard.press("Enter");
  await (await chooser).setFiles({ name: "a.vcf", mimeType: "text/vcard", buffer: Buffer.from(CARDS) });
  const preview = panel(page, "This is what would happen");
  await preview.waitFor();
  await preview.getByRole("button", { name: "Import" }).focus();
  await page.keyboard.press("Enter");
  await panel(page, "Imported").waitFor();
});

it("an import whose process was killed says so, and can be started again", async () => {
  const page = await web.openSignedIn("/settings/profile");
  const upload = { phase: "importing", interrupted: true, done: 1200, total: 5000, files: [], report: null };
  const id = "0b9a7c52-8a57-4b8e-9a4e-2f1d4c3b2a10";
  await page.route("**/api/uploads", (route) => route.fulfill({ json: { upload: { ...upload, id } } }));
  await page.route("**/api/uploads/*/run", (route) =>
    route.fulfill({
      status: 409,
      json: { error: { code: "conflict", message: "The files are no longer here. Choose them again." } },
    }),
  );
  await page.goto("/import");
  const stopped = panel(page, "The import was interrupted");
  await stopped.getByText("It stopped at 1,200 of 5,000. Start it again: nothing is doubled.").waitFor();
  await expectAccessible(page);
  await stopped.getByRole("button", { name: "Start again" }).click();
  await page.getByText("The files are no longer here. Choose them again.").waitFor();
  await stopped.getByRole("button", { name: "Choose other files" }).waitFor();
});

it("a server that cannot be reached is said in a sentence, and asked again on the user's word", async () => {
  const page = await web.openSignedIn("/settings/profile");
  await page.route("**/api/uploads", (route) => route.abort());
  await page.goto("/import");
  const alert = page
    .getByRole("alert")
    .getByText("The server cannot be reached. Check that PingCRM is running.");
  await alert.waitFor();
  await expectAccessible(page);
  await page.unroute("**/api/uploads");
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByText("Drop files, a folder or a zip here").waitFor();
});
