import { join } from "node:path";
import { eq } from "drizzle-orm";
import fc from "fast-check";
import { expect, it } from "vitest";
import { testDatabase } from "../../test/database.ts";
import { createUser } from "../../test/factories.ts";
import { folderOf } from "../../test/files.ts";
import { importPaths } from "../../test/run-import.ts";
import { contacts, identities, interactions, type UserId } from "../db/schema.ts";

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

/** The same people in many sources: by other keys, other names, with and without each. */
const SOURCES: Record<string, string> = {
  "Connections.csv": `First Name,Last Name,URL,Email Address,Company,Position,Connected On
Zoë,Lindqvist,https://www.linkedin.com/in/zoe-l,zoe@example.org,Harbour Maps,Cartographer,08 Feb 2026
Ana,Silva,https://www.linkedin.com/in/ana-1,,Acme,Engineer,08 Feb 2026
Ana,Silva,https://www.linkedin.com/in/ana-2,,Other,Lawyer,08 Feb 2026
`,
  "google.csv": `First Name,Middle Name,Last Name,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value
Zoë,,Lindqvist,Ski,Work,zoe@example.org,Mobile,+46 70 174 06 05
Bob,,Hale,Choir,Home,bob@example.net,,
,,,,Work,info@example.net,,
`,
  "people.vcf":
    "BEGIN:VCARD\nVERSION:3.0\nFN:Robert Hale\nEMAIL:bob@example.net\nTEL:+351912345678\nEND:VCARD\nBEGIN:VCARD\nVERSION:3.0\nFN:Rui Duarte\nEMAIL:info@example.net\nEND:VCARD\n",
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
const NAMES = Object.keys(SOURCES);
const folder = await folderOf(SOURCES);

/** Who is in an account, by keys and not by ids, and what was exchanged with whom. */
async function peopleOf(userId: UserId) {
  const people = await db.select().from(contacts).where(eq(contacts.userId, userId));
  const keys = await db.select().from(identities).where(eq(identities.userId, userId));
  const messages = await db.select().from(interactions).where(eq(interactions.userId, userId));
  return people
    .map(({ id, displayName, company, title, tags, score }) => ({
      name: displayName,
      company,
      title,
      tags: [...tags].sort(),
      score,
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

async function imported(order: readonly string[], together: boolean) {
  const userId = await createUser(db, { name: "Nia Okafor", email: `nia-${Math.random()}@example.com` });
  const paths = order.map((name) => join(folder, name));
  for (const some of together ? [paths] : paths.map((path) => [path])) {
    await importPaths(db, userId, some, { timeZone: "Europe/Lisbon", me: ["nia@example.com"] });
  }
  return peopleOf(userId);
}

it("the same sources make the same people and messages, in any order, in one import and one by one", async () => {
  const expected = await imported(NAMES, true);
  expect(expected).toHaveLength(11);
  const order = fc.shuffledSubarray(NAMES, { minLength: NAMES.length });
  await fc.assert(
    fc.asyncProperty(order, fc.boolean(), async (names, together) => {
      expect(await imported(names, together)).toEqual(expected);
    }),
    { numRuns: 10 },
  );
}, 200_000);
