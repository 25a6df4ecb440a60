import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { expect, it, vi } from "vitest";
import { testDatabase } from "../../../test/database.ts";
import { temporaryDataDir } from "../../../test/temporary-directory.ts";
import { testApi } from "../../../test/web-api.ts";
import { contacts } from "../../db/schema.ts";
import { findUpload, noteRun } from "../../importers/uploads/uploads.ts";

const db = await testDatabase();
const dataDir = temporaryDataDir();
const api = testApi(db, { config: { dataDir } });
type Browser = Awaited<ReturnType<typeof api.signedIn>>;

const CARDS = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ines Duarte\r\nEMAIL:ines@example.com\r\nEND:VCARD\r\n";
const CHAT = [
  "[3/4/25, 9:15:00] Ines Duarte: Are you coming?",
  "[3/4/25, 9:16:00] Nia O.: On my way.",
  "[5/4/25, 9:16:00] Ines Duarte: See you.",
].join("\n");

const offer = (browser: Browser, files: { path: string; size: number }[]) =>
  browser.client.uploads.$post({ json: { files } });

async function send(browser: Browser, files: Record<string, string>): Promise<string> {
  const offered = Object.entries(files).map(([path, text]) => ({ path, size: Buffer.byteLength(text) }));
  const response = await offer(browser, offered);
  expect(response.status).toBe(200);
  const { id, files: wanted } = await response.json();
  for (const { path } of wanted) {
    const put = await sendPiece(browser, id, path, 0, files[path] ?? "");
    expect(put.status).toBe(200);
  }
  return id;
}

const sendPiece = (browser: Browser, id: string, path: string, at: number, body: string) =>
  browser.fetch(`/api/uploads/${id}/file?path=${encodeURIComponent(path)}&at=${at}`, { method: "PUT", body });

async function run(browser: Browser, id: string, over: Record<string, unknown> = {}) {
  const response = await browser.client.uploads[":id"].run.$post({
    param: { id },
    json: { dryRun: false, me: [], columns: {}, ...over },
  });
  expect(response.status).toBe(200);
  return vi.waitFor(
    async () => {
      const { upload } = await (await browser.client.uploads.$get()).json();
      expect(upload?.phase).not.toMatch(/checking|importing/);
      return upload;
    },
    { timeout: 20_000, interval: 50 },
  );
}

const people = (browser: Browser) => db.$count(contacts, eq(contacts.userId, browser.userId));

it("files are tried first, which writes nothing, and then imported; only the history is left", async () => {
  const browser = await api.signedIn();
  const id = await send(browser, { "friends.vcf": CARDS });
  const checked = await run(browser, id, { dryRun: true });
  expect(checked).toMatchObject({
    phase: "checked",
    report: { created: 1, read: [{ name: "friends.vcf" }] },
  });
  expect(await people(browser)).toBe(0);

  expect(await run(browser, id)).toMatchObject({ phase: "done", done: 1, total: 1, report: { created: 1 } });
  expect(await people(browser)).toBe(1);
  expect(await readdir(join(dataDir, "uploads"))).not.toContain(id);
  const { imports } = await (await browser.client.imports.$get()).json();
  expect(imports).toMatchObject([
    { name: "friends.vcf", title: "vCard file", status: "done", counts: { created: 1 } },
  ]);
});

it("a file comes in pieces: a piece may come twice, and none may be left out or be too much", async () => {
  const browser = await api.signedIn();
  const size = CARDS.length;
  const { id } = await (await offer(browser, [{ path: "a/friends.vcf", size }])).json();
  const first = await sendPiece(browser, id, "a/friends.vcf", 0, CARDS.slice(0, 20));
  expect(await first.json()).toEqual({ size: 20 });
  expect(await (await sendPiece(browser, id, "a/friends.vcf", 0, CARDS.slice(0, 20))).json()).toEqual({
    size: 20,
  });
  expect((await sendPiece(browser, id, "a/friends.vcf", 40, "x")).status).toBe(409);
  expect((await sendPiece(browser, id, "a/friends.vcf", 20, CARDS)).status).toBe(409);
  expect((await sendPiece(browser, id, "other.vcf", 0, "x")).status).toBe(404);
  expect((await sendPiece(browser, id, "a/friends.vcf", 20, CARDS.slice(20))).status).toBe(200);
  expect(await run(browser, id, { dryRun: true })).toMatchObject({
    phase: "checked",
    report: { created: 1 },
  });
});

it("a piece that is sent again before it was answered is there once", async () => {
  const browser = await api.signedIn();
  const files = Array.from({ length: 20 }, (_, index) => ({ path: `${index}.vcf`, size: 200_000 }));
  const { id } = await (await offer(browser, files)).json();
  const piece = "x".repeat(100_000);
  await Promise.all(files.flatMap(({ path }) => [1, 2].map(() => sendPiece(browser, id, path, 0, piece))));
  const sizes = files.map(async ({ path }) => (await stat(join(dataDir, "uploads", id, path))).size);
  expect(new Set(await Promise.all(sizes))).toEqual(new Set([100_000]));
});

it("names that lead out of the folder are refused, and so is what is too large or nothing", async () => {
  const browser = await api.signedIn();
  for (const path of [
    "../x.vcf",
    "a/../../x.vcf",
    "/etc/x.vcf",
    "a\\..\\x.vcf",
    "C:/x.vcf",
    "a//x.vcf",
    "x\u0000.vcf",
  ]) {
    expect([path, (await offer(browser, [{ path, size: 1 }])).status]).toEqual([path, 400]);
  }
  const large = await offer(browser, [{ path: "all.mbox", size: 5 * 2 ** 30 }]);
  expect(await large.json()).toMatchObject({
    error: { message: expect.stringContaining("larger than 4 GB") },
  });
  const pictures = await offer(browser, [
    { path: "a/1.jpg", size: 9 },
    { path: "a/.DS_Store", size: 9 },
  ]);
  expect(pictures.status).toBe(400);
  for (const [first, second] of [
    ["a", "a/b"],
    ["c/d.vcf", "c/d.vcf"],
  ] as const) {
    const clash = await offer(browser, [
      { path: second, size: 1 },
      { path: first, size: 1 },
    ]);
    expect(await clash.json()).toMatchObject({
      error: { message: `Two of the files are called ${first}. Rename one of them.` },
    });
  }
});

it("of files that two pages send at once the last to come are kept", async () => {
  const browser = await api.signedIn();
  const answers = await Promise.all(
    ["a.vcf", "b.vcf", "c.vcf"].map((path) => offer(browser, [{ path, size: 3 }])),
  );
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  const ids = await Promise.all(answers.map(async (answer) => (await answer.json()).id));
  expect(ids).toContain((await findUpload(db, browser.userId, new Date()))?.id);
});

it("asks who one is and how dates are meant, and goes on with the answers", async () => {
  const browser = await api.signedIn();
  const id = await send(browser, { "WhatsApp Chat with Ines Duarte.txt": CHAT });
  const first = await run(browser, id, { dryRun: true });
  expect(first?.phase).toBe("asking");
  const answers: Record<string, unknown> = { me: ["Nia O."], dateOrder: "dmy" };
  const second = await run(browser, id, { dryRun: true, ...answers });
  expect(second).toMatchObject({ phase: "checked", question: null, report: { interactionsAdded: 3 } });
});

it("a table with columns of its own is imported by what is said of them", async () => {
  const browser = await api.signedIn();
  const id = await send(browser, { "guests.csv": "Quem,Onde\nInes Duarte,Lisbon\nAda Obi,Lagos\n" });
  expect(await run(browser, id, { dryRun: true })).toMatchObject({
    phase: "failed",
    failure: expect.stringContaining("guests.csv is not"),
  });
  const { tables } = await (await browser.client.uploads[":id"].tables.$get({ param: { id } })).json();
  expect(tables).toEqual([
    {
      name: "guests.csv",
      columns: [
        { name: "quem", field: null },
        { name: "onde", field: null },
      ],
    },
  ]);
  const checked = await run(browser, id, { dryRun: true, columns: { quem: "name", onde: "location" } });
  expect(checked).toMatchObject({ phase: "checked", report: { created: 2 } });
});

it("files are their owner's alone", async () => {
  const [browser, stranger] = [await api.signedIn(), await api.signedIn()];
  const id = await send(browser, { "friends.vcf": CARDS });
  expect((await (await stranger.client.uploads.$get()).json()).upload).toBeNull();
  expect((await sendPiece(stranger, id, "friends.vcf", 0, "x")).status).toBe(404);
  const json = { dryRun: true, me: [], columns: {} };
  expect((await stranger.client.uploads[":id"].run.$post({ param: { id }, json })).status).toBe(404);
  expect((await stranger.client.uploads[":id"].$delete({ param: { id } })).status).toBe(404);
  const nobody = api.browser();
  expect((await nobody.client.uploads.$get()).status).toBe(401);
});

it("while an import runs nothing takes its place, and one whose process fell silent can be started again", async () => {
  const browser = await api.signedIn();
  const id = await send(browser, { "friends.vcf": CARDS });
  await noteRun(db, browser.userId, id, { phase: "importing", seenAt: new Date() });
  expect((await offer(browser, [{ path: "b.vcf", size: 3 }])).status).toBe(409);
  expect((await browser.client.uploads[":id"].$delete({ param: { id } })).status).toBe(409);
  const json = { dryRun: false, me: [], columns: {} };
  expect((await browser.client.uploads[":id"].run.$post({ param: { id }, json })).status).toBe(409);

  await noteRun(db, browser.userId, id, { seenAt: new Date(Date.now() - 60_000) });
  expect(await findUpload(db, browser.userId, new Date())).toMatchObject({ interrupted: true });
  expect(await run(browser, id)).toMatchObject({ phase: "done", interrupted: false });
});

it("new files take the place of earlier ones, and can be put away", async () => {
  const browser = await api.signedIn();
  const first = await send(browser, { "friends.vcf": CARDS });
  const second = await send(browser, { "more.vcf": CARDS });
  expect(await readdir(join(dataDir, "uploads"))).not.toContain(first);
  expect((await browser.client.uploads[":id"].$delete({ param: { id: second } })).status).toBe(200);
  expect(await readdir(join(dataDir, "uploads"))).not.toContain(second);
  expect((await (await browser.client.uploads.$get()).json()).upload).toBeNull();
});
