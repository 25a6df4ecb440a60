import { expect, it } from "vitest";
import { testDatabase } from "../../../test/database.ts";
import { testApi } from "../../../test/web-api.ts";

const db = await testDatabase();
const api = testApi(db);

it("fills an account that has nobody, once", async () => {
  const browser = await api.signedIn();
  const made = await browser.client.demo.$post();
  expect(await made.json()).toMatchObject({ contacts: 200 });
  const again = await browser.client.demo.$post();
  expect([again.status, await again.json()]).toEqual([
    409,
    { error: { code: "conflict", message: expect.stringContaining("There are contacts here already") } },
  ]);
});

it("is for those who are signed in", async () => {
  expect((await api.browser().client.demo.$post()).status).toBe(401);
});
