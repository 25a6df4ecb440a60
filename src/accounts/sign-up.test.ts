import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { testDatabase } from "../../test/database.ts";
import { PASSWORD, testApi } from "../../test/web-api.ts";
import { users } from "../db/account-schema.ts";

const db = await testDatabase();
beforeEach(async () => {
  await db.delete(users);
});

const person = (name: string) => ({ name, email: `${name}@example.com`, password: PASSWORD });

describe("sign-up", () => {
  it("is open until the first account exists, and signs it in", async () => {
    const api = testApi(db);
    const [ines, omar] = [api.browser(), api.browser()];
    const state = async () => (await ines.client.auth.state.$get()).json();
    expect(await state()).toEqual({ user: null, signUpOpen: true });
    expect((await ines.client.auth["sign-up"].$post({ json: person("ines") })).status).toBe(200);
    expect(await state()).toEqual({ user: { name: "ines", email: "ines@example.com" }, signUpOpen: false });

    const refused = await omar.client.auth["sign-up"].$post({ json: person("omar") });
    expect(refused.status).toBe(403);
    expect(await refused.json()).toMatchObject({ error: { message: expect.stringContaining("closed") } });
    expect(await db.$count(users)).toBe(1);
  });

  it("stays open with ALLOW_SIGNUP", async () => {
    const { browser } = testApi(db, { config: { allowSignup: true } });
    for (const name of ["ines", "omar"]) {
      expect((await browser().client.auth["sign-up"].$post({ json: person(name) })).status).toBe(200);
    }
    const again = await browser().client.auth["sign-up"].$post({ json: person("omar") });
    expect(again.status).toBe(409);
    expect(await db.$count(users)).toBe(2);
  });

  it("of many at the same moment makes one account", async () => {
    const instances = [testApi(db), testApi(db)];
    const names = ["ines", "omar", "mei", "joao", "lena", "tariq"];
    const statuses = await Promise.all(
      names.map(async (name, index) => {
        const browser = instances[index % 2]?.browser();
        return (await browser?.client.auth["sign-up"].$post({ json: person(name) }))?.status;
      }),
    );
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 403)).toHaveLength(5);
    expect(await db.$count(users)).toBe(1);
  });

  it("refuses what is no address, name or password", async () => {
    const { browser } = testApi(db);
    for (const wrong of [{ email: "ines" }, { name: " " }, { password: "short" }, { password: "" }]) {
      const json = { ...person("ines"), ...wrong };
      expect((await browser().client.auth["sign-up"].$post({ json })).status).toBe(400);
    }
    expect(await db.$count(users, eq(users.name, "ines"))).toBe(0);
  });

  it("is limited to ten attempts in a minute from one address", async () => {
    const { browser } = testApi(db, { config: { allowSignup: true } });
    const attempt = (password: string) =>
      browser("203.0.113.5").client.auth["sign-up"].$post({ json: { ...person("ines"), password } });
    for (let index = 0; index < 10; index++) expect((await attempt("short")).status).toBe(400);
    expect((await attempt("short")).status).toBe(429);
  });
});
