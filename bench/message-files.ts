import type { Sample } from "./import-files.ts";

/** Messages of each person in the generated files: more in a large one, as nobody writes with more people than these. */
const EACH = 20;
const MAX_PEOPLE = 5_000;
const SINCE = Date.parse("2024-01-01T00:00:00Z");
/** Seconds between two messages: 2 GB of them end before today. */
const STEP = 10;
const TEXT =
  "Shall we look at the plan for the harbour on Thursday, before the others come? I can bring the maps.";

const at = (row: number) => new Date(SINCE + row * STEP * 1000);
const isMine = (row: number) => row % 2 === 1;
const eachOf = (rows: number) => Math.max(EACH, Math.ceil(rows / MAX_PEOPLE));
const person = (row: number, rows: number) => Math.floor(row / eachOf(rows));
const isFirst = (row: number, rows: number) => row % eachOf(rows) === 0;
const isLast = (row: number, rows: number) => row === rows - 1 || isFirst(row + 1, rows);

/** `line` for each row of one file. */
const ofRows = (file: string, line: (row: number, rows: number) => string, before = "", after = "") =>
  function* pieces(rows: number): Generator<readonly [string, string]> {
    yield [file, before];
    for (let row = 0; row < rows; row++) yield [file, line(row, rows)];
    yield [file, after];
  };

const tables = ["interactions"] as const;

/** A conversation of Meta is a file of its own, the newest message first. */
function* threads(platform: "facebook" | "instagram", rows: number): Generator<readonly [string, string]> {
  const each = eachOf(rows);
  for (let row = 0; row < rows; row += each) {
    const number = person(row, rows);
    const id = `person${number}_${100_000 + number}`;
    const other = `Person ${number}`;
    const messages = Array.from({ length: Math.min(each, rows - row) }, (_, back) => ({
      sender_name: isMine(back) ? "Nia" : other,
      timestamp_ms: at(row).getTime() - back * STEP * 1000,
      content: TEXT,
      is_geoblocked_for_viewer: false,
    }));
    const thread = {
      participants: [{ name: other }, { name: "Nia" }],
      messages,
      title: other,
      is_still_participant: true,
      thread_path: `inbox/${id}`,
    };
    yield [
      `your_${platform}_activity/messages/inbox/${id}/message_1.json`,
      JSON.stringify(thread, undefined, 2),
    ];
  }
}

const ME = ["Nia Okafor", "https://www.linkedin.com/in/nia-okafor"];

function* linkedinMessages(rows: number): Generator<readonly [string, string]> {
  yield ["Profile.csv", "First Name,Last Name,Headline\nNia,Okafor,Founder\n"];
  const file = "messages.csv";
  yield [
    file,
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER\n",
  ];
  for (let row = 0; row < rows; row++) {
    const number = person(row, rows);
    const other = [`Person ${number}`, `https://www.linkedin.com/in/person-${number}`];
    const people = isMine(row) ? [...ME, ...other] : [...other, ...ME];
    const date = `${at(row).toISOString().slice(0, 19).replace("T", " ")} UTC`;
    const cells = [`2-${number}`, "", ...people, date, "", TEXT, "INBOX"];
    yield [file, `${cells.map((cell) => `"${cell}"`).join(",")}\n`];
  }
}

function telegramMessage(row: number, rows: number): string {
  const user = 1000 + person(row, rows);
  const message = {
    id: row,
    type: "message",
    date_unixtime: String(at(row).getTime() / 1000),
    from_id: `user${isMine(row) ? 1 : user}`,
    text: TEXT,
    text_entities: [{ type: "plain", text: TEXT }],
  };
  const chat = isFirst(row, rows)
    ? `${row ? ",\n" : ""}{"name": "Person ${user}", "type": "personal_chat", "id": ${user}, "messages": [\n`
    : ",\n";
  return `${chat}${JSON.stringify(message)}${isLast(row, rows) ? "]}" : ""}`;
}

function xMessage(row: number, rows: number): string {
  const [me, other] = ["1", String(1000 + person(row, rows))];
  const message = {
    messageCreate: {
      recipientId: isMine(row) ? other : me,
      reactions: [],
      urls: [],
      text: TEXT,
      mediaUrls: [],
      senderId: isMine(row) ? me : other,
      id: String(row),
      createdAt: at(row).toISOString(),
    },
  };
  const conversation = isFirst(row, rows)
    ? `${row ? "," : ""}{"dmConversation":{"conversationId":"1-${other}","messages":[`
    : ",";
  return `${conversation}${JSON.stringify(message)}${isLast(row, rows) ? "]}}" : ""}`;
}

const mail = (body: (row: number) => string) => (row: number, rows: number) => {
  const other = `p${person(row, rows)}@example.org`;
  const [from, to] = isMine(row) ? ["nia@example.com", other] : [other, "nia@example.com"];
  return `From x Mon Mar  2 09:30:00 2026\nDate: ${at(row).toUTCString()}\nMessage-ID: <${row}@example.org>\nFrom: ${from}\nTo: ${to}\nSubject: Plan\n${body(row)}\n`;
};

const plainBody = () => `Content-Type: text/plain; charset=utf-8\n\n${TEXT}\n\n> ${TEXT}\n`;

/** Most mail of today says the same twice: as text and as HTML. */
function htmlBody(row: number): string {
  const html = `<div dir="ltr">${TEXT}</div><br><div class="gmail_quote"><blockquote>${TEXT}</blockquote></div>`;
  return `MIME-Version: 1.0\nContent-Type: multipart/alternative; boundary="b${row}"\n\n--b${row}\nContent-Type: text/plain; charset="UTF-8"\n\n${TEXT}\n\n> ${TEXT}\n\n--b${row}\nContent-Type: text/html; charset="UTF-8"\nContent-Transfer-Encoding: quoted-printable\n\n${html.replaceAll("=", "=3D")}\n\n--b${row}--\n`;
}

function meeting(row: number, rows: number): string {
  const number = person(row, rows);
  const time = at(row)
    .toISOString()
    .replace(/[-:]|\.000/g, "");
  return `BEGIN:VEVENT\r\nUID:${row}@example.org\r\nDTSTAMP:${time}\r\nDTSTART:${time}\r\nDTEND:${time}\r\nSUMMARY:Plan\r\nDESCRIPTION:${TEXT.slice(0, 60).replaceAll(",", "\\,")}\r\nATTENDEE;PARTSTAT=ACCEPTED:mailto:nia@example.com\r\nATTENDEE;CN=Person ${number};PARTSTAT=ACCEPTED:mailto:p${number}@example.org\r\nEND:VEVENT\r\n`;
}

function whatsappLine(row: number): string {
  const [day = "", time = ""] = at(row).toISOString().split("T");
  return `[${day.split("-").reverse().join("/")}, ${time.slice(0, 8)}] ${isMine(row) ? "Nia" : "Ana"}: ${TEXT}\n`;
}

/** Exports whose rows are messages and meetings. */
export const MESSAGE_SAMPLES: Record<string, Sample> = {
  telegram: {
    tables,
    pieces: ofRows(
      "result.json",
      telegramMessage,
      '{\n "about": "x",\n "personal_information": {"user_id": 1},\n "chats": {"about": "x", "list": [\n',
      "\n]}}\n",
    ),
  },
  whatsapp: { tables, pieces: ofRows("WhatsApp Chat with Ana.txt", whatsappLine) },
  mbox: { tables, pieces: ofRows("mail.mbox", mail(plainBody)) },
  "mbox-html": { tables, pieces: ofRows("mail.mbox", mail(htmlBody)) },
  ics: { tables, pieces: ofRows("calendar.ics", meeting, "BEGIN:VCALENDAR\r\n", "END:VCALENDAR\r\n") },
  "linkedin-messages": { tables, pieces: linkedinMessages },
  facebook: { tables, pieces: (rows) => threads("facebook", rows) },
  instagram: { tables, pieces: (rows) => threads("instagram", rows) },
  x: {
    tables,
    *pieces(rows) {
      yield ["data/account.js", 'window.YTD.account.part0 = [{"account":{"accountId":"1"}}]'];
      yield* ofRows("data/direct-messages.js", xMessage, "window.YTD.direct_messages.part0 = [", "]")(rows);
    },
  },
};
