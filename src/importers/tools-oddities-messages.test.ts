import { readFile } from "node:fs/promises";
import { describe, it } from "vitest";
import { expectAnswers, type Oddity } from "../../test/answers-after-import.ts";
import { testDatabase } from "../../test/database.ts";
import { FORMAT_FILES } from "../../test/format-files.ts";
import { CONVERSATIONS, script, X_ACCOUNT } from "../../test/x-archive.ts";

// What is odd in mail, calendars and the files of messengers, as an AI client sees it once it was read.

const db = await testDatabase();
const ME = "Nia Okafor";
const AT = Date.parse("2026-03-02T09:30:00Z");
const sample = (path: string) => readFile(new URL(path, import.meta.url), "utf8");

const takeout = await sample("mbox/samples/takeout.mbox");
const SIX = "a@example.org, b@example.org, c@example.org, d@example.org, e@example.org, f@example.org";
/** Mail from and to Ana by turns, with more headers for some. */
const mailWith = (headers: Record<string, string>) =>
  (FORMAT_FILES.mbox?.(8)["mail.mbox"] ?? "")
    .replace(/ana\d@/g, "ana@")
    .replace(/^Subject: (\d)$/gm, (line, row) => [line, headers[row]].filter(Boolean).join("\n"));
const crowd = Array.from({ length: 12 }, (_, at) => `ATTENDEE:mailto:p${at}@example.org`);

const MAIL_AND_CALENDAR: Record<string, Oddity> = {
  "mail: encodings, `>From`, several readers; nothing of spam, trash, lists, invitations and round mail": {
    files: {
      "mail.mbox": Buffer.from(
        takeout.replace("Thanks, these help.", "Tack, det hjälper.").replace("coins@", "rui@"),
        "latin1",
      ),
    },
    said: {
      "Zoë Lindqvist": [
        /E-mail: zoe\.lindqvist@example\.org$/m,
        /# 2 interactions/,
        /2026-03-02 09:30, email, inbound\s+<.*>\nSubject: Maps 🗺\nHi Nia, here is what I found: café maps\.\nFrom the harbour to the old town\.\n</,
        /2026-03-02 12:00, email, outbound\s+<.*>\nSubject: Re: Maps\nTack, det hjälper\.\n\nAnd one more thing below\.\n</,
      ],
      "Rui Duarte": [/# 2 interactions/, /Tack, det hjälper/, /\[photo\] \[file plan\.pdf\]/],
    },
    unsaid: /\+46 70|wrote:|Subject: (?:Rich|\[book\]|Your order|Invitation|Moving|When|Gone)|stranger/,
  },
  "mail: you are told by an encoded label of sent mail": {
    files: {
      "mail.mbox": takeout.replace("Labels: Sent\n", "Labels: Old\n").replace(/^Delivered-To.*\n/m, ""),
    },
    isUnknown: true,
    said: { "Zoë Lindqvist": [/email, outbound/, /email, inbound/], "Rui Duarte": [/email, outbound/] },
  },
  "mail: HTML without what it quotes": {
    files: { "mail.mbox": takeout.replace(SIX, "stranger@example.net") },
    said: {
      "Zoë Lindqvist": [],
      "Rui Duarte": [],
      "stranger@example.net": [/outbound\s+<.*>\nSubject: Moving/, /Subject: Hello\nMay I ask you\?\n</],
    },
    unsaid: /On Monday/,
  },
  "mail: bulk, drafts, chats, automatic answers, no-reply addresses": {
    files: {
      "mail.mbox": mailWith({
        2: "Precedence: bulk",
        3: "X-Gmail-Labels: =?UTF-8?Q?Entw=C3=BCrfe?=",
        4: "X-Gmail-Labels: Chat",
        6: "Auto-Submitted: auto-replied",
        7: "Bcc: no-reply@example.org",
      }),
    },
    said: { Ana: [/# 4 interactions/, /text 0/, /text 1/, /text 5/, /text 7/] },
    unsaid: /text [2346]/,
  },
  "a calendar: repeated, moved, in zones of its own; nothing declined, cancelled, of whole days or of 13": {
    files: {
      "calendar.ics": (await sample("ics/samples/calendar.ics")).replace(
        "END:VCALENDAR",
        ["BEGIN:VEVENT", "UID:crowd", "DTSTART:20260304T093000Z", "SUMMARY:Crowd", ...crowd]
          .concat("ATTENDEE:mailto:nia@example.com", "END:VEVENT", "END:VCALENDAR")
          .join("\n"),
      ),
    },
    isUnknown: true,
    said: {
      "Zoë Lindqvist": [
        /# 1 interaction /,
        /2026-03-02 09:30, meeting, mutual\s+<.*>\nSubject: Lunch, at the harbour\nBring the maps\n</,
      ],
      "ana@example.org": [
        /# 11 interactions/,
        /2026-09-20 07:00, meeting, mutual\s+<.*>\nSubject: Weekly\n</,
        /2026-10-25 08:00, .*\s+<.*>\nSubject: Weekly\n</,
        /2026-11-22 08:00, .*\s+<.*>\nSubject: Weekly\n</,
        /2026-10-12 13:00, .*\s+<.*>\nSubject: Weekly, moved/,
        /2026-03-02 14:00, .*\s+<.*>\nSubject: Zone without definition/,
        /2026-07-02 08:00, .*\s+<.*>\nSubject: Floating/,
      ],
    },
    unsaid: /2026-10-04|2026-10-11|2026-11-29|Subject: (?:Cancelled|Declined|Off-site|Dentist|Crowd)/,
  },
};

const thread = (
  path: string,
  people: readonly string[],
  ...messages: [sender: string, content: string][]
) => ({
  [`${path}/message_1.json`]: JSON.stringify({
    participants: people.map((name) => ({ name })),
    messages: messages.map(([sender_name, content], at) => ({ sender_name, timestamp_ms: AT - at, content })),
    thread_path: path,
  }),
});

const encrypted = (name: string, messages: readonly object[]) =>
  JSON.stringify({ participants: [name, ME], threadName: `${name}_40`, messages });

/** One chat for each way in which WhatsApp writes dates, with somebody named after the zone of the clock. */
const DATES = {
  Slash: "13/03/25, 2:05\u202fPM - WHO: TEXT",
  Month: "3/13/25, 2:05 PM - WHO: TEXT",
  Dot: "13.03.25, 14:05 - WHO: TEXT",
  Hyphen: "13-03-2025 14:05 - WHO: TEXT",
  Year: "2025-03-13, 14:05 - WHO: TEXT",
  Bracket: "[13/03/25, 14:05:09] WHO: TEXT",
  Chinese: "[2025/3/13, 下午2:05:06] WHO: TEXT",
  Hungarian: "2025. 03. 13. 14:05 - WHO: TEXT",
  Spanish: "[13/3/25, 2:05:06 p. m.] WHO: TEXT",
};
const dated = Object.entries(DATES).map(([name, line]) => {
  const lines = [line.replace("WHO", name), line.replace("WHO", ME)].map((each) =>
    each.replace("TEXT", `hi ${name}`),
  );
  return [`WhatsApp Chat with ${name}.txt`, `${lines.join("\n")}\n`];
});

const MESSENGERS: Record<string, Oddity> = {
  "WhatsApp: dates in every order, with every separator, on clocks of 12 and 24 hours": {
    files: Object.fromEntries(dated),
    said: Object.fromEntries(
      Object.keys(DATES).map((name) => [
        name,
        [
          new RegExp(`2025-03-13 14:05, whatsapp, inbound\\s+<.*>\\nhi ${name}\\n`),
          new RegExp(`2025-03-13 14:05, whatsapp, outbound\\s+<.*>\\nhi ${name}\\n`),
        ],
      ]),
    ),
  },
  "WhatsApp: two people of one name, and words that only read like WhatsApp's": {
    files: {
      "a/WhatsApp Chat with Ana.txt": `[13/03/25, 14:05:09] Ana: Missed call, ring me back\n[13/03/25, 14:06:09] ${ME}: ok\n`,
      "b/WhatsApp Chat with Ana.txt": `[14/03/25, 14:05:09] Ana: Eva is a contact\n[14/03/25, 14:06:09] ${ME}: ok\n`,
    },
    isTwice: true,
    said: { Ana: [/# 2 interactions/, /Missed call, ring me back|Eva is a contact/] },
  },
  "Instagram: calls, pictures, what was unsent": {
    files: {
      "your_instagram_activity/messages/inbox/zoe_1/message_1.json": JSON.stringify({
        participants: [{ name: "zoe" }, { name: ME }],
        messages: [
          { sender_name: "zoe", timestamp_ms: AT, photos: [{ uri: "your_instagram_activity/a.jpg" }] },
          { sender_name: ME, timestamp_ms: AT - 60_000, call_duration: 754 },
          { sender_name: "zoe", timestamp_ms: AT - 120_000, call_duration: 0 },
          { sender_name: "zoe", timestamp_ms: AT - 180_000, content: "dropped", is_unsent: true },
          { sender_name: "zoe", timestamp_ms: AT - 240_000, content: "Liked a message" },
        ],
        thread_path: "inbox/zoe_1",
      }),
    },
    said: {
      zoe: [
        /# 2 interactions/,
        /2026-03-02 09:30, instagram, inbound\s+<.*>\n\[photo\]/,
        /2026-03-02 09:29, instagram call, outbound\s+<.*>\n\[call, 13 min\]/,
      ],
    },
    unsaid: /dropped|Liked/,
  },
  "Telegram: one chat alone, with answered and missed calls": {
    files: {
      "result.json": JSON.stringify(
        {
          name: "Zoë Lindqvist",
          type: "personal_chat",
          id: 222,
          messages: [
            {
              id: 1,
              type: "message",
              date: "1999-01-01T00:00:00",
              date_unixtime: "1772443800",
              from_id: "user222",
              text: ["Look: ", { type: "link", text: "https://example.com" }],
            },
            {
              id: 2,
              type: "service",
              date_unixtime: "1772443860",
              actor_id: "user222",
              action: "phone_call",
              duration_seconds: 45,
            },
            {
              id: 3,
              type: "service",
              date_unixtime: "1772443920",
              actor_id: "user111",
              action: "phone_call",
              discard_reason: "missed",
            },
            {
              id: 4,
              type: "message",
              date_unixtime: "1772443980",
              from_id: "user111",
              text: "",
              media_type: "sticker",
              sticker_emoji: "👍",
            },
          ],
        },
        null,
        1,
      ),
    },
    said: {
      "Zoë Lindqvist": [
        /# 3 interactions/,
        /2026-03-02 09:30, telegram, inbound\s+<.*>\nLook: https:\/\/example\.com\n/,
        /2026-03-02 09:31, telegram call, inbound\s+<.*>\n\[call, 45 s\]/,
        /2026-03-02 09:33, telegram, outbound\s+<.*>\n\[sticker 👍\]/,
      ],
    },
    unsaid: /1999/,
  },
  "Meta: text in bytes; groups and requests without an answer make nobody": {
    files: {
      ...thread(
        "inbox/zoe_1",
        ["Zo\u00c3\u00ab Lindqvist", ME],
        [ME, "caf\u00c3\u00a9?"],
        ["Zo\u00c3\u00ab Lindqvist", "hej"],
      ),
      ...thread("inbox/trip_2", ["Ana", "Rui", ME], ["Ana", "dropped"], [ME, "dropped"]),
      ...thread("message_requests/coins_3", ["Coins", ME], ["Coins", "dropped"]),
    },
    said: { "Zoë Lindqvist": [/outbound\s+<.*>\ncafé\?/, /inbound\s+<.*>\nhej/] },
    unsaid: /Ã|dropped/,
  },
  "Messenger: the download of encrypted chats, with one that goes on from the ordinary export": {
    files: {
      ...thread("e2ee_cutover/zoe_1234", ["Zo\u00c3\u00ab", ME], ["Zo\u00c3\u00ab", "hej"]),
      "messages/Zoë_40.json": encrypted("Zoë", [
        { senderName: "Zoë", timestamp: AT + 60_000, text: "später", type: "text", media: [] },
        { senderName: ME, timestamp: AT + 120_000, type: "media", media: [{ uri: "./media/1a.jpeg" }] },
        { senderName: ME, timestamp: AT + 180_000, text: "dropped", isUnsent: true },
      ]),
      "messages/Rui_2.json": encrypted("Rui", [{ senderName: ME, timestamp: AT, text: "olá", type: "text" }]),
    },
    said: {
      Zoë: [
        /# 3 interactions/,
        /2026-03-02 09:30, facebook, inbound\s+<.*>\nhej\n/,
        /2026-03-02 09:31, facebook, inbound\s+<.*>\nspäter\n/,
        /2026-03-02 09:32, facebook, outbound\s+<.*>\n\[photo\]\n/,
      ],
      Rui: [/# 1 interaction /, /outbound\s+<.*>\nolá\n/],
    },
    unsaid: /dropped/,
  },
  "Telegram: text in pieces, media, calls, deleted accounts, people without messages": {
    files: { "result.json": await sample("telegram/samples/account.json") },
    said: {
      "Zoë Lindqvist": [
        /\+46701740605/,
        /# 6 interactions/,
        /2026-03-01 10:00, telegram, inbound\s+<.*>\nLook: https:\/\/example\.com\/a 😀/,
        /\[photo\]/,
        /\[voice message\]/,
        /telegram call, outbound\s+<.*>\n\[call, 13 min\]/,
      ],
      Tomás: [/\+351912345678/, /no interactions/],
      "Deleted account": [/# 2 interactions/, /Shall we\?/],
    },
    unsaid: /object Object|Buy coins/,
  },
  "WhatsApp from Android: media, and lines that go on": {
    files: {
      "WhatsApp Chat with Priya.txt":
        "13/03/25, 2:05\u202fPM - Messages and calls are end-to-end encrypted.\n13/03/25, 2:05\u202fPM - Priya: first\nsecond line\n13/03/25, 2:06\u202fPM - Nia Okafor: <Media omitted>\n",
    },
    said: {
      Priya: [/2025-03-13 14:05, whatsapp, inbound\s+<.*>\nfirst\nsecond line/, /\[(?:photo|media)\]/],
    },
    unsaid: /end-to-end|omitted/,
  },
  "WhatsApp from iOS: lines of its own with an author, invisible signs, missed calls, edited and deleted": {
    files: {
      "_chat.txt":
        "\ufeff[04/03/25, 14:05:09] Priya: \u200eMessages and calls are end-to-end encrypted. Only people in this chat can read them.\n\u200e[25/03/25, 14:06:10] Nia Okafor: Olá @\u2068Priya\u2069 \u200e<This message was edited>\n[25/03/25, 14:07:00] Priya: \u200eimage omitted\n[25/03/25, 14:09:00] Priya: \u200eMissed voice call, \u200eTap to call back\n[25/03/25, 14:11:00] Nia Okafor: \u200eThis message was deleted.\n",
    },
    said: {
      Priya: [/# 2 interactions/, /2025-03-25 14:06, whatsapp, outbound\s+<.*>\nOlá @Priya\n</, /\[photo\]/],
    },
    unsaid: /end-to-end|omitted|edited|deleted|Missed/,
  },
  "X: people known by their ids alone, links as they were, pictures; no strangers and groups": {
    files: {
      "data/account.js": X_ACCOUNT,
      "data/direct-messages.js": script("direct_messages", CONVERSATIONS),
    },
    isUnknown: true,
    said: {
      "222": [
        /# 2 interactions/,
        /2026-03-02 09:30, twitter, inbound\s+<.*>\nLook https:\/\/example\.com\/a\n</,
        /twitter, outbound\s+<.*>\n\[photo\]\n</,
      ],
    },
    unsaid: /t\.co|Buy coins|Hi all/,
  },
};

describe.each([
  ["mail and calendars", MAIL_AND_CALENDAR],
  ["messengers", MESSENGERS],
])("%s", (_, oddities) => {
  it.each(Object.entries(oddities))("%s", (_case, oddity) => expectAnswers(db, oddity));
});
