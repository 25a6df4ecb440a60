import { createWriteStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { testDatabase } from "../../../test/database.ts";
import { createContact, createInteraction, createUser } from "../../../test/factories.ts";
import { folderOf } from "../../../test/files.ts";
import { contactsOf, everyRowOf, importPaths } from "../../../test/run-import.ts";
import { joinContacts } from "../../crm/contacts/join-contacts.ts";
import { undoJoin } from "../../crm/contacts/undo-join.ts";
import { findDuplicates } from "../../crm/duplicates/find-duplicates.ts";
import { listDuplicates } from "../../crm/duplicates/list-duplicates.ts";
import { exportAccount } from "../../crm/export/export-account.ts";
import { refreshIfStale, refreshNow } from "../../crm/relationships/keep-fresh.ts";
import { refreshScores } from "../../crm/relationships/refresh-scores.ts";
import { DAY } from "../../crm/relationships/score.ts";
import { indexContactWords } from "../../crm/search/index-contact-words.ts";
import { indexMessageWords } from "../../crm/search/index-message-words.ts";
import { searchContacts } from "../../crm/search/search-contacts.ts";
import { userSettings } from "../../db/account-schema.ts";
import {
  contactJoins,
  identities,
  leftOut,
  notifications,
  suggestions,
  type UserId,
} from "../../db/schema.ts";
import { openZip } from "../zip.ts";

const db = await testDatabase();
const now = new Date("2026-11-20T12:00:00Z");
const folder = await folderOf({});

/** An account with something in each of its tables, made without an import. */
async function anAccount(): Promise<UserId> {
  const userId = await createUser(db);
  const zoe = await createContact(db, userId, {
    displayName: "Zoë Lindqvist; the 1st",
    givenName: "Zoë",
    familyName: "Lindqvist",
    company: "Harbour, Maps",
    notes: "=SUM(A1)\nLikes tea",
    tags: ["ski", "boats, small"],
    birthMonth: 3,
    birthDay: 15,
    priority: "high",
    remindEveryDays: 60,
    remindSetAt: now,
    editedFields: ["notes"],
  });
  const rui = await createContact(db, userId, { displayName: "Rui Duarte" });
  const twin = await createContact(db, userId, { displayName: "Rui Duarte" });
  const gone = await createContact(db, userId, { displayName: "R. Duarte" });
  await db.insert(identities).values([
    { userId, contactId: zoe, kind: "email", value: "zoe@example.org", label: "work" },
    { userId, contactId: zoe, kind: "phone", value: "+46701740605" },
    { userId, contactId: zoe, kind: "linkedin", value: "zoë-l" },
  ]);
  await createInteraction(db, userId, zoe, {
    text: "about archipelagos",
    readByRecipient: true,
    externalId: "1",
  });
  await createInteraction(db, userId, zoe, {
    kind: "note",
    platform: "note",
    direction: "mutual",
    text: "collects barometers",
    externalId: "own:1",
  });
  await createInteraction(db, userId, gone, { platform: "telegram", externalId: "2" });
  await db.insert(suggestions).values({
    userId,
    contactId: zoe,
    triggerType: "birthday",
    priority: 1500,
    channel: "email",
    message: "Happy birthday",
  });
  await db
    .insert(notifications)
    .values({ userId, type: "event", title: "Birthday soon", factKey: "birthday:1" });
  await db.insert(userSettings).values({ userId, timeZone: "Asia/Kolkata", me: ["Nia"] });
  await db.insert(leftOut).values({
    userId,
    platform: "email",
    externalId: "9",
    occurredAt: now,
    size: 20,
    draft: { type: "interaction", text: "waits" },
  });
  await findDuplicates(db, userId, { now });
  await db.transaction((tx) => joinContacts(tx, userId, { keepId: rui, goneId: gone, reasons: ["x"] }, now));
  await refreshScores(db, userId, { now });
  await indexContactWords(db, userId, [zoe, rui, twin]);
  await indexMessageWords(db, userId, [
    { contactId: zoe, subject: null, text: "about archipelagos collects barometers" },
  ]);
  return userId;
}

async function exportOf(userId: UserId): Promise<string> {
  const path = join(folder, `${userId}.zip`);
  await exportAccount(db, userId, createWriteStream(path), now);
  return path;
}

/** Rows without their owner, and without the index of texts, which is derived anew. */
async function comparable(userId: UserId) {
  const { text_words: _, ...tables } = await everyRowOf(db, userId);
  const bare = (row: unknown) => ({
    ...(row as object),
    user_id: 0,
    scores_refreshed_at: null,
    suggestions_run_at: null,
  });
  return Object.fromEntries(Object.entries(tables).map(([table, rows]) => [table, rows.map(bare)]));
}

describe("an exported account", () => {
  let from: UserId;
  let path: string;
  beforeAll(async () => {
    from = await anAccount();
    path = await exportOf(from);
  });

  it("imported into an empty account is the same account, and can be searched", async () => {
    const to = await createUser(db);
    const report = await importPaths(db, to, [path]);
    expect(report).toMatchObject({ created: 3, interactionsAdded: 3, damaged: [], problems: [] });
    expect(await comparable(to)).toEqual(await comparable(from));
    for (const query of ["archipelagos", "barometers"]) {
      const found = await searchContacts(db, to, { query, limit: 5 });
      expect(JSON.stringify(found), query).toContain("Zoë Lindqvist");
    }
  });

  it("has its scores of the day on which they are looked at, not of that of the export", async () => {
    const [from, to] = [await createUser(db), await createUser(db)];
    const later = (days: number) => new Date(now.getTime() + days * DAY);
    await createInteraction(db, from, await createContact(db, from), { occurredAt: later(-2) });
    await refreshNow(db, from, now);
    await refreshNow(db, to, later(11.9));
    await importPaths(db, to, [await exportOf(from)], { now: later(12) });
    await refreshIfStale(db, to, later(12));
    expect((await contactsOf(db, from)).map(({ scoreRecency }) => scoreRecency)).toEqual([3]);
    expect((await contactsOf(db, to)).map(({ scoreRecency }) => scoreRecency)).toEqual([2]);
  });

  it("imported twice changes nothing, and what is added later has ids of its own", async () => {
    const to = await createUser(db);
    await importPaths(db, to, [path]);
    const before = await everyRowOf(db, to);
    expect(await importPaths(db, to, [path])).toMatchObject({
      created: 0,
      interactionsAdded: 0,
      unchanged: 3,
    });
    expect(await everyRowOf(db, to)).toEqual(before);
    await createContact(db, to, { displayName: "Eva" });
    expect(await contactsOf(db, to)).toHaveLength(4);
  });

  it("is not imported into another account that has contacts, and nothing is written", async () => {
    const to = await createUser(db);
    await createContact(db, to, { displayName: "Eva" });
    const before = await everyRowOf(db, to);
    await expect(importPaths(db, to, [path])).rejects.toThrow(/empty account/);
    expect(await everyRowOf(db, to)).toEqual(before);
  });

  it("of an account without contacts is not imported into one that has some either", async () => {
    const [empty, to] = [await createUser(db), await createUser(db)];
    await db.insert(userSettings).values([
      { userId: empty, timeZone: "Asia/Kolkata", me: ["Nia"] },
      { userId: to, timeZone: "Europe/Lisbon" },
    ]);
    await createContact(db, to, { displayName: "Eva" });
    const before = await everyRowOf(db, to);
    const file = await exportOf(empty);
    for (const dryRun of [true, false]) {
      await expect(importPaths(db, to, [file], { me: ["Eva"], dryRun })).rejects.toThrow(/empty account/);
    }
    expect(await everyRowOf(db, to)).toEqual(before);
  });

  const undoOnlyJoin = async (userId: UserId) => {
    const [join] = await db.select().from(contactJoins).where(eq(contactJoins.userId, userId));
    await db.transaction((tx) => undoJoin(tx, userId, join?.id ?? 0, now));
  };

  it("undoes a join in the account that it was imported into", async () => {
    const to = await createUser(db);
    await importPaths(db, to, [path]);
    await undoOnlyJoin(to);
    expect((await contactsOf(db, to)).map(({ displayName }) => displayName)).toContain("R. Duarte");
  });

  it("gives nobody else a row, whatever owner it names", async () => {
    const [to, other] = [await createUser(db), await createUser(db)];
    const forged = (await entryOf(path, "pingcrm.json")).replace(/"user_id": ?\d+/g, `"user_id":${other}`);
    expect(forged).toContain(`"user_id":${other}`);
    await importPaths(db, to, [await folderOf({ "pingcrm.json": forged })]);
    await undoOnlyJoin(to);
    expect(await contactsOf(db, other)).toEqual([]);
    expect(await contactsOf(db, to)).toHaveLength(4);
  });

  it.each([
    ["a contact's id that no database gives", /"id": ?\d+/, "9223372036854775806"],
    ["a contact's id far above those of the installation", /"id": ?\d+/, "1000000001"],
    ["such an id of an address", /(?<="identities": ?\[.{0,80})"id": ?\d+/, "1000000001"],
    ["an id that is none", /"id": ?\d+/, '"1; drop table users"'],
  ])("is refused in a sentence when it holds %s, and raises nobody's ids", async (_, place, id) => {
    const to = await createUser(db);
    const json = await entryOf(path, "pingcrm.json");
    const changed = json.replace(place, `"id":${id}`);
    expect(changed).not.toBe(json);
    const report = importPaths(db, to, [await folderOf({ "pingcrm.json": changed })]);
    await expect(report).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("damaged or was changed"),
    });
    expect(await contactsOf(db, to)).toEqual([]);
    expect(await createContact(db, await createUser(db))).toBeLessThan(10_000);
  });

  it("shows in a dry run what the import reports, and writes nothing", async () => {
    const to = await createUser(db);
    const given = async () =>
      (await db.$client.query("select last_value from pg_sequences order by sequencename")).rows;
    for (const created of [3, 0]) {
      const before = [await everyRowOf(db, to), await given()];
      const dry = await importPaths(db, to, [path], { dryRun: true });
      expect([await everyRowOf(db, to), await given()]).toEqual(before);
      const real = await importPaths(db, to, [path]);
      expect({ ...dry, dryRun: false }).toEqual(real);
      expect(real.created).toBe(created);
    }
  });

  it.each([
    ["an id that is none", /"id": ?\d+/, '"id":"1; drop table users"'],
    ["a date that is none", /"created_at": ?"[^"]*"/, '"created_at":"the day before yesterday"'],
  ])("is refused by a dry run too when it holds %s", async (_, place, wrong) => {
    const json = await entryOf(path, "pingcrm.json");
    const folder = await folderOf({ "pingcrm.json": json.replace(place, wrong) });
    await expect(importPaths(db, await createUser(db), [folder], { dryRun: true })).rejects.toThrow(
      "damaged or was changed",
    );
  });

  it("has a vCard file that gives the same people to another address book", async () => {
    const vcf = await entryOf(path, "contacts.vcf");
    expect(vcf).toContain("FN:Zoë Lindqvist\\; the 1st\r\nN:Lindqvist;Zoë;;;\r\n");
    expect(vcf).toContain("EMAIL;TYPE=work:zoe@example.org\r\nTEL;VALUE=uri:tel:+46701740605\r\n");
    expect(vcf).toContain("BDAY:--0315\r\nCATEGORIES:ski,boats\\, small\r\n");
    expect(vcf.split("\r\n").every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    const again = await folderOf({ "contacts.vcf": vcf });
    const to = await createUser(db);
    await importPaths(db, to, [join(again, "contacts.vcf")]);
    const zoe = (await contactsOf(db, to)).find(({ familyName }) => familyName === "Lindqvist");
    expect(zoe).toMatchObject({
      displayName: "Zoë Lindqvist; the 1st",
      company: "Harbour, Maps",
      birthMonth: 3,
      tags: ["boats, small", "ski"],
      notes: "=SUM(A1)\nLikes tea",
    });
    const keys = await db.select().from(identities).where(eq(identities.userId, to));
    expect(keys.map(({ kind, value }) => `${kind}:${value}`)).toEqual(
      expect.arrayContaining(["email:zoe@example.org", "phone:+46701740605", "linkedin:zoë-l"]),
    );
  });

  it("has cards that are known again, by themselves twice, beside the whole export and where they came from", async () => {
    const owner = await createUser(db);
    await createContact(db, owner, { displayName: "Nameless Number", givenName: null, familyName: null });
    await createContact(db, owner, { displayName: "Zoë Lindqvist" });
    const whole = await exportOf(owner);
    const cards = join(
      await folderOf({ "contacts.vcf": await entryOf(whole, "contacts.vcf") }),
      "contacts.vcf",
    );
    const fresh = { alone: await createUser(db), restored: await createUser(db) };
    for (const paths of [[cards], [cards]]) await importPaths(db, fresh.alone, paths);
    for (const paths of [[whole], [cards]]) await importPaths(db, fresh.restored, paths);
    await importPaths(db, owner, [cards]);
    for (const userId of [fresh.alone, fresh.restored, owner]) {
      expect((await contactsOf(db, userId)).map(({ displayName }) => displayName).sort()).toEqual([
        "Nameless Number",
        "Zoë Lindqvist",
      ]);
      expect(await listDuplicates(db, userId)).toEqual([]);
    }
    // Those of another account are other people, whatever they are called.
    const stranger = await createUser(db);
    await createContact(db, stranger, { displayName: "Nameless Number", givenName: null, familyName: null });
    const theirs = await entryOf(await exportOf(stranger), "contacts.vcf");
    await importPaths(db, fresh.alone, [await folderOf({ "theirs.vcf": theirs })]);
    expect(await contactsOf(db, fresh.alone)).toHaveLength(3);
    expect(await importPaths(db, fresh.restored, [await folderOf({ "theirs.vcf": theirs })])).toMatchObject({
      created: 1,
      joined: 0,
      toReview: 1,
    });
  });

  it("has a table that no program takes for formulas", async () => {
    const csv = await entryOf(path, "contacts.csv");
    expect(csv).toContain('"\'=SUM(A1)\nLikes tea"');
    expect(csv).toContain('"+46701740605"');
    expect(csv.charCodeAt(0)).toBe(0xfeff);
  });

  it("holds nothing of another user", async () => {
    const other = await createUser(db);
    await createContact(db, other, { displayName: "Somebody Else" });
    expect((await readFile(await exportOf(from))).includes("Somebody Else")).toBe(false);
    expect(await entryOf(path, "pingcrm.json")).not.toContain("Somebody Else");
  });
});

async function entryOf(path: string, name: string): Promise<string> {
  const { files, close } = await openZip(path, "export.zip");
  try {
    const file = files.find((each) => each.name.endsWith(name));
    const chunks: Buffer[] = [];
    if (file) for await (const chunk of await file.open()) chunks.push(chunk);
    return Buffer.concat(chunks).toString();
  } finally {
    close();
  }
}
