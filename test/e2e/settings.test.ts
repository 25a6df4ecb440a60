import { expect, it } from "vitest";
import { expectAccessible, PASSWORD, startWeb } from "./web.ts";

const web = await startWeb();

async function signIn(email: string, password = PASSWORD) {
  const page = await web.open("/sign-in");
  await page.locator("input[name=email]:focus").waitFor();
  await page.keyboard.type(email);
  await page.keyboard.press("Tab");
  await page.keyboard.type(password);
  await page.keyboard.press("Enter");
  return page;
}

it("a field saves itself, and one with an error keeps what was typed", async () => {
  const page = await web.openSignedIn("/settings/suggestions");
  const high = page.getByLabel("High priority");
  await high.fill("21");
  await high.press("Enter");
  await page.getByText("Saved").waitFor();
  await high.fill("3");
  await page.getByLabel("Medium priority").focus();
  await page.getByText("interval.high must be a whole number from 7 to 365").waitFor();
  expect(await high.inputValue()).toBe("3");
  await expectAccessible(page);
  await page.reload();
  await expect.poll(() => high.inputValue()).toBe("21");
});

it("name, time zone and own names change, and the rail knows the new name", async () => {
  const page = await web.openSignedIn("/settings/profile");
  await page.getByLabel("Name", { exact: true }).fill("Nia Amadi");
  await page.getByLabel("Name", { exact: true }).press("Enter");
  await page.getByRole("button", { name: "Nia Amadi" }).waitFor();
  await page.getByLabel("Time zone").selectOption("Asia/Tokyo");
  await page.getByText("This browser is in").waitFor();
  await page.getByLabel("You in imported files").fill("Nia Amadi, nia@example.org");
  await page.getByLabel("Name", { exact: true }).focus();
  await expectAccessible(page);
  const saved = async () => (await page.request.get("/api/settings")).json();
  await expect.poll(saved).toMatchObject({ timeZone: "Asia/Tokyo", me: ["Nia Amadi", "nia@example.org"] });
});

it("signing in says what is wrong, works with the keyboard alone, and sessions are ended from another browser", async () => {
  const page = await web.openSignedIn("/settings/sessions");
  const wrong = await signIn(page.email, "not this one");
  await wrong.getByText("The e-mail address or the password is not right.").waitFor();
  expect(await wrong.getByLabel("E-mail").inputValue()).toBe(page.email);
  await expectAccessible(wrong);
  const second = await signIn(page.email);
  await second.getByRole("heading", { level: 1, name: "Dashboard" }).waitFor();

  await page.reload();
  await page.getByText("This browser").waitFor();
  await expectAccessible(page);
  await page.getByRole("button", { name: "End", exact: true }).click();
  await page.getByRole("button", { name: "End", exact: true }).waitFor({ state: "hidden" });
  await expect.poll(async () => (await second.request.get("/api/me")).status()).toBe(401);
  await second.getByRole("link", { name: "Suggestions" }).first().click();
  await second.waitForURL("**/sign-in");
});

it("a new password ends the other sessions", async () => {
  const page = await web.openSignedIn("/settings/sessions");
  await page.getByLabel("Current password").fill("not this one");
  await page.getByLabel("New password").fill("another long password");
  await page.getByRole("button", { name: "Change password" }).click();
  await page.getByText("The current password is not right.").waitFor();
  await page.getByLabel("Current password").fill(PASSWORD);
  await page.getByRole("button", { name: "Change password" }).click();
  await page.getByText("The password is changed.").waitFor();
  const again = await signIn(page.email, "another long password");
  await again.getByRole("heading", { level: 1, name: "Dashboard" }).waitFor();
});

it("the export is downloaded, and deleting the account needs its address", async () => {
  const page = await web.openSignedIn("/settings/data");
  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download export" }).click();
  expect((await downloading).suggestedFilename()).toMatch(/^pingcrm-\d{4}-\d\d-\d\d\.zip$/);

  await page.getByRole("button", { name: "Delete account" }).click();
  const dialog = page.getByRole("dialog", { name: "Delete the account?" });
  await expectAccessible(page);
  await dialog.getByRole("textbox").fill("someone@example.com");
  await dialog.getByRole("button", { name: "Delete everything" }).click();
  await dialog.getByText(`Type the address of this account, ${page.email}, to delete it.`).waitFor();
  expect(await dialog.getByRole("textbox").inputValue()).toBe("someone@example.com");
  await dialog.getByRole("textbox").fill(page.email);
  await dialog.getByRole("button", { name: "Delete everything" }).click();
  await page.waitForURL(/\/(welcome|sign-in)$/);
  const gone = await signIn(page.email);
  await gone.getByText("The e-mail address or the password is not right.").waitFor();
});
