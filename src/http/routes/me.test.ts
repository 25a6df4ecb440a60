import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import yauzl from "yauzl";
import { testDatabase } from "../../../test/database.ts";
import { createContact, createNotification, createSuggestion } from "../../../test/factories.ts";
import { temporaryDirectory } from "../../../test/temporary-directory.ts";
import { PASSWORD, testApi } from "../../../test/web-api.ts";
import { users } from "../../db/account-schema.ts";
import { makeDemo } from "../../demo/make-demo.ts";
import { makeFolder } from "../../importers/uploads/upload-files.ts";
import { recordUpload } from "../../importers/uploads/uploads.ts";

const db = await testDatabase();
const api = testApi(db);

describe("the account", () => {
  it("is who is signed in, with what waits for them", async () => {
    const nia = await api.signedIn();
    const contact = await createContact(db, nia.userId);
    await createSuggestion(db, nia.userId, contact);
    await createSuggestion(db, nia.userId, await createContact(db, nia.userId), { status: "dismissed" });
    await createNotification(db, nia.userId);
    await createNotification(db, nia.userId, { readAt: new Date() });
    expect(await (await nia.client.me.$get()).json()).toEqual({
      user: { id: nia.userId, email: nia.email, name: "Nia Okafor" },
      pendingSuggestions: 1,
      unreadNotifications: 1,
    });
    await nia.client.me.$patch({ json: { name: "  Nia O. " } });
    expect(await (await nia.client.me.$get()).json()).toMatchObject({ user: { name: "Nia O." } });
    expect((await nia.client.me.$patch({ json: { name: " " } })).status).toBe(400);
  });

  it("has settings that are changed one at a time, and an error says what is allowed", async () => {
    const nia = await api.signedIn();
    const change = (name: "time-zone" | "interval.high" | "me", value: string) =>
      nia.client.settings.$patch({ json: { name, value } });
    await change("time-zone", "Europe/Lisbon");
    await change("me", "Nia Okafor, nia@example.com");
    expect(await (await nia.client.settings.$get()).json()).toMatchObject({
      timeZone: "Europe/Lisbon",
      intervalHigh: 30,
      me: ["Nia Okafor", "nia@example.com"],
    });
    const refused = await change("interval.high", "3");
    expect(await refused.json()).toMatchObject({
      error: { code: "invalid_input", message: expect.stringContaining("from 7 to 365") },
    });
  });
});

describe("deleting the account", () => {
  const rowsOf = async (userId: number) => {
    const { rows: tables } = await db.execute<{ table: string; column: string }>(sql`
      select table_name as "table", column_name as "column" from information_schema.columns
      where table_schema = 'public' and (column_name = 'user_id' or (table_name = 'users' and column_name = 'id'))`);
    const counts: Record<string, number> = {};
    for (const { table, column } of tables) {
      counts[table] = await db.$count(sql.raw(table), sql`${sql.identifier(column)} = ${userId}`);
    }
    return counts;
  };

  it("needs the typed address, leaves no row of it in any table, and no row of others is missing", async () => {
    const nia = await api.signedIn();
    const omar = await api.signedIn();
    for (const { email } of [nia, omar]) await makeDemo(db, { email, count: 40, seed: 1, now: new Date() });
    await nia.client.keys.$post({ json: { name: "Claude", scope: "read" } });
    await nia.client.settings.$patch({ json: { name: "budget", value: "7" } });
    const [before, others] = [await rowsOf(nia.userId), await rowsOf(omar.userId)];
    expect(Object.values(before).filter((count) => count > 0).length).toBeGreaterThan(12);

    const remove = (email: string) => nia.client.me.$delete({ json: { email } });
    expect((await remove("someone@example.com")).status).toBe(400);
    expect(await db.$count(users, eq(users.id, nia.userId))).toBe(1);
    expect((await remove(` ${nia.email.toUpperCase()} `)).status).toBe(200);

    expect(Object.entries(await rowsOf(nia.userId)).filter(([, count]) => count > 0)).toEqual([]);
    expect(await rowsOf(omar.userId)).toEqual(others);
    expect((await nia.client.me.$get()).status).toBe(401);
    const again = await api
      .browser()
      .client.auth["sign-in"].$post({ json: { email: nia.email, password: PASSWORD } });
    expect(again.status).toBe(401);
  });
});

it("deleting the account removes the files that were sent for an import", async () => {
  const dataDir = temporaryDirectory();
  const { signedIn } = testApi(db, { config: { dataDir } });
  const nia = await signedIn();
  const root = join(dataDir, "uploads");
  const files = [{ path: "people.vcf", size: 3 }];
  const id = await makeFolder(root, files);
  await recordUpload(db, nia.userId, id, files, new Date());
  expect(await readdir(root)).toEqual([id]);
  await nia.client.me.$delete({ json: { email: nia.email } });
  expect(await readdir(root)).toEqual([]);
});

describe("the export", () => {
  it("is a zip of the account to download", async () => {
    const nia = await api.signedIn();
    await createContact(db, nia.userId, { displayName: "Ines Duarte" });
    const response = await nia.client.export.$get();
    expect(response.headers.get("content-type")).toBe("application/zip");
    expect(response.headers.get("content-disposition")).toMatch(
      /^attachment; filename="pingcrm-\d{4}-\d\d-\d\d\.zip"$/,
    );
    const names: string[] = [];
    const zip = await yauzl.fromBufferPromise(Buffer.from(await response.arrayBuffer()));
    for await (const entry of zip.eachEntry()) names.push(entry.fileName);
    expect(names).toEqual(["pingcrm.json", "contacts.vcf", "contacts.csv"]);
  });
});
