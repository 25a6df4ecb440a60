import { expect, it } from "vitest";
import { testDatabase } from "../../../test/database.ts";
import { createContact, createIdentity, createInteraction } from "../../../test/factories.ts";
import { testApi } from "../../../test/web-api.ts";
import { duplicatePairs } from "../../db/schema.ts";

const db = await testDatabase();
const api = testApi(db);
type Browser = Awaited<ReturnType<typeof api.signedIn>>;

async function pairOf(browser: Browser) {
  const a = await createContact(db, browser.userId, { displayName: "Ines Duarte", company: "Solaris" });
  const b = await createContact(db, browser.userId, { displayName: "Inês Duarte" });
  await createIdentity(db, browser.userId, b, "email", "ines@example.com");
  await createInteraction(db, browser.userId, b);
  const [pair] = await db
    .insert(duplicatePairs)
    .values({ userId: browser.userId, contactA: a, contactB: b, score: 0.9, reasons: ["the same name"] })
    .returning({ id: duplicatePairs.id });
  return { a, b, param: { id: String(pair?.id) } };
}

const open = async (browser: Browser) => (await browser.client.duplicates.$get()).json();

it("pairs show what is known of both", async () => {
  const browser = await api.signedIn();
  const { a, b } = await pairOf(browser);
  expect(await open(browser)).toMatchObject({
    total: 1,
    pairs: [
      {
        score: 0.9,
        reasons: ["the same name"],
        a: { id: a, name: "Ines Duarte", company: "Solaris", identities: [] },
        b: { id: b, name: "Inês Duarte", identities: [{ kind: "email", value: "ines@example.com" }] },
      },
    ],
  });
});

it("joined, undone, refused and undone again, a pair is back on the list", async () => {
  const browser = await api.signedIn();
  const { a, b, param } = await pairOf(browser);
  const one = browser.client.duplicates[":id"];
  expect(await (await one.join.$post({ param })).json()).toEqual({ contactId: a });
  expect(await open(browser)).toMatchObject({ total: 0, pairs: [] });
  const { joins } = await (await browser.client.duplicates.joins.$get()).json();
  expect(joins).toMatchObject([
    { id: Number(param.id), kept: { id: a }, gone: { id: b, name: "Inês Duarte" } },
  ]);
  expect((await one.undo.$post({ param })).status).toBe(200);
  expect(await open(browser)).toMatchObject({ total: 1 });
  expect((await one.refuse.$post({ param })).status).toBe(200);
  expect(await open(browser)).toMatchObject({ total: 0 });
  expect((await one.undo.$post({ param })).status).toBe(200);
  expect(await open(browser)).toMatchObject({ total: 1 });
});

it("are nobody else's to see or settle", async () => {
  const [browser, stranger] = [await api.signedIn(), await api.signedIn()];
  const { param } = await pairOf(browser);
  expect(await open(stranger)).toEqual({ total: 0, pairs: [] });
  const one = stranger.client.duplicates[":id"];
  for (const settle of [one.join, one.refuse, one.undo])
    expect((await settle.$post({ param })).status).toBe(404);
  expect(await open(browser)).toMatchObject({ total: 1 });
});
