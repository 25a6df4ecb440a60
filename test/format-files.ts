import { CONNECTIONS, messagesCsv, PROFILE } from "./linkedin-export.ts";

const AT = Date.parse("2026-03-02T09:30:00Z");
const at = (row: number) => new Date(AT + row * 60_000);
/** People with whom the messages of one file are. */
const PEOPLE = 40;

const lines = (rows: number, line: (row: number) => string) =>
  Array.from({ length: rows }, (_, row) => line(row));
const objects = (rows: number, object: (row: number) => object) =>
  Array.from({ length: rows }, (_, row) => object(row));
const group = (type: string, values: readonly object[]) => ({ count: values.length, type, values });

/** Files of each format with so many people or messages; the user is Nia Okafor, nia@example.com. */
export const FORMAT_FILES: Record<string, (rows: number) => Record<string, string>> = {
  linkedin: (rows) => ({
    "Connections.csv": CONNECTIONS,
    "Profile.csv": PROFILE,
    "messages.csv": messagesCsv(
      Array.from({ length: rows }, (_, row) => ({
        from: "Nia Okafor",
        to: [`Ana Silva${row % PEOPLE}`],
        date: "2026-11-01 12:00:00 UTC",
      })),
    ),
  }),
  vcard: (rows) => ({
    "people.vcf": lines(
      rows,
      (row) => `BEGIN:VCARD\nVERSION:3.0\nFN:Ana Silva${row}\nEMAIL:ana${row}@example.org\nEND:VCARD\n`,
    ).join(""),
  }),
  "google-csv": (rows) => ({
    "contacts.csv": `First Name,Middle Name,Last Name,Labels,E-mail 1 - Label,E-mail 1 - Value\n${lines(rows, (row) => `Ana,,Silva${row},Ski,Work,ana${row}@example.org\n`).join("")}`,
  }),
  "outlook-csv": (rows) => ({
    "contacts.csv": `"First Name","Last Name","E-mail Address"\n${lines(rows, (row) => `"Ana","Silva${row}","ana${row}@example.org"\n`).join("")}`,
  }),
  csv: (rows) => ({
    "table.csv": `Name;Mail\n${lines(rows, (row) => `Ana Silva${row};ana${row}@example.org\n`).join("")}`,
  }),
  telegram: (rows) => ({
    "result.json": JSON.stringify({
      about: "x",
      personal_information: { user_id: 1 },
      chats: {
        list: objects(PEOPLE, (person) => ({
          name: `Ana ${person}`,
          type: "personal_chat",
          id: 100 + person,
          messages: objects(Math.ceil(rows / PEOPLE), (row) => ({
            id: row,
            type: "message",
            date_unixtime: String(at(row).getTime() / 1000),
            from_id: `user${row % 2 ? 1 : 100 + person}`,
            text: `message ${row}`,
          })),
        })),
      },
    }),
  }),
  whatsapp: (rows) => ({
    "WhatsApp Chat with Ana.txt": lines(
      rows,
      (row) =>
        `[13/03/25, 14:${String(row % 60).padStart(2, "0")}:09] ${row % 2 ? "Nia Okafor" : "Ana"}: ${row}\n`,
    ).join(""),
  }),
  meta: (rows) => ({
    "inbox/ana_1/message_1.json": JSON.stringify({
      participants: [{ name: "Ana Silva" }, { name: "Nia Okafor" }],
      messages: objects(rows, (row) => ({
        sender_name: row % 2 ? "Nia Okafor" : "Ana Silva",
        timestamp_ms: AT - row * 60_000,
        content: `message ${row}`,
      })),
      thread_path: "inbox/ana_1",
    }),
  }),
  x: (rows) => ({
    "data/account.js": 'window.YTD.account.part0 = [{"account":{"accountId":"1"}}]',
    "data/direct-messages.js": `window.YTD.direct_messages.part0 = ${JSON.stringify(
      objects(PEOPLE, (person) => ({
        dmConversation: {
          conversationId: `1-${100 + person}`,
          messages: objects(Math.ceil(rows / PEOPLE), (row) => ({
            messageCreate: {
              id: `${person}-${row}`,
              senderId: row % 2 ? String(100 + person) : "1",
              recipientId: row % 2 ? "1" : String(100 + person),
              text: `message ${row}`,
              createdAt: at(row).toISOString(),
            },
          })),
        },
      })),
    )}`,
  }),
  monica: (rows) => ({
    "monica.json": JSON.stringify({
      version: "1.0-preview.1",
      app_version: "4.0.0",
      export_date: AT,
      account: {
        uuid: "a",
        data: [
          group(
            "contact",
            objects(Math.ceil(rows / 2), (person) => ({
              uuid: `person-${person}`,
              properties: { first_name: "Ana", last_name: `Silva${person}`, is_active: true },
              data: [
                group("call", [
                  { properties: { called_at: at(person).toISOString(), content: `call ${person}` } },
                ]),
              ],
            })),
          ),
        ],
      },
    }),
  }),
  mbox: (rows) => ({
    "mail.mbox": lines(rows, (row) => {
      const ana = `Ana <ana${row % PEOPLE}@example.org>`;
      const [from, to] = row % 2 ? ["nia@example.com", ana] : [ana, "nia@example.com"];
      return `From x Mon Mar  2 09:30:00 2026\nDate: ${at(row).toUTCString()}\nMessage-ID: <${row}@x>\nFrom: ${from}\nTo: ${to}\nSubject: ${row}\n\ntext ${row}\n\n`;
    }).join(""),
  }),
  ics: (rows) => ({
    "calendar.ics": `BEGIN:VCALENDAR\r\n${lines(rows, (row) => `BEGIN:VEVENT\r\nUID:${row}\r\nDTSTART:20260302T093000Z\r\nSUMMARY:Lunch ${row}\r\nATTENDEE:mailto:nia@example.com\r\nATTENDEE;CN=Ana:mailto:ana${row % PEOPLE}@example.org\r\nEND:VEVENT\r\n`).join("")}END:VCALENDAR\r\n`,
  }),
};
