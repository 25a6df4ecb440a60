import { describe, expect, it } from "vitest";
import { testDatabase } from "../../test/database.ts";
import { createUser } from "../../test/factories.ts";
import { folderOf } from "../../test/files.ts";
import { MONICA_EXPORT } from "../../test/monica-export.ts";
import { contactsOf, everyRowOf, importPaths } from "../../test/run-import.ts";
import { createContact } from "../crm/contacts/create-contact.ts";
import { deleteContacts } from "../crm/contacts/delete-contacts.ts";
import { editContact } from "../crm/contacts/edit-contact.ts";
import { listDuplicates } from "../crm/duplicates/list-duplicates.ts";
import { joinPair, refusePair, undoPair } from "../crm/duplicates/settle-pair.ts";
import { setReminder } from "../crm/reminders/set-reminder.ts";
import { duplicatePairs, type UserId } from "../db/schema.ts";

const db = await testDatabase();
const now = new Date("2026-11-20T12:00:00Z");

const vcard = (...lines: string[]) => ["BEGIN:VCARD", "VERSION:3.0", ...lines, "END:VCARD", ""].join("\n");
/** Names that no rule takes for one person's: only the user knows. */
const folder = await folderOf({
  "people.vcf":
    vcard("FN:Z. Lindqvist", "EMAIL:zl@example.com", "ADR:;;;Porto;;;") +
    vcard(
      "FN:Zoë Lindqvist",
      "EMAIL:zoe@example.org",
      "ORG:Harbour Maps",
      "CATEGORIES:Ski",
      "NOTE:Met in Porto.",
    ) +
    vcard("FN:Captain Haddock", "EMAIL:zoe.private@example.net", "TEL:+46701740605", "NOTE:Sails.") +
    vcard("FN:Mum", "NOTE:No address at all.") +
    vcard("FN:Office", "EMAIL:info@example.org"),
  "google.csv":
    "First Name,Middle Name,Last Name,Labels,E-mail 1 - Label,E-mail 1 - Value\nHarbour,,Team,Ski,Work,team@example.org\n,,,Ski,Work,sales@example.org\n",
  "chat.txt":
    "[13/03/25, 14:05:09] +46 70 174 06 05: ahoy\n[13/03/25, 14:06:09] Nia Okafor: hello\n[14/03/25, 14:06:09] +46 70 174 06 05: 1\n",
  "mail.mbox":
    "From x Mon Mar  2 09:30:00 2026\nDate: Mon, 02 Mar 2026 09:30:00 +0000\nMessage-ID: <m1@x>\nFrom: Captain H <zoe.private@example.net>\nTo: nia@example.com\nSubject: m1\n\ntext\n\n",
  "Connections.csv": `First Name,Last Name,URL,Email Address,Company,Position,Connected On
Wilma,Berg,https://www.linkedin.com/in/zoe-l,,Harbour Maps Group,Cartographer,08 Feb 2026
`,
});

const importAll = (userId: UserId) =>
  importPaths(db, userId, [folder], { timeZone: "Europe/Lisbon", me: ["nia@example.com"], now });

async function imported(): Promise<UserId> {
  const userId = await createUser(db);
  await importAll(userId);
  return userId;
}

async function idOf(userId: UserId, name: string): Promise<number> {
  const found = (await contactsOf(db, userId)).find(({ displayName }) => displayName === name);
  return found?.id ?? 0;
}

async function pairOf(userId: UserId, first: string, second: string): Promise<number> {
  const [contactA, contactB] = [await idOf(userId, first), await idOf(userId, second)].sort((a, b) => a - b);
  const [pair] = await db
    .insert(duplicatePairs)
    .values({ userId, contactA: contactA ?? 0, contactB: contactB ?? 0, score: 0.5 })
    .onConflictDoUpdate({
      target: [duplicatePairs.userId, duplicatePairs.contactA, duplicatePairs.contactB],
      set: { score: 0.5 },
    })
    .returning();
  return pair?.id ?? 0;
}

async function join(userId: UserId, first: string, second: string): Promise<number> {
  const pair = await pairOf(userId, first, second);
  await joinPair(db, userId, pair, now);
  return pair;
}

/** What the files said before, said again, must leave every row as it is. */
async function expectNoChange(userId: UserId) {
  const before = await everyRowOf(db, userId);
  const report = await importAll(userId);
  expect(await everyRowOf(db, userId)).toEqual(before);
  expect(report).toMatchObject({ created: 0, updated: 0, joined: 0, toReview: 0 });
}

describe("the same files again change nothing", () => {
  it.each([
    ["two with addresses of their own", "Zoë Lindqvist", "Captain Haddock"],
    ["one without any address", "Zoë Lindqvist", "Mum"],
    ["one with an office's address alone", "Mum", "Office"],
    ["one with another position", "Zoë Lindqvist", "Wilma Berg"],
    ["one whose name is fuller", "Z. Lindqvist", "Zoë Lindqvist"],
  ])("after a join of %s, and after it is undone", async (_, first, second) => {
    const userId = await imported();
    const pair = await join(userId, first, second);
    await expectNoChange(userId);
    await undoPair(db, userId, pair, now);
    await expectNoChange(userId);
    expect(await contactsOf(db, userId)).toHaveLength(8);
  });

  it("after a chain of joins, and after each is undone", async () => {
    const userId = await imported();
    const first = await join(userId, "Captain Haddock", "Mum");
    const second = await join(userId, "Zoë Lindqvist", "Captain Haddock");
    const third = await join(userId, "Zoë Lindqvist", "Wilma Berg");
    expect(await contactsOf(db, userId)).toHaveLength(5);
    await expectNoChange(userId);
    for (const pair of [third, second, first]) {
      await undoPair(db, userId, pair, now);
      await expectNoChange(userId);
    }
    expect(await contactsOf(db, userId)).toHaveLength(8);
  });

  it("after a pair was refused: it is neither joined nor offered again", async () => {
    const userId = await imported();
    await refusePair(db, userId, await pairOf(userId, "Zoë Lindqvist", "Captain Haddock"));
    await expectNoChange(userId);
    expect(await listDuplicates(db, userId)).toEqual([]);
  });

  it("after a contact was given another name by hand", async () => {
    const userId = await imported();
    for (const [name, displayName] of [
      ["Captain Haddock", "Wilhelmina"],
      ["Mum", "Ana Okafor"],
      ["sales@example.org", "Sales"],
    ] as const) {
      await editContact(db, userId, await idOf(userId, name), { displayName }, now);
    }
    await expectNoChange(userId);
    // By a second name too, which is not the file's either.
    await editContact(db, userId, await idOf(userId, "Wilhelmina"), { displayName: "Haddock's sister" }, now);
    await expectNoChange(userId);
  });
});

describe("whoever shares the address of a contact goes to the review list", () => {
  const shared = [{ kind: "email", value: "family@example.com" }] as const;
  const others = async (userId: UserId) =>
    importPaths(db, userId, [
      await folderOf({ "rui.vcf": vcard("FN:Rui Costa", "EMAIL:family@example.com", "ORG:Acme") }),
    ]);

  it.each([
    ["Ana Slva", "Ana Silva"],
    ["", "Ana Silva"],
  ])("where a file called it %j and the user %j", async (inFile, displayName) => {
    const userId = await createUser(db);
    const file = await folderOf({ "ana.vcf": vcard(`FN:${inFile}`, "EMAIL:family@example.com") });
    await importPaths(db, userId, [file]);
    const [ana] = await contactsOf(db, userId);
    await editContact(db, userId, ana?.id ?? 0, { displayName }, now);
    expect(await others(userId)).toMatchObject({ created: 1, updated: 0, toReview: 1 });
    expect(await importPaths(db, userId, [file])).toMatchObject({ created: 0, joined: 0, toReview: 0 });
    const names = (await contactsOf(db, userId)).map((contact) => [contact.displayName, contact.company]);
    expect(names).toEqual([
      [displayName, null],
      ["Rui Costa", "Acme"],
    ]);
  });

  it("where the user added it by hand", async () => {
    const userId = await createUser(db);
    await createContact(db, userId, { displayName: "Ana Silva", identities: shared }, now);
    expect(await others(userId)).toMatchObject({ created: 1, updated: 0, toReview: 1 });
    expect(await listDuplicates(db, userId)).toHaveLength(1);
  });
});

it.each([
  ["taken away", { everyDays: null }],
  ["changed", { everyDays: 90 }],
])("a rhythm of Monica's that the user has %s stays so", async (_, input) => {
  const userId = await createUser(db);
  const rui = { uuid: "r1", properties: { first_name: "Rui", stay_in_touch_frequency: 30 } };
  const data = [{ count: 1, type: "contact", values: [rui] }];
  const file = await folderOf({ "monica.json": JSON.stringify({ ...MONICA_EXPORT, account: { data } }) });
  await importPaths(db, userId, [file]);
  const [contact] = await contactsOf(db, userId);
  expect(contact).toMatchObject({ remindEveryDays: 30 });
  await setReminder(db, userId, contact?.id ?? 0, input, now);
  await importPaths(db, userId, [file]);
  expect(await contactsOf(db, userId)).toMatchObject([{ remindEveryDays: input.everyDays }]);
});

it("a contact that the user deleted comes back with files that name it", async () => {
  const userId = await imported();
  await join(userId, "Zoë Lindqvist", "Captain Haddock");
  await deleteContacts(db, userId, { ids: [await idOf(userId, "Zoë Lindqvist")] }, now);
  expect(await importAll(userId)).toMatchObject({ created: 2 });
  const names = (await contactsOf(db, userId)).map(({ displayName }) => displayName);
  expect(names).toHaveLength(8);
  expect(names).toEqual(expect.arrayContaining(["Captain Haddock", "Zoë Lindqvist"]));
});
