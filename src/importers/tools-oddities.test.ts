import { describe, it } from "vitest";
import { expectAnswers, type Oddity } from "../../test/answers-after-import.ts";
import { GOOGLE_CSV, OLD_GOOGLE_CSV, OUTLOOK_CSV } from "../../test/csv-exports.ts";
import { testDatabase } from "../../test/database.ts";
import { zipOf } from "../../test/files.ts";
import {
  CONNECTIONS,
  INVITATIONS,
  messagesCsv,
  OLD_CONNECTIONS,
  oldMessagesCsv,
  PROFILE,
} from "../../test/linkedin-export.ts";
import { MONICA_EXPORT } from "../../test/monica-export.ts";

// What is odd in address books and in LinkedIn's files, as an AI client sees it once it was read.

const db = await testDatabase();
const ME = "Nia Okafor";

const vcard = (version: string, ...lines: string[]) =>
  ["BEGIN:VCARD", `VERSION:${version}`, ...lines, "END:VCARD", ""].join("\r\n");

const ADDRESS_BOOKS: Record<string, Oddity> = {
  "Apple: a birthday without its year, own labels, a company, a folded photo": {
    files: {
      "a.vcf":
        vcard(
          "3.0",
          "FN:Ana Silva",
          "BDAY;X-APPLE-OMIT-YEAR=1604:1604-03-15",
          "item1.EMAIL;type=INTERNET:ana@example.org",
          "item1.X-ABLabel:_$!<Work>!$_",
          "X-SOCIALPROFILE;type=twitter;x-user=anas:https://twitter.com/anas",
          "PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQAAAQABAAD",
          " /2wCEAAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQ",
        ) + vcard("3.0", "FN:Acme", "ORG:Acme", "X-ABShowAs:COMPANY", "EMAIL:info@example.net"),
    },
    said: { "Ana Silva": [/Birthday: 03-15/, /E-mail: ana@example\.org \(work\)/, /Twitter: @anas/] },
    unsaid: /1604|2wCE|Acme/,
  },
  "vCard 2.1 with charsets, 4.0 with a birthday of no year": {
    files: {
      "a.vcf":
        vcard(
          "2.1",
          "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=B6rg;;;",
          "FN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:J=F6rg M=FCller",
          "TEL;CELL;VOICE:+49 171 5550143",
        ) + vcard("4.0", "FN:Ada Byron", "BDAY:--0315", "TEL;VALUE=uri;TYPE=home:tel:+44-20-7946-0123;ext=5"),
    },
    said: {
      "Jörg Müller": [/\+491715550143 \(mobile\)/],
      "Ada Byron": [/Birthday: 03-15/, /\+442079460123 \(home\)/],
    },
  },
  "Google: several addresses in one cell, starred labels, companies": {
    files: { "g.csv": GOOGLE_CSV },
    said: {
      "Zoë Lindqvist": [
        /Cartographer at Harbour Maps, Malmö, Sweden/,
        /zl@example\.com \(home\), zoe@example\.net \(work\), zoe@example\.org \(work\)/,
        /Tags: Friends, Ski$/m,
        /Met in Faro,\nlikes maps/,
      ],
      "someone@example.org": [],
      Tomás: [/Birthday: 1990-02-29/],
    },
    unsaid: /:::|myContacts|info@/,
  },
  "Google of before": {
    files: { "g.csv": OLD_GOOGLE_CSV },
    said: {
      "Rui Duarte": [/Tenor at Choir of Faro, Faro/, /rui@example\.net$/m, /\+351289000000/, /Tags: Choir$/m],
    },
  },
  "Outlook: honorifics, months first whatever is stated, addresses within Exchange, companies": {
    files: {
      "o.csv": Buffer.from(OUTLOOK_CSV.toString("latin1").replace("3/15/1990", "3/4/1990"), "latin1"),
    },
    said: {
      "Zoë Lindqvist": [
        /^Cartographer at Harbour Maps, Malmö, Sweden$/m,
        /E-mail: zoe@example\.org$/m,
        /\+46701740605 \(mobile\)/,
        /\/in\/zoe-lindqvist$/m,
        /Birthday: 1990-03-04/,
        /Tags: Ski, Work friends/,
      ],
      "Rui Duarte": [/Birthday: 1985-12-25/, /E-mail: rui@example\.net$/m, /^Faro$/m],
    },
    unsaid: /Dr\.|Exchange/,
  },
  "a table with columns as the user says": {
    files: { "t.csv": "Who,Reach,Name,Company\nAna Faria,ana@example.org,cat,Choir\n" },
    options: {
      columns: new Map([
        ["who", "name"],
        ["reach", "email"],
      ]),
    },
    said: { "Ana Faria": [/^at Choir$/m, /E-mail: ana@example\.org$/m] },
    unsaid: /\bcat\b/,
  },
  "a table in German and UTF-16, with quoted and padded headers": {
    files: {
      "t.csv": Buffer.from(
        '\ufeff" VORNAME ";Nachname;E-Mail;Telefon;Firma;Geburtstag\r\nJörg;Müller;joerg@example.org;+49 171 5550143;"Müller; Söhne";3.4.1990\r\n',
        "utf16le",
      ),
    },
    said: {
      "Jörg Müller": [/^at Müller; Söhne$/m, /joerg@example\.org/, /\+491715550143/, /Birthday: 1990-04-03/],
    },
  },
  "a table in Windows-1252": {
    files: { "t.csv": Buffer.from("Name,Email,City\nZoë Åkesson,zoe@example.org,Malmö\n", "latin1") },
    said: { "Zoë Åkesson": [/^Malmö$/m] },
  },
  "Monica: lists as objects, a birthday without its year, calls, activities, the dead": {
    files: { "m.json": JSON.stringify(MONICA_EXPORT) },
    said: {
      "Zoë Lindqvist": [
        /^Cartographer at Harbour Maps, Malmö, SE$/m,
        /Priority: high/,
        /E-mail: zoe@example\.org$/m,
        /Phone: \+46701740605/,
        /Telegram: @zoel/,
        /Birthday: 03-15/,
        /Tags: ski/,
        /Met in Faro\n\nLikes tea\n\nHas a boat/,
        /# 2 interactions/,
        /2026-03-01 00:00, phone call, inbound\s+<.*>\n\[call\] About maps/,
        /2026-02-01 00:00, meeting, mutual\s+<.*>\nSubject: Lunch\nAt the harbour/,
      ],
      Rui: [/Priority: archived/],
    },
    unsaid: /Aunt/,
  },
  "Monica: of whom only the age is known has no birthday": {
    files: {
      "m.json": JSON.stringify(MONICA_EXPORT).replace('"is_age_based":false', '"is_age_based":true'),
    },
    said: { "Zoë Lindqvist": [], Rui: [] },
    unsaid: /Birthday/,
  },
};

const connections = (content: string) => ({ "Connections.csv": content, "Profile.csv": PROFILE });

const LINKEDIN: Record<string, Oddity> = {
  "a preamble, hidden members, degrees, encoded profiles, no newline at the end": {
    files: {
      "Basic_LinkedInDataExport_02-09-2026.zip": zipOf([{ name: "Connections.csv", content: CONNECTIONS }]),
    },
    said: {
      "Owen Pritchard": [/^Engineer at Acme$/m, /E-mail: owen@example\.com/, /\/in\/owen-pritchard$/m],
      "Maria Smith": [
        /^Chief Scientist at Globex, Inc\.$/m,
        /\/in\/maria-smith-phd$/m,
        /^(?![\s\S]*E-mail:)/,
      ],
      "Zoë Łukasik": [/^Designer and illustrator at Initech$/m, /\/in\/zo%C3%AB-%C5%82ukasik$/m],
      "王 小明": [/^工程师 at 例子公司$/m],
    },
    unsaid: /PhD/,
  },
  "of before 2023: no profiles, and readers by name": {
    files: {
      ...connections(OLD_CONNECTIONS),
      "messages.csv": oldMessagesCsv([
        { from: ME, to: ["Owen Pritchard"] },
        { from: "Owen Pritchard", to: [ME] },
        { from: ME, to: ["Maria Smith"] },
        { from: ME, to: ["Silent Stranger, PhD"] },
      ]),
    },
    said: {
      "Owen Pritchard": [/^Engineer at Acme$/m, /# 2 interactions/, /outbound/, /inbound/],
      "Maria Smith": [/# 1 interaction /, /2021-06-01 14:03, linkedin, outbound/],
      "Silent Stranger": [/# 1 interaction /],
    },
    unsaid: /PhD/,
  },
  "one name with a profile and without": {
    files: {
      ...connections(CONNECTIONS),
      "messages.csv": oldMessagesCsv([{ from: ME, to: ["Maria Smith"], content: "Hi Maria" }]),
    },
    said: {
      "Owen Pritchard": [],
      "Maria Smith": [/\/in\/maria-smith-phd$/m, /outbound\s+<.*>\nHi Maria/],
      "Zoë Łukasik": [],
      "王 小明": [],
    },
  },
  "HTML, line breaks, attachments, every field quoted": {
    files: {
      "Profile.csv": PROFILE,
      "messages.csv": messagesCsv([
        {
          from: ME,
          to: ["Owen Pritchard"],
          content: "<p>Hi Owen,</p><p>lunch &amp; a walk?</p>",
          subject: "Lunch",
          date: "2026-11-15 14:03:22 UTC",
        },
        { from: "Owen Pritchard", to: [ME], content: 'Sure, "gladly"\nOwen', folder: "ARCHIVE" },
        {
          from: "Owen Pritchard",
          to: [ME],
          content: "",
          folder: "",
          attachments: "https://example.com/a.pdf",
        },
      ]).replace(/^.*/, (header) => `"${header.replaceAll(",", '","')}"`),
    },
    said: {
      "Owen Pritchard": [
        /2026-11-15 14:03, linkedin, outbound\s+<.*>\nSubject: Lunch\nHi Owen,\nlunch & a walk\?/,
        /inbound\s+<.*>\nSure, "gladly"\nOwen/,
        /\[attachment\]/,
        /# 3 interactions/,
      ],
    },
    unsaid: /<p>|&amp;/,
  },
  "drafts, spam, sponsored messages, people who left, strangers, seven together": {
    files: {
      "Profile.csv": PROFILE,
      "messages.csv": messagesCsv([
        { from: ME, to: ["Owen Pritchard"], content: "kept" },
        { from: ME, to: ["Owen Pritchard"], content: "dropped", draft: true },
        { from: "Owen Pritchard", to: [ME], content: "dropped", folder: "SPAM" },
        { from: "", to: [ME], content: '<p class="spinmail-quill-editor__spin-break">dropped</p>' },
        { from: "LinkedIn Member", to: [ME], content: "dropped" },
        { from: ME, to: ["LinkedIn Member"], content: "dropped" },
        { from: "Rita Recruiter", to: [ME], content: "dropped" },
        {
          from: ME,
          to: ["Owen Pritchard", "Ana A", "Bea B", "Caio C", "Davi D", "Eva E"],
          content: "dropped",
        },
      ]),
    },
    said: { "Owen Pritchard": [/# 1 interaction /, /kept/] },
    unsaid: /dropped/,
  },
  "several in a conversation, with commas in their names": {
    files: {
      "Profile.csv": PROFILE,
      "messages.csv": messagesCsv([
        { from: ME, to: ["Owen Pritchard, PhD", "Ana Um"], content: "to both" },
        { from: "Ana Um", to: [ME, "Owen Pritchard, PhD"], content: "back to all" },
      ]),
    },
    said: {
      "Owen Pritchard": [/to both/, /^Ana Um: back to all$/m, /\/in\/owen-pritchard$/m],
      "Ana Um": [/to both/, /^back to all$/m],
    },
    unsaid: /PhD/,
  },
  "you are told by the invitations, and pending ones make nobody": {
    files: {
      "Invitations.csv": INVITATIONS,
      "messages.csv": messagesCsv([
        { from: ME, to: ["Owen Pritchard"], content: "from me" },
        { from: "Owen Pritchard", to: [ME], content: "from Owen" },
      ]),
    },
    isUnknown: true,
    said: { "Owen Pritchard": [/outbound\s+<.*>\nfrom me/, /inbound\s+<.*>\nfrom Owen/] },
  },
};

describe.each([
  ["address books and CRMs", ADDRESS_BOOKS],
  ["LinkedIn", LINKEDIN],
])("%s", (_, oddities) => {
  it.each(Object.entries(oddities))("%s", (_case, oddity) => expectAnswers(db, oddity));
});
