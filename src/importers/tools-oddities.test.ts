import { expect, it } from "vitest";
import { testDatabase } from "../../test/database.ts";
import { createUser } from "../../test/factories.ts";
import { folderOf } from "../../test/files.ts";
import { ask, connectInMemory, toolDeps } from "../../test/mcp-client.ts";
import { importPaths } from "../../test/run-import.ts";

// What is odd in the files of each platform, as an AI client sees it once it was read.

const db = await testDatabase();
const NOW = new Date("2026-11-23T10:00:00Z");
const moment = "2026-03-02T09:30:00Z";

const FILES: Record<
  string,
  { files: Record<string, string>; name: string; said: RegExp[]; unsaid?: RegExp }
> = {
  "a birthday without its year": {
    files: {
      "a.vcf":
        "BEGIN:VCARD\nVERSION:3.0\nFN:Ana Silva\nBDAY;X-APPLE-OMIT-YEAR=1604:1604-03-15\nEMAIL:ana@example.org\nEND:VCARD\n",
    },
    name: "Ana Silva",
    said: [/15 March|March 15|03-15/],
    unsaid: /1604/,
  },
  "several addresses in one cell": {
    files: {
      "g.csv":
        "First Name,Middle Name,Last Name,Labels,E-mail 1 - Label,E-mail 1 - Value\nAna,,Silva,* myContacts ::: Ski,* Work,ana@example.org ::: a.silva@example.net\n",
    },
    name: "Ana Silva",
    said: [/ana@example\.org/, /a\.silva@example\.net/, /Ski/],
    unsaid: /:::/,
  },
  "text in bytes": {
    files: {
      "inbox/zoe_1/message_1.json": JSON.stringify({
        participants: [{ name: "Zo\u00c3\u00ab Lindqvist" }, { name: "Nia Okafor" }],
        messages: [
          { sender_name: "Nia Okafor", timestamp_ms: Date.parse(moment) + 1, content: "caf\u00c3\u00a9?" },
          { sender_name: "Zo\u00c3\u00ab Lindqvist", timestamp_ms: Date.parse(moment), content: "hej" },
        ],
        thread_path: "inbox/zoe_1",
      }),
    },
    name: "Zoë Lindqvist",
    said: [/café/],
    unsaid: /Ã/,
  },
  "text in pieces, and a call": {
    files: {
      "result.json": JSON.stringify({
        about: "x",
        personal_information: { user_id: 1 },
        chats: {
          list: [
            {
              name: "Eva Roy",
              type: "personal_chat",
              id: 9,
              messages: [
                {
                  id: 1,
                  type: "message",
                  date_unixtime: String(Date.parse(moment) / 1000),
                  from_id: "user9",
                  text: ["see ", { type: "link", text: "maps.example" }],
                  text_entities: [
                    { type: "plain", text: "see " },
                    { type: "link", text: "maps.example" },
                  ],
                },
                {
                  id: 2,
                  type: "service",
                  action: "phone_call",
                  date_unixtime: String(Date.parse(moment) / 1000 + 60),
                  actor_id: "user9",
                  duration_seconds: 120,
                },
              ],
            },
          ],
        },
      }),
    },
    name: "Eva Roy",
    said: [/see maps\.example/, /call/i],
    unsaid: /object Object/,
  },
  "media, and lines that go on": {
    files: {
      "WhatsApp Chat with Priya.txt":
        "13/03/25, 2:05\u202fPM - Messages and calls are end-to-end encrypted.\n13/03/25, 2:05\u202fPM - Priya: first\nsecond line\n13/03/25, 2:06\u202fPM - Nia Okafor: <Media omitted>\n",
    },
    name: "Priya",
    said: [/first\s+second line/, /\[(?:photo|media)\]/],
    unsaid: /end-to-end|omitted/,
  },
};

it.each(Object.entries(FILES))("%s", async (_, { files, name, said, unsaid }) => {
  const userId = await createUser(db, { name: "Nia Okafor" });
  const folder = await folderOf(files);
  await importPaths(db, userId, [folder], { timeZone: "Europe/Lisbon", dateOrder: "dmy", now: NOW });
  const client = await connectInMemory(toolDeps(db, NOW), userId);
  const found = (await ask(client, "search_contacts", { query: name })).text;
  const contact_id = /^\| (\d+)/m.exec(found)?.[1];
  expect(contact_id, found).toBeDefined();
  const profile = await ask(client, "get_contact", { contact_id });
  const messages = await ask(client, "get_interactions", { contact_id });
  const text = `${profile.text}\n${messages.text}`;
  for (const fact of said) expect(text).toMatch(fact);
  if (unsaid) expect(text).not.toMatch(unsaid);
});
