import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { testDatabase } from "../../test/database.ts";
import { createUser } from "../../test/factories.ts";
import { folderOf, zipOf } from "../../test/files.ts";
import { contactsOf, everyRowOf, importPaths } from "../../test/run-import.ts";
import { interactions, type UserId } from "../db/schema.ts";

// Every format through the whole of an import: told by its contents, written to a real database, imported twice.

const db = await testDatabase();
const AT = Date.parse("2026-03-02T09:30:00Z");

const SOURCES = {
  "google.csv": `First Name,Middle Name,Last Name,Organization Name,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value
Zoë,,Lindqvist,Harbour Maps,Ski,Work,zoe@example.org,Mobile,+46 70 174 06 05
`,
  "outlook.csv": `"First Name","Last Name","Home City","E-mail Address","Mobile Phone"
"Zoë","Lindqvist","Malmö","zoe@example.org","+46701740605"
"Rui","Duarte","","rui@example.net",""
`,
  "table.csv": `Name;Mail;City
Rui Duarte;rui@example.net;Faro
`,
  "result.json": JSON.stringify(
    {
      about: "Here is the data you requested.",
      personal_information: { user_id: 111 },
      contacts: {
        about: "x",
        list: [{ user_id: 222, first_name: "Zoë", last_name: "Lindqvist", phone_number: "+46701740605" }],
      },
      chats: {
        about: "x",
        list: [
          {
            name: "Zoë",
            type: "personal_chat",
            id: 222,
            messages: [
              {
                id: 1,
                type: "message",
                date_unixtime: "1772443800",
                from_id: "user222",
                text: "from Telegram",
              },
            ],
          },
        ],
      },
    },
    null,
    1,
  ),
  "_chat.txt": "[13/03/25, 14:05:09] +46 70 174 06 05: from WhatsApp\n[13/03/25, 14:06:09] Nia Okafor: ok\n",
  "mail.mbox":
    "From x Mon Mar  2 09:30:00 2026\nDate: Mon, 02 Mar 2026 09:30:00 +0000\nMessage-ID: <a@example.net>\nFrom: Nia Okafor <nia@example.com>\nTo: Rui Duarte <rui@example.net>\nSubject: Maps\n\nfrom mail\n",
  "calendar.ics":
    "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTART:20260302T093000Z\r\nSUMMARY:from the calendar\r\nATTENDEE:mailto:nia@example.com\r\nATTENDEE;CN=Zoë Lindqvist:mailto:zoe@example.org\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
  "inbox/zoe_10158/message_1.json": JSON.stringify({
    participants: [{ name: "Zoe L" }, { name: "Nia Okafor" }],
    messages: [{ sender_name: "Zoe L", timestamp_ms: AT, content: "from Facebook" }],
    thread_path: "inbox/zoe_10158",
  }),
  "data/account.js": `window.YTD.account.part0 = [{"account":{"accountId":"111"}}]`,
  "data/direct-messages.js": `window.YTD.direct_messages.part0 = [{"dmConversation":{"conversationId":"111-333","messages":[{"messageCreate":{"id":"5","senderId":"111","text":"from X","createdAt":"2026-03-02T09:30:00.000Z"}}]}}]`,
};

const nia = () => createUser(db, { name: "Nia Okafor", email: "nia@example.com" });

async function messagesOf(userId: UserId): Promise<string[]> {
  const rows = await db.select().from(interactions).where(eq(interactions.userId, userId));
  return rows.map(({ platform, text, subject }) => `${platform}: ${text ?? subject}`).sort();
}

describe("one import of everything", async () => {
  const userId = await nia();
  const folder = await folderOf({ ...SOURCES, "notes.txt": "Dear diary, nothing to read here." });
  const report = await importPaths(db, userId, [folder], { timeZone: "Europe/Lisbon" });

  it("tells every format by its contents", () => {
    expect(new Set(report.read.map(({ format }) => format))).toEqual(
      new Set(["google-csv", "outlook-csv", "csv", "telegram", "whatsapp", "mbox", "ics", "meta", "x"]),
    );
    expect(report.skippedFiles.map(({ place }) => place.split("/").at(-1))).toEqual(["notes.txt"]);
    expect(report.problems).toEqual([]);
  });

  it("makes one contact of a person in many sources, and leaves uncertain ones apart", async () => {
    const contacts = await contactsOf(db, userId);
    expect(
      contacts.map(({ displayName, interactionCount }) => `${displayName} ${interactionCount}`).sort(),
    ).toEqual(["333 1", "Rui Duarte 1", "Zoe L 1", "Zoë Lindqvist 4"]);
    expect(contacts.find(({ displayName }) => displayName === "Zoë Lindqvist")).toMatchObject({
      company: "Harbour Maps",
      location: "Malmö",
      tags: ["Ski"],
    });
  });

  it("brings all messages", async () => {
    expect(await messagesOf(userId)).toEqual([
      "email: from mail",
      "facebook: from Facebook",
      "meeting: from the calendar",
      "telegram: from Telegram",
      "twitter: from X",
      "whatsapp: from WhatsApp",
      "whatsapp: ok",
    ]);
  });

  it("changes nothing the second time, from a zip and in another time zone too", async () => {
    const before = await everyRowOf(db, userId);
    const entries = Object.entries(SOURCES).map(([name, content]) => ({ name, content }));
    const zipped = await folderOf({ "all.zip": zipOf(entries) });
    await importPaths(db, userId, [`${zipped}/all.zip`], { timeZone: "Asia/Tokyo" });
    expect(await everyRowOf(db, userId)).toEqual(before);
  });
});

it("platforms' words for people who are gone are no names: they neither bring a pair onto the list nor hide a name", async () => {
  const userId = await createUser(db, { name: "Nia Okafor" });
  const chat = (id: number, name: string | null) => ({
    name,
    type: "personal_chat",
    id,
    messages: [{ id: 1, type: "message", date_unixtime: "1772443800", from_id: "user111", text: "Hi" }],
  });
  const thread = (id: number) => ({
    participants: [{ name: "Facebook user" }, { name: "Nia Okafor" }],
    messages: [{ sender_name: "Nia Okafor", timestamp_ms: AT, content: "Hi" }],
    thread_path: `inbox/facebookuser_${id}`,
  });
  const account = (...list: object[]) =>
    JSON.stringify({ about: "x", personal_information: { user_id: 111 }, chats: { about: "x", list } });
  const folder = await folderOf({
    "in/result.json": account(chat(2, null), chat(3, "Deleted Account"), chat(4, "Zoë Lindqvist")),
    "in/inbox/a/message_1.json": JSON.stringify(thread(10_001)),
    "in/inbox/b/message_1.json": JSON.stringify(thread(10_002)),
    "later/result.json": account(chat(2, "Ana Silva"), chat(4, null)),
  });
  expect(await importPaths(db, userId, [`${folder}/in`])).toMatchObject({ created: 5, toReview: 0 });
  expect(await importPaths(db, userId, [`${folder}/later`])).toMatchObject({ created: 0, toReview: 0 });
  expect((await contactsOf(db, userId)).map(({ displayName }) => displayName).sort()).toEqual([
    "Ana Silva",
    "Deleted Account",
    "Facebook user",
    "Facebook user",
    "Zoë Lindqvist",
  ]);
});

it("a text longer than anybody writes is cut", async () => {
  const userId = await createUser(db, { name: "Nia Okafor" });
  const message = { sender_name: "Nia Okafor", timestamp_ms: AT, content: "a".repeat(100_001) };
  const thread = { participants: [{ name: "Ana" }, { name: "Nia Okafor" }], messages: [message] };
  await importPaths(db, userId, [await folderOf({ "message_1.json": JSON.stringify(thread) })]);
  expect((await messagesOf(userId)).map((text) => text.length)).toEqual(["facebook: ".length + 100_000]);
});

describe("a row that the database cannot hold", () => {
  const long = Array.from({ length: 6_000 }, (_, n) => ((n * 7919) % 36_000).toString(36)).join("");
  const mail = (id: string, date: string) =>
    `From x Mon Mar  2 09:30:00 2026\nDate: ${date}\nMessage-ID: <${id}@example.net>\nFrom: nia@example.com\nTo: ana@example.org\n\ntext\n\n`;
  const message = (timestamp_ms: number) => ({ sender_name: "Nia Okafor", timestamp_ms, content: "Hi" });
  const thread = (path: string, ...messages: object[]) =>
    JSON.stringify({
      participants: [{ name: "Ana" }, { name: "Nia Okafor" }],
      messages,
      thread_path: `inbox/${path}`,
    });
  const person = (uuid: string, properties: object) => ({ uuid, properties });
  const account = (...values: object[]) =>
    JSON.stringify({ app_version: "4", account: { data: [{ count: 1, type: "contact", values }] } });
  const direct = (id: string, other: string) => ({
    dmConversation: {
      conversationId: `111-${other}`,
      messages: [
        { messageCreate: { id, senderId: "111", text: "Hi", createdAt: "2026-03-02T09:30:00.000Z" } },
      ],
    },
  });
  const x = (...conversations: object[]) => ({
    "data/account.js": SOURCES["data/account.js"],
    "data/direct-messages.js": `window.YTD.direct_messages.part0 = ${JSON.stringify(conversations)}`,
  });

  it.each<[string, Record<string, string>, object]>([
    [
      "a mail of the year 20266",
      { "a.mbox": mail("1", "2 Mar 2026 09:30 +0000") + mail("2", "2 Mar 20266 09:30 +0000") },
      { created: 1, interactionsAdded: 1, problems: [{ place: expect.stringMatching(/a\.mbox .*2/) }] },
    ],
    [
      "messages of Meta of times that are none",
      { "message_1.json": thread("ana_10158", message(1e18), message(8.6e15), message(AT)) },
      {
        interactionsAdded: 1,
        problemCount: 2,
        problems: [{ place: expect.stringMatching(/message_1\.json message 1$/) }, {}],
      },
    ],
    [
      "contacts of Monica with rhythms, birthdays and ids that cannot be",
      {
        "m.json": account(
          person("a", { first_name: "Ana", stay_in_touch_frequency: 5000 }),
          person("b", { first_name: "Bob", stay_in_touch_frequency: 30.5 }),
          person("c", { first_name: "Cy", stay_in_touch_frequency: -3 }),
          person("d", { first_name: "Dee", birthdate: { date: "2020-13-45" } }),
          person(long, { first_name: "Eve" }),
          person("f", { first_name: "Fay", birthdate: { date: "2020-02-29" }, stay_in_touch_frequency: 30 }),
        ),
      },
      {
        created: 5,
        skipped: [
          { why: "rhythms that could not be read", count: 3 },
          { why: "birthdays that could not be read", count: 1 },
        ],
        problems: [{ place: 'Monica export (JSON), contact of "Eve"', why: "The id is too long." }],
      },
    ],
    [
      "long ids of X",
      x(direct(long, "2"), direct("5", long), direct("6", "3")),
      { problemCount: 2, created: 1 },
    ],
    ["a long path of Meta", { "message_1.json": thread(long, message(AT)) }, { problemCount: 1 }],
  ])("is reported and the rest is imported: %s", async (_, files, expected) => {
    const userId = await createUser(db, { name: "Nia Okafor" });
    const me = ["nia@example.com"];
    const folder = await folderOf(files);
    const dry = await importPaths(db, userId, [folder], { dryRun: true, me });
    const real = await importPaths(db, userId, [folder], { me });
    expect(real).toMatchObject(expected);
    expect({ ...dry, dryRun: false }).toEqual(real);
    expect(await importPaths(db, userId, [folder], { me })).toMatchObject({
      created: 0,
      updated: 0,
      interactionsAdded: 0,
    });
  });
});
