import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import fc from "fast-check";
import { expect, it } from "vitest";
import { testDatabase } from "../../test/database.ts";
import { createUser } from "../../test/factories.ts";
import { folderOf } from "../../test/files.ts";
import { ask, connectInMemory, toolDeps } from "../../test/mcp-client.ts";
import { MONICA_EXPORT } from "../../test/monica-export.ts";
import { olderDatabase } from "../../test/older-database.ts";
import { contactsOf, importPaths } from "../../test/run-import.ts";
import { CONVERSATIONS, script, X_ACCOUNT } from "../../test/x-archive.ts";
import { exportAccount } from "../crm/export/export-account.ts";
import { contacts, duplicatePairs, identities, interactions, type UserId } from "../db/schema.ts";

const db = await testDatabase();

const message = (id: number, user: number, text: string) => ({
  id,
  type: "message",
  date_unixtime: "1772443800",
  from_id: `user${user}`,
  text,
});
const chat = (id: number, name: string, ...messages: object[]) => ({
  name,
  type: "personal_chat",
  id,
  messages,
});
const mail = (id: string, from: string, to: string) =>
  `From x Mon Mar  2 09:30:00 2026\nDate: Mon, 02 Mar 2026 09:30:00 +0000\nMessage-ID: <${id}@x>\nFrom: ${from}\nTo: ${to}\nSubject: ${id}\n\ntext of ${id}\n\n`;

const card = (...lines: string[]) => ["BEGIN:VCARD", "VERSION:3.0", ...lines, "END:VCARD", ""].join("\n");

/** The same people in many sources: by other keys, other names, with and without each. */
const SOURCES: Record<string, string> = {
  "Connections.csv": `First Name,Last Name,URL,Email Address,Company,Position,Connected On
Zoë,Lindqvist,https://www.linkedin.com/in/zoe-l,zoe@example.org,Harbour Maps,Cartographer,08 Feb 2026
Ana,Silva,https://www.linkedin.com/in/ana-1,,Acme,Engineer,08 Feb 2026
Ana,Silva,https://www.linkedin.com/in/ana-2,,Other,Lawyer,08 Feb 2026
`,
  // A later one: who changed jobs, and a source that disagrees with all others.
  "later/Connections.csv": `First Name,Last Name,URL,Email Address,Company,Position,Connected On
Zoë,Lindqvist,https://www.linkedin.com/in/zoe-l,zoe@example.org,Globex,Director,08 Feb 2026
Kofi,Mensah,https://www.linkedin.com/in/kofi-m,,Acme,Baker,10 Mar 2026
`,
  "google.csv": `First Name,Middle Name,Last Name,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Organization Name,Organization Title,Address 1 - City,Birthday,Notes
Zoë,,Lindqvist,Ski ::: chess,Work,zoe@example.org,Mobile,+46 70 174 06 05,Oldco,Intern,Lund,1990-04-01,Likes tea.
Bob,,Hale,Choir,Home,bob@example.net,,,Hale Ltd,,Leeds,,From Google.
,,,,Work,info@example.net,,,,,,,
`,
  "people.vcf":
    card(
      "FN:Robert Hale",
      "EMAIL:bob@example.net",
      "TEL:+351912345678",
      "ORG:Bakers",
      "TITLE:Baker",
      "ADR:;;;York;;;",
      "BDAY:--0315",
      "NOTE:From a card.",
      "CATEGORIES:choir,Alps",
    ) + card("FN:Rui Duarte", "EMAIL:info@example.net"),
  "outlook.csv": `"First Name","Last Name","E-mail Address","Company","Job Title","Home City","Birthday","Notes","Categories"
"Rob","Hale","bob@example.net","","Singer","Manchester","3/15/1984","From Outlook.","Bells;Choir"
`,
  "table.csv": `Name;Mail;Phone;Company;Title;City;Birthday;Notes;Tags
ROBERT HALE;bob@example.net;;Choir of Leeds;Tenor;Greater Manchester;1985-03-15;From a table.;Bells
;zoe@example.org;;;Captain;Malmö;;;Boats
;anon@example.org;+351 910 000 001;;;;;;
;;+351 910 000 001;;;Faro;;;
`,
  "monica.json": JSON.stringify(MONICA_EXPORT),
  "facebook/messages/inbox/bobhale_10158/message_1.json": JSON.stringify({
    participants: [{ name: "Bob Hale" }, { name: "Nia Okafor" }],
    messages: [{ sender_name: "Bob Hale", timestamp_ms: 1772443800000, content: "Hi" }],
    title: "Bob Hale",
    thread_path: "inbox/bobhale_10158",
  }),
  "encrypted/Ines Prado_3.json": JSON.stringify({
    participants: ["Ines Prado", "Nia Okafor"],
    threadName: "Ines Prado_3",
    messages: [{ senderName: "Ines Prado", timestamp: 1772443800000, text: "Hi", type: "text" }],
  }),
  "x/account.js": X_ACCOUNT,
  "x/direct-messages.js": script("direct_messages", CONVERSATIONS),
  "result.json": JSON.stringify(
    {
      about: "x",
      personal_information: { user_id: 111 },
      contacts: { list: [{ user_id: 222, first_name: "Zoë", last_name: "", phone_number: "+46701740605" }] },
      chats: {
        list: [
          chat(222, "Zoë", message(1, 222, "a"), message(2, 111, "b")),
          chat(333, "Eva", message(3, 333, "c")),
        ],
      },
    },
    null,
    1,
  ),
  "chat.txt": "[13/03/25, 14:05:09] +351 912 345 678: from Bob\n[13/03/25, 14:06:09] Nia Okafor: ok\n",
  "mail.mbox":
    mail("m1", "Nia Okafor <nia@example.com>", "Bob Hale <bob@example.net>") +
    mail("m2", "Zoë Lindqvist <zoe@example.org>", "nia@example.com") +
    mail("m3", "nia@example.com", "zoe@example.org, Lee <lee@example.org>"),
  // Letters alone make nobody of who wrote them: they wait for the sources that do.
  "inbox.mbox":
    mail("m4", "Ines Prado <ines@example.org>", "nia@example.com") +
    mail("m5", "Kofi Mensah <kofi@example.org>", "nia@example.com") +
    mail("m6", "Lee Chan <lee@example.org>", "nia@example.com") +
    mail("m7", "Nobody Known <nobody@example.org>", "nia@example.com"),
  "sent.mbox": mail("m8", "nia@example.com", "kofi@example.org"),
  "team.vcf": "BEGIN:VCARD\nVERSION:3.0\nFN:Ines Prado\nEMAIL:ines@example.org\nORG:Acme\nEND:VCARD\n",
  "messages.csv": `CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER
1,,Nia Okafor,https://www.linkedin.com/in/nia-o,Tom Reed,https://www.linkedin.com/in/tom-r,2025-06-01 14:03:22 UTC,,hello Tom,INBOX
2,,Ana Silva,https://www.linkedin.com/in/ana-1,Nia Okafor,https://www.linkedin.com/in/nia-o,2025-06-02 14:03:22 UTC,,hello Nia,INBOX
`,
  "calendar.ics":
    "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTART:20260302T093000Z\r\nSUMMARY:Lunch\r\nATTENDEE;CN=Nia Okafor:mailto:nia@example.com\r\nATTENDEE;CN=Lee Chan:mailto:lee@example.org\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
};
const folder = await folderOf(SOURCES);

/** A database of an older PingCRM that knows one of them. */
async function olderOf() {
  const older = await olderDatabase(1);
  await older.query(`alter table contacts add location text, add tags text[], add priority_level text, add birthday text,
    add linkedin_headline text, add twitter_user_id text`);
  await older.query(`update contacts set emails = array['zoe@example.org'], full_name = 'Zoe Lindqvist', given_name = 'Zoe', family_name = 'Lindqvist', location = 'Ystad',
    notes = 'From the older one.', tags = array['CHESS', 'ski'], priority_level = 'low', birthday = '1991-05-02',
    linkedin_headline = 'Maps', twitter_user_id = '222'`);
  return older;
}

/** Folders and files as a user names them, and a database. */
const PATHS = [...new Set(Object.keys(SOURCES).map((name) => join(folder, name.split("/")[0] ?? name)))];

/** Who is in an account, by keys and not by ids, and what was exchanged with whom. */
async function peopleOf(userId: UserId) {
  const people = await db.select().from(contacts).where(eq(contacts.userId, userId));
  const keys = await db.select().from(identities).where(eq(identities.userId, userId));
  const messages = await db.select().from(interactions).where(eq(interactions.userId, userId));
  return people
    .map(({ id, userId: _, createdAt, updatedAt, remindSetAt, ...values }) => ({
      ...values,
      keys: keys
        .filter(({ contactId }) => contactId === id)
        .map(({ kind, value }) => `${kind}:${value}`)
        .sort(),
      messages: messages
        .filter(({ contactId }) => contactId === id)
        .map(({ platform, direction, text, subject }) => `${platform} ${direction} ${text ?? subject}`)
        .sort(),
    }))
    .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

/** The names in each pair of the review list. */
async function pairsOf(userId: UserId) {
  const people = await db.select().from(contacts).where(eq(contacts.userId, userId));
  const nameOf = new Map(people.map(({ id, displayName }) => [id, displayName]));
  const pairs = await db.select().from(duplicatePairs).where(eq(duplicatePairs.userId, userId));
  return pairs
    .map(({ contactA, contactB }) => [nameOf.get(contactA), nameOf.get(contactB)].sort().join(" + "))
    .sort();
}

const makeUser = () => createUser(db, { name: "Nia Okafor", email: `nia-${Math.random()}@example.com` });

async function importInto(userId: UserId, paths: readonly string[], together: boolean) {
  for (const some of together ? [paths] : paths.map((path) => [path])) {
    await importPaths(db, userId, some, { timeZone: "Europe/Lisbon", me: ["nia@example.com"] });
  }
  return peopleOf(userId);
}

it("the same sources make the same people and messages, in any order, in one import and one by one", async () => {
  const older = await olderOf();
  try {
    const paths = [...PATHS, older.url];
    const first = await makeUser();
    const expected = await importInto(first, paths, true);
    expect(expected).toHaveLength(16);
    const pairs = await pairsOf(first);
    expect(pairs.length).toBeGreaterThan(0);
    const order = fc.shuffledSubarray(paths, { minLength: paths.length });
    await fc.assert(
      fc.asyncProperty(order, fc.boolean(), async (shuffled, together) => {
        const userId = await makeUser();
        expect(await importInto(userId, shuffled, together)).toEqual(expected);
        expect(await pairsOf(userId)).toEqual(pairs);
      }),
      { numRuns: 4 },
    );
    // The account's own export stands for all of them, before or after they come again.
    const own = join(folder, "own.zip");
    await exportAccount(db, first, createWriteStream(own), new Date());
    const second = await makeUser();
    expect(await importInto(second, [own], true)).toEqual(expected);
    expect(await importInto(second, [...paths, own].reverse(), false)).toEqual(expected);
  } finally {
    await older.end();
  }
}, 200_000);

it("the addresses of a contact stand in one order, whichever source came first", async () => {
  const [ana, silva] = [card("FN:Ana Silva", "EMAIL:z@example.com", "TEL:+351912345678"), "a@example.com"];
  const folder = await folderOf({
    "one.vcf": ana,
    "two.vcf": card("FN:Ana Silva", `EMAIL:${silva}`, "TEL:+351912345678"),
  });
  const shown = async (names: readonly string[]) => {
    const userId = await makeUser();
    for (const name of names) await importInto(userId, [join(folder, name)], false);
    const [contact] = await contactsOf(db, userId);
    const client = await connectInMemory(toolDeps(db, new Date()), userId);
    const profile = await ask(client, "get_contact", { contact_id: String(contact?.id) });
    return /^E-mail: .*$/m.exec(profile.text)?.[0];
  };
  expect(await shown(["one.vcf", "two.vcf"])).toBe("E-mail: a@example.com, z@example.com");
  expect(await shown(["two.vcf", "one.vcf"])).toBe("E-mail: a@example.com, z@example.com");
});

it("a record that fits two whose names contradict each other joins them in no order", async () => {
  const names = ["silva.vcf", "costa.vcf", "ana.vcf"];
  const folder = await folderOf({
    "silva.vcf": card("FN:Ana Silva", "EMAIL:silva@example.com"),
    "costa.vcf": card("FN:Ana Costa", "EMAIL:costa@example.com"),
    "ana.vcf": card("FN:Ana", "EMAIL:silva@example.com", "EMAIL:costa@example.com"),
  });
  const order = fc.shuffledSubarray(names, { minLength: names.length });
  await fc.assert(
    fc.asyncProperty(order, fc.boolean(), async (shuffled, together) => {
      const userId = await makeUser();
      const paths = shuffled.map((name) => join(folder, name));
      const people = await importInto(userId, paths, together);
      expect(people.map(({ displayName }) => displayName).sort()).toEqual(["Ana Costa", "Ana Silva"]);
      expect(await pairsOf(userId)).toEqual(["Ana Costa + Ana Silva"]);
      // All of them again bring nothing new.
      expect(await importInto(userId, paths, together)).toEqual(people);
    }),
    { numRuns: 4 },
  );
});
