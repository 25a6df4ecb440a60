import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { ask, connectHttp, connectSse } from "../mcp-client.ts";
import { expectAccessible, startWeb } from "./web.ts";

const web = await startWeb();
const mcp = `${web.serving.url}mcp`;
const ACCESS = "/settings/mcp-access";

/** Makes a key on the page, and reads it there. */
async function generate(
  page: Page,
  name: string,
  scope: "read" | "read and write" = "read",
): Promise<string> {
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("It may").selectOption({ label: scope });
  await page.getByRole("button", { name: "Generate key" }).click();
  const shown = page.getByRole("region", { name: `The key for ${name}` });
  return (await shown.locator("code").textContent()) ?? "";
}

const row = (page: Page, name: string) =>
  page.getByRole("listitem").filter({ hasText: name }).filter({ hasText: "Created" });

/** The moment at which a stream that is open has ended. */
async function openStream(key: string): Promise<{ ended: Promise<number> }> {
  const response = await fetch(`${mcp}/sse`, { headers: { Authorization: `Bearer ${key}` } });
  expect(response.status).toBe(200);
  const read = async () => {
    const reader = response.body?.getReader();
    while (
      reader &&
      !(await reader.read().then(
        ({ done }) => done,
        () => true,
      ))
    );
    return Date.now();
  };
  return { ended: read() };
}

it("leads from the first page to a connected client, and revoking cuts it off within a second", async () => {
  const page = await web.openSignedIn("/");
  await page.getByRole("link", { name: "Connect an AI client" }).click();
  const key = await generate(page, "Claude");
  expect(key).toMatch(/^pingcrm_[\w-]{43}$/);
  const shown = page.getByRole("region", { name: "The key for Claude" });
  await shown.getByText("Waiting for the first call").waitFor();
  await expectAccessible(page);

  const client = await connectHttp(mcp, key);
  await ask(client, "search_contacts", { query: "Ines" });
  await shown.getByText(/Connected: search_contacts, (now|[1-9] seconds? ago)/).waitFor({ timeout: 3_000 });

  const stream = await openStream(key);
  await connectSse(`${mcp}/sse`, key);
  await page.getByRole("button", { name: "Revoke" }).click();
  const dialog = page.getByRole("dialog", { name: "Revoke Claude?" });
  await dialog.getByRole("button", { name: "Revoke key" }).click();
  const pressed = Date.now();
  await page.getByText("No key lets in now.").waitFor();
  await shown.waitFor({ state: "hidden" });
  // A second, and what the press and the answer take on a busy machine.
  expect((await stream.ended) - pressed).toBeLessThan(1_500);
  await expect(ask(client, "search_contacts", { query: "Ines" })).rejects.toThrow();
});

it("shows for each client the lines to paste with the key in them, and copies exactly those", async () => {
  const page = await web.openSignedIn(ACCESS, { permissions: ["clipboard-read", "clipboard-write"] });
  const key = await generate(page, "Laptop");
  const clipboard = () => page.evaluate<string>("navigator.clipboard.readText()");
  await page.getByRole("button", { name: key }).click();
  expect(await clipboard()).toBe(key);

  const holds = async (client: string, section: string, expected: string) => {
    await page.getByRole("radio", { name: client, exact: true }).click();
    const instruction = page.getByRole("region", { name: section });
    await instruction.getByRole("button", { name: "Copy" }).click();
    expect(await clipboard()).toContain(expected);
    expect(await instruction.locator("pre").textContent()).toBe(await clipboard());
  };
  await holds("Claude Desktop", "Claude Desktop, over HTTP", `Bearer ${key}`);
  await holds("Claude Code", "Claude Code, over HTTP", `Authorization: Bearer ${key}`);
  await holds("Cursor", "Cursor, over HTTP", `"Bearer ${key}"`);
  expect(await page.getByRole("link", { name: "Add to Cursor" }).getAttribute("href")).toMatch(
    /^cursor:\/\//,
  );
  await holds("VS Code", "VS Code, over HTTP", `"${mcp}"`);
  expect(await page.getByRole("link", { name: "Add to VS Code" }).getAttribute("href")).toMatch(/^vscode:/);
  await holds("Codex", "Codex, over HTTP", "[mcp_servers.pingcrm]");
  await holds("Other", "Other clients, over HTTP", `"Bearer ${key}"`);

  await page.reload();
  await page.getByText("pingcrm_KEY stands for a key").waitFor();
  expect(await page.content()).not.toContain(key);
});

it("a regenerated key is shown once more, and the old one is refused at once", async () => {
  const page = await web.openSignedIn(ACCESS);
  const old = await generate(page, "Cursor", "read and write");
  await page.getByRole("button", { name: "Hide the key" }).click();
  await row(page, "Cursor").getByText("May read and write").waitFor();
  await row(page, "Cursor").getByRole("button", { name: "Regenerate" }).click();
  await page.getByRole("button", { name: "Regenerate key" }).click();
  const shown = page.getByRole("region", { name: "The key for Cursor" });
  const renewed = (await shown.locator("code").textContent()) ?? "";
  expect(renewed).not.toBe(old);
  await expect(connectHttp(mcp, old)).rejects.toThrow();
  await ask(await connectHttp(mcp, renewed), "get_dashboard_stats");
  await shown.getByText(/Connected: get_dashboard_stats/).waitFor();
});

it("two tabs see the same keys, and what the server refuses is said and taken back", async () => {
  const page = await web.openSignedIn(ACCESS);
  const other = await page.context().newPage();
  await other.goto(ACCESS);
  await generate(page, "Shared");
  await row(other, "Shared").waitFor({ timeout: 3_000 });

  await other.route("**/api/keys/*", (route) =>
    route.fulfill({
      status: 503,
      json: { error: { code: "unavailable", message: "The database cannot be reached." } },
    }),
  );
  await row(other, "Shared").getByRole("button", { name: "Revoke" }).click();
  await other.getByRole("button", { name: "Revoke key" }).click();
  await other.getByText("The database cannot be reached.").waitFor();
  await row(other, "Shared").getByRole("button", { name: "Revoke" }).waitFor();
});

it("deleting the account cuts its clients off within a second", async () => {
  const page = await web.openSignedIn(ACCESS);
  const key = await generate(page, "Gone soon");
  const stream = await openStream(key);
  const response = await page.request.delete("/api/me", {
    data: { email: page.email },
    headers: { origin: new URL(web.serving.url).origin },
  });
  expect(response.status()).toBe(200);
  const deleted = Date.now();
  expect((await stream.ended) - deleted).toBeLessThan(1_500);
  await expect(connectHttp(mcp, key)).rejects.toThrow();
  await page.waitForURL(/\/(welcome|sign-in)$/);
});

it("works with the keyboard alone", async () => {
  const page = await web.openSignedIn(ACCESS);
  await page.getByLabel("Name").focus();
  await page.keyboard.type("Keys only");
  await page.keyboard.press("Enter");
  await page.getByRole("region", { name: "The key for Keys only" }).waitFor();
  await page.getByRole("radio", { name: "Claude Desktop" }).focus();
  await page.keyboard.press("ArrowRight");
  await page.locator("[role=radio]:focus", { hasText: "Claude Code" }).waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("region", { name: "Claude Code, over HTTP" }).waitFor();
  await page.getByRole("button", { name: "Revoke" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  await row(page, "Keys only").waitFor();
});
