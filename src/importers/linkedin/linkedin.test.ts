import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { testDatabase } from "../../../test/database.ts";
import { createContact, createUser } from "../../../test/factories.ts";
import { folderOf, zipOf } from "../../../test/files.ts";
import {
  CONNECTIONS,
  INVITATIONS,
  messagesCsv,
  OLD_CONNECTIONS,
  oldMessagesCsv,
  PROFILE,
  profileUrl,
  type SampleMessage,
} from "../../../test/linkedin-export.ts";
import { contactsOf, everyRowOf, importPaths } from "../../../test/run-import.ts";
import { contacts, events, identities, interactions, type UserId } from "../../db/schema.ts";

const db = await testDatabase();
const ME = "Nia Okafor";

async function importFiles(userId: UserId, files: Record<string, string | Buffer>, options = {}) {
  return importPaths(db, userId, [await folderOf(files)], options);
}
const interactionsOf = (userId: UserId) =>
  db
    .select()
    .from(interactions)
    .where(eq(interactions.userId, userId))
    .orderBy(interactions.occurredAt, interactions.contactId);
const namesOf = async (userId: UserId) =>
  (await contactsOf(db, userId)).map(({ displayName }) => displayName);

describe("a newer export", () => {
  const both = [
    {
      conversation: "1",
      from: ME,
      to: ["Ana Silva", "Bo Ek"],
      date: "2021-06-01 14:03:22 UTC",
      content: "hello both",
    },
    {
      conversation: "1",
      from: "Ana Silva",
      to: [ME, "Bo Ek"],
      date: "2021-06-01 14:05:22 UTC",
      content: "hi",
    },
    { conversation: "2", from: ME, to: ["Ana Silva"], date: "2021-06-01 14:03:22 UTC", content: "hello Ana" },
    { conversation: "2", from: "Ana Silva", to: [ME], date: "2021-06-01 14:04:22 UTC", content: "hello Ana" },
  ];
  const left = both.map((message) => ({
    ...message,
    to: message.to.map((name) => (name === "Bo Ek" ? "LinkedIn Member" : name)),
  }));
  const old = oldMessagesCsv(both);
  it.each([
    ["some hid themselves since", messagesCsv(both), messagesCsv(left)],
    ["it has the columns of since 2023", old, messagesCsv(both)],
    ["both", old, messagesCsv(left)],
  ])("has no message twice where %s", async (_, older, newer) => {
    const userId = await createUser(db);
    expect(await importFiles(userId, { "messages.csv": older, "Profile.csv": PROFILE })).toMatchObject({
      interactionsAdded: 6,
    });
    expect(await importFiles(userId, { "messages.csv": newer, "Profile.csv": PROFILE })).toMatchObject({
      interactionsAdded: 0,
    });
  });
});

it("recommendations, which name people without a profile, make nobody", async () => {
  const userId = await createUser(db);
  const recommendations =
    "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\nAna,Silva0,Acme,Head,Great,01/02/24,VISIBLE\n";
  const report = await importFiles(userId, {
    "Connections.csv": CONNECTIONS,
    "Recommendations_Received.csv": recommendations,
  });
  expect(report).toMatchObject({ created: 4, toReview: 0 });
  expect(report.skipped).toContainEqual({ why: "recommendations, which name nobody's profile", count: 1 });
});

describe("Connections.csv", () => {
  it("makes a contact of every member who shows a name", async () => {
    const userId = await createUser(db);
    const report = await importFiles(userId, { "Connections.csv": CONNECTIONS });
    expect(report).toMatchObject({
      created: 4,
      skipped: [{ why: "connections who hid themselves", count: 1 }],
    });
    const rows = await contactsOf(db, userId);
    expect(rows).toMatchObject([
      {
        displayName: "Owen Pritchard",
        company: "Acme",
        title: "Engineer",
        connectedOn: "2026-02-08",
        source: "linkedin",
      },
      { displayName: "Maria Smith", givenName: "Maria", familyName: "Smith", company: "Globex, Inc." },
      { displayName: "Zoë Łukasik", title: "Designer\nand illustrator" },
      { displayName: "王 小明", company: "例子公司" },
    ]);
    const keys = await db.select().from(identities).where(eq(identities.userId, userId));
    expect(keys.filter(({ kind }) => kind === "linkedin").map(({ value }) => value)).toEqual([
      "owen-pritchard",
      "maria-smith-phd",
      "zoë-łukasik",
      "wangxm",
    ]);
  });

  it("twice changes nothing, whatever the encoding", async () => {
    const userId = await createUser(db);
    await importFiles(userId, { "Connections.csv": CONNECTIONS });
    const before = await everyRowOf(db, userId);
    const utf16 = Buffer.from(`\ufeff${CONNECTIONS.replaceAll("\n", "\r\n")}`, "utf16le");
    const report = await importFiles(userId, { "Connections.csv": utf16 });
    expect(report).toMatchObject({ created: 0, updated: 0, unchanged: 4 });
    expect(await everyRowOf(db, userId)).toEqual(before);
  });

  it("of before 2021 is met again by the exports with profiles", async () => {
    const userId = await createUser(db);
    await importFiles(userId, { "Connections.csv": OLD_CONNECTIONS });
    const newer = OLD_CONNECTIONS.replace("Last Name,", "Last Name,URL,")
      .replace("Pritchard,", "Pritchard,https://www.linkedin.com/in/owen,")
      .replace("Smith,", '"Smith, PhD",https://www.linkedin.com/in/maria,');
    expect(await importFiles(userId, { "Connections.csv": newer })).toMatchObject({ created: 0, updated: 2 });
  });

  it("keeps two people of one name apart", async () => {
    const userId = await createUser(db);
    const csv = `First Name,Last Name,Email Address,Company,Position,Connected On
Wei,Zhang,,Acme,Engineer,08 Feb 2016
Wei,Zhang,,Globex,Lawyer,08 Feb 2016
Wei,Zhang,,Initech,Doctor,09 Feb 2016`;
    expect(await importFiles(userId, { "Connections.csv": csv })).toMatchObject({ created: 3 });
    expect(await importFiles(userId, { "Connections.csv": csv })).toMatchObject({ created: 0, unchanged: 3 });
  });

  it("reports a bad row with its place and reads the rest", async () => {
    const userId = await createUser(db);
    const csv = CONNECTIONS.replace("08 Feb 2026\n", "08 Feb 2026\nOnly,Three,cells\n");
    const report = await importFiles(userId, { "Connections.csv": csv });
    expect(report.created).toBe(4);
    expect(report.problems).toEqual([
      { place: expect.stringMatching(/Connections\.csv line 6$/), why: expect.any(String) },
    ]);
  });

  it("that is cut off keeps what came before, and the whole file completes it", async () => {
    const userId = await createUser(db);
    const report = await importFiles(userId, {
      "Connections.csv": CONNECTIONS.slice(0, CONNECTIONS.indexOf("illustrator")),
    });
    expect(report).toMatchObject({ created: 2, damaged: [{ place: expect.stringContaining("line") }] });
    expect(await importFiles(userId, { "Connections.csv": CONNECTIONS })).toMatchObject({
      created: 2,
      unchanged: 2,
    });
  });
});

describe("a new position", () => {
  const dated = async (userId: UserId, date: string, company: string, title = "Engineer") => {
    const csv = `First Name,Last Name,URL,Email Address,Company,Position,Connected On
Owen,Pritchard,https://www.linkedin.com/in/owen,,${company},${title},08 Feb 2016`;
    const zip = zipOf([{ name: "Connections.csv", content: csv }]);
    const name = `Basic_LinkedInDataExport_${date}.zip`;
    return importPaths(db, userId, [`${await folderOf({ [name]: zip })}/${name}`]);
  };
  const jobChanges = (userId: UserId) =>
    db.select().from(events).where(eq(events.userId, userId)).orderBy(events.id);

  it("replaces the old, which an event keeps", async () => {
    const userId = await createUser(db);
    await dated(userId, "01-15-2026", "Acme");
    expect(await dated(userId, "03-20-2026", "Globex", "Director")).toMatchObject({
      updated: 1,
      jobChanges: 1,
    });
    expect(await contactsOf(db, userId)).toMatchObject([{ company: "Globex", title: "Director" }]);
    expect(await jobChanges(userId)).toMatchObject([
      {
        type: "job_change",
        source: "linkedin",
        occurredAt: new Date("2026-03-20"),
        details: { company: "Globex", title: "Director", previousCompany: "Acme", previousTitle: "Engineer" },
      },
    ]);
    expect((await jobChanges(userId))[0]?.confidence).toBeCloseTo(0.9);
  });

  it("is not taken back by an older export, nor reported twice", async () => {
    const userId = await createUser(db);
    await dated(userId, "01-15-2026", "Acme");
    await dated(userId, "03-20-2026", "Globex");
    const before = await everyRowOf(db, userId);
    expect(await dated(userId, "01-15-2026", "Acme")).toMatchObject({ updated: 0, unchanged: 1 });
    expect(await dated(userId, "03-20-2026", "Globex")).toMatchObject({ updated: 0, unchanged: 1 });
    expect(await everyRowOf(db, userId)).toEqual(before);
  });

  it("counts as one where the exports bear no date, and the first is not believed again", async () => {
    const userId = await createUser(db);
    const files = (company: string) => ({ "Connections.csv": CONNECTIONS.replace("Acme", company) });
    await importFiles(userId, files("Acme"));
    expect(await importFiles(userId, files("Globex"))).toMatchObject({ updated: 1, jobChanges: 1 });
    expect(await importFiles(userId, files("Acme"))).toMatchObject({ updated: 0, jobChanges: 0 });
    expect((await contactsOf(db, userId))[0]?.company).toBe("Globex");
  });

  it("is told as it was stated: without the title that the user wrote over it, or that nobody states any more", async () => {
    const userId = await createUser(db);
    await dated(userId, "01-15-2026", "Acme");
    await db
      .update(contacts)
      .set({ title: "Lead of the Acme rockets", editedFields: ["title"] })
      .where(eq(contacts.userId, userId));
    await dated(userId, "03-20-2026", "Globex", "Director");
    await dated(userId, "03-25-2026", "Initech", "");
    expect((await jobChanges(userId)).map(({ details }) => details)).toMatchObject([
      { company: "Globex", title: "Director", previousCompany: "Acme", previousTitle: null },
      { company: "Initech", title: null, previousCompany: "Globex", previousTitle: null },
    ]);
  });

  it("leaves what the user edited alone, and other spellings are no news", async () => {
    const userId = await createUser(db);
    await dated(userId, "01-15-2026", "Acme");
    await db
      .update(contacts)
      .set({ editedFields: ["company"] })
      .where(eq(contacts.userId, userId));
    expect(await dated(userId, "03-20-2026", "Globex", "ENGINEER")).toMatchObject({
      updated: 0,
      jobChanges: 0,
    });
    expect((await contactsOf(db, userId))[0]?.company).toBe("Acme");
  });
});

describe("messages.csv", () => {
  const read = (userId: UserId, messages: readonly SampleMessage[], files: Record<string, string> = {}) =>
    importFiles(userId, { "Profile.csv": PROFILE, "messages.csv": messagesCsv(messages), ...files });

  it("gives each message its person, direction, text and time", async () => {
    const userId = await createUser(db);
    const reply = { from: "Owen Pritchard", to: [ME] };
    const report = await read(userId, [
      {
        from: ME,
        to: ["Owen Pritchard"],
        content: "<p>Hi Owen,</p><p>lunch &amp; a walk?</p>",
        subject: "Lunch",
        date: "2026-11-15 14:03:22 UTC",
      },
      { ...reply, content: 'Sure, "gladly"\nOwen', date: "2026-11-16 09:00:00 UTC" },
      { ...reply, content: "", attachments: "https://example.com/a.pdf", date: "2026-11-16 09:00:01 UTC" },
    ]);
    expect(report).toMatchObject({ created: 1, interactionsAdded: 3 });
    expect(await interactionsOf(userId)).toMatchObject([
      {
        direction: "outbound",
        subject: "Lunch",
        text: "Hi Owen,\nlunch & a walk?",
        platform: "linkedin",
        occurredAt: new Date("2026-11-15T14:03:22Z"),
        readByRecipient: null,
      },
      { direction: "inbound", text: 'Sure, "gladly"\nOwen' },
      { direction: "inbound", text: "[attachment]" },
    ]);
    expect(await contactsOf(db, userId)).toMatchObject([
      { displayName: "Owen Pritchard", interactionCount: 3 },
    ]);
    expect((await contactsOf(db, userId))[0]?.score).toBeGreaterThan(0);
  });

  it("twice changes nothing, and a newer export adds what is new", async () => {
    const userId = await createUser(db);
    const first: SampleMessage[] = [
      { from: ME, to: ["Owen Pritchard"] },
      { from: "Owen Pritchard", to: [ME] },
    ];
    await read(userId, first, { "Connections.csv": CONNECTIONS });
    const before = await everyRowOf(db, userId);
    expect(await read(userId, first, { "Connections.csv": CONNECTIONS })).toMatchObject({
      created: 0,
      updated: 0,
      interactionsAdded: 0,
      interactionsUnchanged: 2,
    });
    expect(await everyRowOf(db, userId)).toEqual(before);
    expect(await read(userId, [...first, { from: ME, to: ["Owen Pritchard"] }])).toMatchObject({
      interactionsAdded: 1,
    });
  });

  it("makes contacts of strangers only where you wrote to them, whichever came first", async () => {
    const userId = await createUser(db);
    const report = await read(
      userId,
      [
        { from: "Rita Recruiter", to: [ME] },
        { from: "Owen Pritchard", to: [ME] },
        { from: "Tom Later", to: [ME] },
        { from: ME, to: ["Tom Later"] },
      ],
      { "Connections.csv": CONNECTIONS },
    );
    expect(await namesOf(userId)).toEqual([
      "Owen Pritchard",
      "Maria Smith",
      "Zoë Łukasik",
      "王 小明",
      "Tom Later",
    ]);
    expect(report.interactionsAdded).toBe(3);
    expect(report.skipped).toContainEqual({ why: expect.stringContaining("never wrote to"), count: 1 });
  });

  it("makes an interaction with each of up to five others, and none with more", async () => {
    const userId = await createUser(db);
    const others = ["Ana Um", "Bea Dois", "Caio Tres", "Davi Quatro", "Eva Cinco", "Filipe Seis"];
    const report = await read(userId, [
      { from: ME, to: others.slice(0, 5), content: "to five" },
      { from: ME, to: others, content: "to six" },
      { from: "Ana Um", to: [ME, ...others.slice(1, 5)], content: "back to all" },
    ]);
    expect(report).toMatchObject({ created: 5, interactionsAdded: 10 });
    const texts = (await interactionsOf(userId)).map(({ text }) => text);
    expect(texts.filter((text) => text === "to five")).toHaveLength(5);
    expect(texts.filter((text) => text === "back to all")).toHaveLength(1);
    expect(texts.filter((text) => text === "Ana Um: back to all")).toHaveLength(4);
  });

  it("drops drafts, spam, sponsored messages and people who left", async () => {
    const userId = await createUser(db);
    const report = await read(userId, [
      { from: ME, to: ["Owen Pritchard"], draft: true },
      { from: "Rita Recruiter", to: [ME], folder: "SPAM" },
      { from: "", to: [ME], content: '<p class="spinmail-quill-editor__spin-break">Buy</p>' },
      { from: "LinkedIn Member", to: [ME] },
      { from: ME, to: ["Owen Pritchard"], date: "yesterday" },
    ]);
    expect(report).toMatchObject({ created: 0, interactionsAdded: 0, problemCount: 1 });
    expect(report.skipped.map(({ why }) => why)).toEqual([
      "drafts",
      "spam",
      "sponsored messages",
      "messages of people who left LinkedIn",
    ]);
  });

  it("of before 2023, with nine columns, finds readers by names that only one person bears", async () => {
    const userId = await createUser(db);
    const report = await importFiles(userId, {
      "Connections.csv": OLD_CONNECTIONS,
      "Profile.csv": PROFILE,
      "messages.csv": oldMessagesCsv([
        { from: ME, to: ["Owen Pritchard"] },
        { from: "Owen Pritchard", to: [ME] },
        { from: ME, to: ["Maria Smith"] },
        { from: ME, to: ["Silent Stranger, PhD"] },
      ]),
    });
    expect(report).toMatchObject({ created: 3, interactionsAdded: 4 });
    expect((await contactsOf(db, userId)).map((row) => [row.displayName, row.interactionCount])).toEqual([
      ["Owen Pritchard", 2],
      ["Maria Smith", 1],
      ["Silent Stranger", 1],
    ]);
    const newer = messagesCsv([
      {
        from: ME,
        to: ["Owen Pritchard"],
        date: "2021-06-01 14:03:00 UTC",
        content: "Message 0",
        conversation: "2-Nia Okafor-Owen Pritchard",
      },
    ]);
    expect(await importFiles(userId, { "Profile.csv": PROFILE, "messages.csv": newer })).toMatchObject({
      created: 0,
      interactionsAdded: 0,
      interactionsUnchanged: 1,
    });
  });

  it("invitations date a connection without a date, and pending ones make nobody", async () => {
    const userId = await createUser(db);
    await importFiles(userId, {
      "Connections.csv": CONNECTIONS.replace("08 Feb 2026", ""),
      "Invitations.csv": INVITATIONS,
    });
    expect((await contactsOf(db, userId))[0]).toMatchObject({
      displayName: "Owen Pritchard",
      connectedOn: "2026-02-07",
    });
    expect(await namesOf(userId)).not.toContain("Pending Person");
  });
});

describe("who you are", () => {
  const chat = messagesCsv([
    { from: "Nadia Haddad", to: ["Owen Pritchard"] },
    { from: "Owen Pritchard", to: ["Nadia Haddad"] },
  ]);
  const outbound = async (userId: UserId) =>
    (await interactionsOf(userId)).filter(({ direction }) => direction === "outbound").length;

  it.each([
    ["Profile.csv", {}, { "Profile.csv": PROFILE.replace("Nia,Okafor", "Nadia,Haddad") }],
    ["Invitations.csv", {}, { "Invitations.csv": INVITATIONS.replaceAll("nia-okafor", "nadia-haddad") }],
    ["a name given", { me: ["Nadia Haddad"] }, {}],
    ["a profile given", { me: [profileUrl("Nadia Haddad")] }, {}],
    ["an answer", { askWho: async () => "Nadia Haddad" }, {}],
  ])("is known by %s", async (_, options, files) => {
    const userId = await createUser(db, { name: "account 7" });
    await importFiles(userId, { "messages.csv": chat, ...files }, options);
    expect(await namesOf(userId)).toEqual(["Owen Pritchard"]);
    expect(await outbound(userId)).toBe(1);
  });

  it("is known by the account's name, and what was said once is remembered", async () => {
    const userId = await createUser(db, { name: "Nadia Haddad" });
    await importFiles(userId, { "messages.csv": chat });
    expect(await outbound(userId)).toBe(1);
    const other = await createUser(db, { name: "account 7" });
    await importFiles(other, { "messages.csv": chat }, { me: ["Nadia Haddad"] });
    expect(await importFiles(other, { "messages.csv": chat })).toMatchObject({ interactionsUnchanged: 2 });
  });

  it("is asked for by naming the candidates, and nothing is written", async () => {
    const userId = await createUser(db, { name: "account 7" });
    await expect(
      importFiles(userId, { "Connections.csv": CONNECTIONS, "messages.csv": chat }),
    ).rejects.toThrow(/Owen Pritchard.*--me/);
    expect(await contactsOf(db, userId)).toEqual([]);
  });

  it("is no matter for an export without messages", async () => {
    const userId = await createUser(db, { name: "account 7" });
    expect(await importFiles(userId, { "Connections.csv": CONNECTIONS })).toMatchObject({ created: 4 });
  });
});

it("a zip, its folder and its files one by one are the same export", async () => {
  const files = {
    "Connections.csv": CONNECTIONS,
    "messages.csv": messagesCsv([{ from: ME, to: ["Owen Pritchard"] }]),
    "Profile.csv": PROFILE,
    "Rich_Media.csv": "Date/Time,Media Description,Media Link\n2024,,x\n",
  };
  const folder = await folderOf({
    ...files,
    "zips/export.zip": zipOf(Object.entries(files).map(([name, content]) => ({ name, content }))),
  });
  const userId = await createUser(db);
  const report = await importPaths(db, userId, [`${folder}/zips/export.zip`]);
  expect(report).toMatchObject({ created: 4, interactionsAdded: 1 });
  expect(report.read.map(({ name, kind }) => `${name} ${kind}`)).toEqual([
    "export.zip/Connections.csv connections",
    "export.zip/messages.csv messages",
    "export.zip/Profile.csv profile",
  ]);
  expect(report.skippedFiles).toMatchObject([{ place: "export.zip/Rich_Media.csv" }]);
  for (const paths of [
    [folder],
    ["messages.csv", "Connections.csv", "Profile.csv"].map((name) => `${folder}/${name}`),
  ]) {
    expect(await importPaths(db, userId, paths)).toMatchObject({
      created: 0,
      updated: 0,
      interactionsAdded: 0,
    });
  }
});

it("an import never touches what the user edited", async () => {
  const userId = await createUser(db);
  const contactId = await createContact(db, userId, {
    displayName: "Big O",
    company: null,
    notes: "mine",
    editedFields: ["display_name", "-name:Owen Pritchard", "company", "notes", "tags"],
  });
  await db.insert(identities).values({ userId, contactId, kind: "linkedin", value: "owen-pritchard" });
  await importFiles(userId, { "Connections.csv": CONNECTIONS });
  const [row] = await db
    .select()
    .from(contacts)
    .where(and(eq(contacts.userId, userId), eq(contacts.id, contactId)));
  expect(row).toMatchObject({ displayName: "Big O", company: null, notes: "mine", title: "Engineer" });
});
