import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { testDatabase } from "../../test/database.ts";
import { ORIGIN, PASSWORD, testApi } from "../../test/web-api.ts";
import { addUser, setPassword } from "../accounts/users.ts";
import { sessions } from "../db/account-schema.ts";
import { wrapPool } from "../db/database.ts";

const db = await testDatabase();
const api = testApi(db);

/** The only paths of the API that answer without a session. */
const PUBLIC = ["/api/auth/state", "/api/auth/sign-up", "/api/auth/sign-in", "/api/auth/sign-out"];

describe("without a session", () => {
  const routes = api.app.routes
    .filter(({ path, method }) => path.startsWith("/api/") && method !== "ALL" && !PUBLIC.includes(path))
    .map(({ method, path }) => [method, path.replace(/:\w+/g, "1")] as const);

  it.each(routes)("%s %s answers 401", async (method, path) => {
    const response = await api.browser().fetch(path, { method });
    expect(response.status).toBe(401);
    expect(await response.json()).toEqual({
      error: { code: "unauthorized", message: "You are not signed in." },
    });
    expect(response.headers.get("cache-control")).toBe("no-store");
  });

  it("and so does a cookie that was made up, or one of a session that has ended", async () => {
    const nia = await api.signedIn();
    const [[name, value] = ["", ""]] = nia.cookies;
    const me = async (cookie: string) =>
      (await api.browser().fetch("/api/me", { headers: { cookie: `${name}=${cookie}` } })).status;
    expect(await me(value)).toBe(200);
    const [row] = await db.select().from(sessions).where(eq(sessions.userId, nia.userId));
    expect(await me(row?.token ?? "")).toBe(401);
    expect(await me(`${row?.token}.${"A".repeat(43)}%3D`)).toBe(401);
    await nia.client.auth["sign-out"].$post();
    expect(await me(value)).toBe(401);
  });
});

it("what shows scores asks first whether they may be shown, and nothing else does", async () => {
  const asked: number[] = [];
  const watched = testApi(db, { fresh: async (userId) => void asked.push(userId) });
  const nia = await watched.signedIn();
  for (const path of ["/api/me", "/api/settings", "/api/dashboard", "/api/suggestions", "/api/contacts"]) {
    await nia.fetch(path);
  }
  await nia.fetch("/api/contacts", { method: "POST" });
  expect(asked).toEqual([nia.userId, nia.userId, nia.userId]);
});

it.concurrent.each([
  ["what a page shows", /from contacts/, "/api/contacts/companies?beginning=s"],
  ["who is asking", /sessions/, "/api/me"],
])("a database that hangs under %s is a sentence within 5 seconds", async (_, statement, path) => {
  let hangs = false;
  const pool = new Proxy(db.$client, {
    get(target, name) {
      const value = Reflect.get(target, name);
      if (typeof value !== "function") return value;
      return (...given: unknown[]) => {
        const asked = name === "query" && hangs ? JSON.stringify(given[0]) : "";
        return statement.test(asked) ? new Promise(() => undefined) : value.apply(target, given);
      };
    },
  });
  const browser = await testApi(wrapPool(pool)).signedIn();
  hangs = true;
  const began = performance.now();
  const response = await browser.fetch(path);
  expect(performance.now() - began).toBeLessThan(5_000);
  expect(response.status).toBe(503);
  expect(await response.json()).toEqual({
    error: { code: "unavailable", message: "The database did not answer in time. Try again in a moment." },
  });
});

describe("a change", () => {
  const changing = (headers: Record<string, string>) =>
    api.browser().fetch("/api/auth/sign-out", { method: "POST", headers });

  it("needs an allowed Origin, or the browser's word that it is the same", async () => {
    const bare = (headers: Record<string, string>) =>
      api.app.request(`${ORIGIN}/api/auth/sign-out`, {
        method: "POST",
        headers: { host: "127.0.0.1:8808", ...headers },
      });
    expect((await bare({})).status).toBe(403);
    expect((await bare({ "sec-fetch-site": "cross-site" })).status).toBe(403);
    expect((await bare({ "sec-fetch-site": "same-site" })).status).toBe(403);
    expect((await bare({ "sec-fetch-site": "same-origin" })).status).toBe(200);
    expect((await changing({})).status).toBe(200);
    const foreign = await changing({ origin: "https://evil.example", "sec-fetch-site": "same-origin" });
    expect(foreign.status).toBe(403);
    expect(await foreign.json()).toMatchObject({ error: { code: "forbidden" } });
  });
});

describe("the session cookie", () => {
  const cookieOf = async (publicUrl?: URL) => {
    const { app } = testApi(db, { config: { publicUrl } });
    const email = `${randomUUID()}@example.com`;
    await addUser(db, { email, password: PASSWORD });
    const host = publicUrl?.host ?? "127.0.0.1:8808";
    const response = await app.request(`http://${host}/api/auth/sign-in`, {
      method: "POST",
      headers: { host, origin: publicUrl?.origin ?? ORIGIN, "content-type": "application/json" },
      body: JSON.stringify({ email, password: PASSWORD }),
    });
    return response.headers.getSetCookie().find((cookie) => cookie.includes("session=")) ?? "";
  };

  it("is HttpOnly and SameSite", async () => {
    const cookie = await cookieOf();
    expect(cookie).toMatch(/^pingcrm_session=/);
    expect(cookie).toMatch(/; HttpOnly/);
    expect(cookie).toMatch(/; SameSite=Lax/);
    expect(cookie).not.toMatch(/Secure|Domain/);
  });

  it("is Secure and bound to the host where the public address is https", async () => {
    const cookie = await cookieOf(new URL("https://crm.example.com"));
    expect(cookie).toMatch(/^__Host-pingcrm_session=/);
    expect(cookie).toMatch(/; Secure/);
    expect(cookie).toMatch(/Path=\//);
    expect(cookie).not.toMatch(/Domain/);
  });
});

describe("a session that is used after a day", () => {
  const dayOld = async () => {
    const nia = await api.signedIn();
    await db
      .update(sessions)
      .set({ expiresAt: new Date(Date.now() + 28 * 86_400_000) })
      .where(eq(sessions.userId, nia.userId));
    return nia;
  };
  const renewed = (response: { headers: Headers }) => response.headers.getSetCookie().join();

  it("lasts on, and so does its cookie, whatever is asked first", async () => {
    const paths = ["/api/auth/state", "/api/me", "/api/contacts/999999"];
    for (const path of paths) {
      expect(renewed(await (await dayOld()).fetch(path))).toMatch(/^pingcrm_session=.*Max-Age=2592000/);
    }
  });

  it("is forgotten at the next sign-in once it has run out, and others stay", async () => {
    const nia = await api.signedIn();
    const count = () => db.$count(sessions, eq(sessions.userId, nia.userId));
    await db
      .update(sessions)
      .set({ expiresAt: new Date(0) })
      .where(eq(sessions.userId, nia.userId));
    for (const expected of [1, 2]) {
      const json = { email: nia.email, password: PASSWORD };
      expect((await api.browser().client.auth["sign-in"].$post({ json })).status).toBe(200);
      expect(await count()).toBe(expected);
    }
  });

  it("gives way to the new one when the password is changed", async () => {
    const nia = await dayOld();
    const json = { current: PASSWORD, password: "a new long password" };
    expect((await nia.client.me.password.$post({ json })).status).toBe(200);
    expect((await nia.client.me.$get()).status).toBe(200);
  });
});

describe("signing in", () => {
  const attempt = async (email: string, password: string, browser = api.browser()) => {
    const started = process.cpuUsage();
    const response = await browser.client.auth["sign-in"].$post({ json: { email, password } });
    return { status: response.status, body: await response.json(), work: process.cpuUsage(started).user };
  };

  it("says the same, after as much work, for an unknown address, a wrong password and an account without one", async () => {
    const email = `${randomUUID()}@example.com`;
    const without = `${randomUUID()}@example.com`;
    await addUser(db, { email, password: PASSWORD });
    await addUser(db, { email: without });
    const right = await attempt(email, PASSWORD);
    expect(right.status).toBe(200);
    const refused = {
      status: 401,
      body: { error: { code: "unauthorized", message: "The e-mail address or the password is not right." } },
    };
    for (const [address, password] of [
      [email, "not this one at all"],
      ["nobody@example.com", PASSWORD],
      [without, PASSWORD],
      ["not an address", PASSWORD],
      [email, "x".repeat(500)],
    ] as const) {
      expect(await attempt(address, password)).toMatchObject(refused);
    }
    const best = async (address: string) => {
      const runs = [await attempt(address, "wrong one"), await attempt(address, "wrong one")];
      return Math.min(...runs.map(({ work }) => work));
    };
    // Without the hash that is made for nobody, it would be a small part. Time on the clock is other programs' too.
    expect(await best("nobody@example.com")).toBeGreaterThan((await best(email)) / 2);
    expect(await best(without)).toBeGreaterThan((await best(email)) / 2);
  });

  it("is refused after ten attempts in a minute from one address, on every instance", async () => {
    const address = "203.0.113.9";
    const other = testApi(db);
    for (let index = 0; index < 10; index++) {
      const { browser } = index % 2 ? other : api;
      expect((await attempt("nobody@example.com", "x", browser(address))).status).toBe(401);
    }
    const limited = await other
      .browser(address)
      .client.auth["sign-in"].$post({ json: { email: "nobody@example.com", password: "x" } });
    expect(limited.status).toBe(429);
    expect(Number(limited.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await limited.json()).toMatchObject({ error: { code: "too_many" } });
    expect((await attempt("nobody@example.com", "x", api.browser("203.0.113.10"))).status).toBe(401);
  });

  it("cannot be had from other addresses by writing them into a header", async () => {
    const browser = api.browser("203.0.113.77");
    const from = (address: string) =>
      browser.fetch("/api/auth/sign-in", {
        method: "POST",
        headers: {
          "content-type": "application/json",
          "x-forwarded-for": address,
          "x-pingcrm-address": address,
        },
        body: JSON.stringify({ email: "nobody@example.com", password: "x" }),
      });
    for (let index = 0; index < 10; index++) expect((await from(`192.0.2.${index}`)).status).toBe(401);
    expect((await from("192.0.2.99")).status).toBe(429);
  });

  it("is counted by the connection where a trusted proxy names no address", async () => {
    const proxied = testApi(db, { config: { trustProxy: true } });
    const from = (address: string, forwarded: string) =>
      proxied.browser(address).fetch("/api/auth/sign-in", {
        method: "POST",
        headers: { "content-type": "application/json", "x-forwarded-for": forwarded },
        body: JSON.stringify({ email: "nobody@example.com", password: "x" }),
      });
    for (let index = 0; index < 10; index++) {
      expect((await from("203.0.113.88", `unknown-${index}`)).status).toBe(401);
    }
    expect((await from("203.0.113.88", "unknown")).status).toBe(429);
    expect((await from("203.0.113.89", "unknown")).status).toBe(401);
    expect((await from("203.0.113.88", "198.51.100.7")).status).toBe(401);
  });

  it("works with a password that was set on the command line, which ends the sessions there were", async () => {
    const nia = await api.signedIn();
    await setPassword(db, nia.email, "another long password");
    expect((await nia.client.me.$get()).status).toBe(401);
    expect((await attempt(nia.email, PASSWORD)).status).toBe(401);
    expect((await attempt(nia.email, "another long password")).status).toBe(200);
    const without = `${randomUUID()}@example.com`;
    await addUser(db, { email: without });
    await setPassword(db, without, PASSWORD);
    expect((await attempt(without, PASSWORD)).status).toBe(200);
  });
});

describe("an account", () => {
  it("sees its own sessions, and ends one or all others", async () => {
    const nia = await api.signedIn();
    const omar = await api.signedIn();
    const json = { email: nia.email, password: PASSWORD };
    const [second, third] = [api.browser(), api.browser()];
    for (const browser of [second, third]) await browser.client.auth["sign-in"].$post({ json });
    const list = async () => (await (await nia.client.me.sessions.$get()).json()).sessions;
    expect(await list()).toHaveLength(3);
    expect((await list()).filter(({ current }) => current)).toHaveLength(1);

    const [newest] = await list();
    const param = { id: String(newest?.id) };
    expect((await omar.client.me.sessions[":id"].$delete({ param })).status).toBe(404);
    expect((await nia.client.me.sessions[":id"].$delete({ param })).status).toBe(200);
    expect((await third.client.me.$get()).status).toBe(401);
    expect((await second.client.me.$get()).status).toBe(200);
    await nia.client.me.sessions.$delete();
    expect((await second.client.me.$get()).status).toBe(401);
    expect((await nia.client.me.$get()).status).toBe(200);
    expect((await omar.client.me.$get()).status).toBe(200);
  });

  it("changes its password, which signs the other browsers out", async () => {
    const nia = await api.signedIn();
    const second = api.browser();
    await second.client.auth["sign-in"].$post({ json: { email: nia.email, password: PASSWORD } });
    const change = (current: string, password: string) =>
      nia.client.me.password.$post({ json: { current, password } });
    expect(await (await change("not it", "a new long password")).json()).toEqual({
      error: { code: "forbidden", message: "The current password is not right." },
    });
    expect((await change(PASSWORD, "short")).status).toBe(400);
    expect((await change(PASSWORD, "a new long password")).status).toBe(200);
    expect((await nia.client.me.$get()).status).toBe(200);
    expect((await second.client.me.$get()).status).toBe(401);
  });
});

describe("errors", () => {
  it("of input name what is wrong", async () => {
    const nia = api.browser();
    const post = (body: string) =>
      nia.fetch("/api/auth/sign-in", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body,
      });
    expect(await (await post('{"email":"a@example.com","pasword":"x"}')).json()).toMatchObject({
      error: { code: "invalid_input", message: expect.stringContaining("password") },
    });
    const broken = await post("{");
    expect(broken.status).toBe(400);
    expect(await broken.json()).toMatchObject({ error: { code: "invalid_input" } });
  });

  it("of a character that the database cannot keep say so, wherever it stands", async () => {
    const nia = await api.signedIn();
    const patch = (path: string, body: object) =>
      nia.fetch(path, {
        method: "PATCH",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      });
    for (const asked of [
      nia.fetch("/api/contacts?tag=a%00b"),
      nia.fetch("/api/contacts/companies?beginning=%00"),
      patch("/api/settings", { name: "me", value: "Nia\u0000" }),
      patch("/api/contacts/1", { addIdentities: [{ kind: "twitter", value: "a\u0000b" }] }),
    ]) {
      const response = await asked;
      expect([response.status, await response.json()]).toEqual([
        400,
        { error: { code: "invalid_input", message: "Take out the character U+0000." } },
      ]);
    }
  });

  it("that nobody foresaw show a reference and nothing of what happened", async () => {
    const nia = await api.signedIn();
    await db.$client.query("alter table sessions rename to hidden_sessions");
    const response = await (async () => {
      try {
        return await nia.client.me.$get();
      } finally {
        await db.$client.query("alter table hidden_sessions rename to sessions");
      }
    })();
    expect(response.status).toBe(500);
    const text = await response.text();
    expect(text).toMatch(/"code":"unexpected","message":"[^"]*reference in the log is [0-9a-f]{8}/);
    expect(text).not.toMatch(/sessions|select|at /);
  });
});
