import { join } from "node:path";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { testDatabase } from "../../../test/database.ts";
import { createUser } from "../../../test/factories.ts";
import { folderOf } from "../../../test/files.ts";
import { inputFile, readFormat, recognize } from "../../../test/importing.ts";
import { CONNECTIONS } from "../../../test/linkedin-export.ts";
import { contactsOf, everyRowOf, importPaths } from "../../../test/run-import.ts";
import { identities } from "../../db/schema.ts";
import type { ContactDraft, Draft } from "../draft.ts";
import { vcard } from "./vcard.ts";

const db = await testDatabase();

const read = async (content: string | Buffer, region?: string): Promise<Draft[]> =>
  (await readFormat(vcard, [inputFile("people.vcf", content)], { region })).people;
const readOne = async (lines: string, version = "3.0", region?: string) =>
  (
    await read(
      `BEGIN:VCARD\r\nVERSION:${version}\r\n${lines.replaceAll("\n", "\r\n")}\r\nEND:VCARD\r\n`,
      region,
    )
  )[0];
const keysOf = (draft: Draft | undefined) =>
  draft?.type === "contact" ? draft.identities.map(({ kind, value, label }) => [kind, value, label]) : draft;

describe("a card", () => {
  it("of who has no name has none, though phones write the address in its place", async () => {
    const draft = await readOne("N:;zoe@example.org;;;\nFN:zoe@example.org\nEMAIL:zoe@example.org");
    expect(draft).toMatchObject({ displayName: "", identities: [{ value: "zoe@example.org" }] });
    expect(draft).not.toHaveProperty("givenName");
  });

  it("of 3.0, as Apple writes it", async () => {
    const draft = await readOne(`N:Duarte;Inês;Maria;Dr.;
FN:Inês Duarte
ORG:Acme\\, Lda.;Research
TITLE:Head of Research
item1.EMAIL;type=INTERNET:Ines@Example.com
item1.X-ABLabel:_$!<Work>!$_
TEL;type=CELL;type=VOICE;type=pref:+351 912 345 678
item2.ADR;type=HOME:;;Rua do Ouro 5;Lisboa;;1100-060;Portugal
item2.X-ABADR:pt
BDAY;X-APPLE-OMIT-YEAR=1604:1604-03-15
NOTE:Met in Porto\\nlikes chess\\, tea and a very long sentence that is folded
  here\\; and here
CATEGORIES:Friends,Chess Club
X-SOCIALPROFILE;type=twitter;x-user=inesd:https://twitter.com/inesd
X-SOCIALPROFILE;type=linkedin:http://www.linkedin.com/in/Ines-Duarte
IMPP;X-SERVICE-TYPE=Telegram;type=HOME:telegram:ines_d
URL;type=pref:https\\://ines.example.org/
PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQAAAQABAAD
 /2wCEAAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQ
UID:4FBE8971-0BC3-424C-9C26-36C3E1EFF6B1`);
    expect(draft).toMatchObject({
      displayName: "Inês Duarte",
      givenName: "Inês",
      familyName: "Duarte",
      company: "Acme, Lda.",
      title: "Head of Research",
      location: "Lisboa, Portugal",
      birthday: { month: 3, day: 15 },
      notes: "Met in Porto\nlikes chess, tea and a very long sentence that is folded here; and here",
      tags: ["Friends", "Chess Club"],
    });
    expect(keysOf(draft)).toEqual([
      ["email", "ines@example.com", "work"],
      ["phone", "+351912345678", "mobile"],
      ["twitter", "inesd", undefined],
      ["linkedin", "ines-duarte", undefined],
      ["telegram", "ines_d", "home"],
      ["website", "ines.example.org", undefined],
      ["record", expect.stringMatching(/^vcard:/), undefined],
    ]);
  });

  it("of 2.1, with bare parameters, quoted-printable and its charsets", async () => {
    const draft = await readOne(
      `N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=B6rg;;;
FN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:J=F6rg M=FCller
TEL;CELL;VOICE:+49 171 5550143
TEL;WORK;FAX:+49 30 5550199
EMAIL;INTERNET;PREF:joerg@example.de
ORG:M\u00fcller, Sohn & Co;Einkauf
ADR;HOME:;;Hauptstr. 1;K\u00f6ln;;50667;Deutschland
NOTE;QUOTED-PRINTABLE;CHARSET=UTF-8:erste Zeile=0D=0Azweite =
Zeile, mit Komma
BDAY:19700531
PHOTO;JPEG;BASE64:
/9j/4AAQSkZJRgABAQAAAQABAAD
AAAA

LABEL;HOME:x`,
      "2.1",
    );
    expect(draft).toMatchObject({
      displayName: "Jörg Müller",
      givenName: "Jörg",
      familyName: "Müller",
      company: "Müller, Sohn & Co",
      location: "Köln, Deutschland",
      notes: "erste Zeile\nzweite Zeile, mit Komma",
      birthday: { year: 1970, month: 5, day: 31 },
    });
    expect(keysOf(draft)).toEqual([
      ["phone", "+491715550143", "mobile"],
      ["email", "joerg@example.de", undefined],
    ]);
  });

  it("of 4.0, with addresses as URIs", async () => {
    const draft = await readOne(
      `FN;PREF=1:Ada Byron
N:Byron;Ada;;;
TEL;VALUE=uri;TYPE="voice,home":tel:+44-20-7946-0123;ext=5
EMAIL;TYPE=work:ada@example.org
BDAY:--0315
IMPP:https://t.me/adab
SOCIALPROFILE;SERVICE-TYPE=Twitter:https://twitter.com/ada
PHOTO:data:image/jpeg;base64,MIICajCCAdOgAwIBAgICBEUwDQYJKoZIhv
UID:urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1`,
      "4.0",
    );
    expect(draft).toMatchObject({ displayName: "Ada Byron", birthday: { month: 3, day: 15 } });
    expect(keysOf(draft)).toEqual([
      ["phone", "+442079460123", "home"],
      ["email", "ada@example.org", "work"],
      ["telegram", "adab", undefined],
      ["twitter", "ada", undefined],
      ["record", expect.any(String), undefined],
    ]);
  });

  it.each([
    ["X-ABShowAs:COMPANY\nFN:Acme\nN:;;;;\nORG:Acme"],
    ["KIND:org\nFN:Acme"],
    ["FN:Acme Support\nN:;;;;\nORG:Acme Support;\nTEL:+12025550143"],
    ["N:;;;;\nORG:Acme\nEMAIL:info@example.com"],
    ["X-ADDRESSBOOKSERVER-KIND:group\nFN:Chess Club\nN:Chess Club"],
  ])("of a company makes no contact: %j", async (lines) => {
    expect(await readOne(lines)).toEqual({ type: "skipped", why: "cards of companies and groups" });
  });

  it("without a name stands for its address, and takes national numbers where the country is known", async () => {
    expect(await readOne("FN:ines@example.com\nEMAIL:ines@example.com")).toMatchObject({ displayName: "" });
    expect(keysOf(await readOne("FN:Ines\nTEL:912 345 678", "3.0", "PT"))).toEqual([
      ["phone", "+351912345678", undefined],
    ]);
    expect(keysOf(await readOne("FN:Ines\nTEL:0171 5550143", "3.0", "PT"))).toEqual([
      ["phone", "01715550143", undefined],
    ]);
  });

  it("has a number once that it gives with and without its country", async () => {
    const lines = "FN:Ines\nTEL:912 345 678\nTEL:+351 912 345 678\nTEL:0351 21\nTEL;TYPE=FAX:x";
    expect(keysOf(await readOne(lines))).toEqual([
      ["phone", "+351912345678", undefined],
      ["phone", "035121", undefined],
    ]);
  });

  it("says what of it cannot be read", async () => {
    const lines =
      "FN:Ines\nTEL:12\nTEL:\nTEL;TYPE=FAX:x\nEMAIL:ines at home\nEMAIL:ines@example.com\nBDAY:1985-02-30";
    expect(await readOne(lines)).toMatchObject({
      unread: ["phone numbers", "e-mail addresses", "birthdays"],
    });
    const cards = `BEGIN:VCARD\nVERSION:3.0\n${lines}\nEND:VCARD\nBEGIN:VCARD\nVERSION:3.0\nFN:Rui\nBDAY:soon\nEND:VCARD\n`;
    const report = await importPaths(db, await createUser(db), [
      join(await folderOf({ "unread.vcf": cards }), "unread.vcf"),
    ]);
    expect(report).toMatchObject({
      created: 2,
      skipped: [
        { why: "phone numbers that could not be read", count: 1 },
        { why: "e-mail addresses that could not be read", count: 1 },
        { why: "birthdays that could not be read", count: 2 },
      ],
    });
  });

  it.each([
    ["1985-04-12", { year: 1985, month: 4, day: 12 }],
    ["1985-04-12T00:00:00Z", { year: 1985, month: 4, day: 12 }],
    ["1985/04/12", { year: 1985, month: 4, day: 12 }],
    ["--04-12", { month: 4, day: 12 }],
    ["0001-02-29", { month: 2, day: 29 }],
    ["1985-02-30", undefined],
    ["1985-04", undefined],
    ["1985", undefined],
    ["circa 1800", undefined],
  ])("has a birthday in any form: %s", async (text, birthday) => {
    expect(((await readOne(`FN:Ines\nBDAY:${text}`)) as ContactDraft).birthday).toEqual(birthday);
  });
});

describe("a file of cards", () => {
  it("loses the broken ones, with their place, and says where it is cut off", async () => {
    const drafts = await read(`BEGIN:VCARD
VERSION:3.0
FN:Ana
EMAIL:ana@example.com
BEGIN:VCARD
VERSION:3.0
a line without sense
FN:Rui
END:VCARD
BEGIN:VCARD
END:VCARD
BEGIN:VCARD
FN:Ev`);
    expect(drafts.map((draft) => (draft.type === "contact" ? draft.displayName : draft))).toEqual([
      { type: "problem", place: "people.vcf card 1 (line 1)", why: "The card has no end." },
      "Rui",
      { type: "problem", place: "people.vcf card 3 (line 10)", why: "The card is empty." },
      { type: "damage", place: "people.vcf card 4 (line 12)", why: "The file is cut off in this card." },
    ]);
  });

  it("passes over pictures of any size and cards within cards", async () => {
    const picture = `PHOTO;ENCODING=b:${"A".repeat(3_000_000)}\n${" AAAA\n".repeat(300_000)}`;
    const agent = "AGENT:\nBEGIN:VCARD\nFN:The Agent\nEND:VCARD\n";
    const card = (name: string, more: string) =>
      `BEGIN:VCARD\nVERSION:2.1\nFN:${name}\n${more}TEL:+12025550143\nEND:VCARD\n`;
    const drafts = await read(card("Ana", picture) + card("Rui", agent));
    expect(drafts).toMatchObject([
      { displayName: "Ana", identities: [{ value: "+12025550143" }] },
      { displayName: "Rui", identities: [{ value: "+12025550143" }] },
    ]);
  });

  it("is known by its first line and not by its name", () => {
    expect(recognize(vcard, "\r\nBEGIN:VCARD\r\nVERSION:3.0")).toBe("vcard");
    expect(recognize(vcard, "Dear reader,\nBEGIN:VCARD")).toBeUndefined();
  });
});

describe("imported", () => {
  const CARDS = `BEGIN:VCARD
VERSION:3.0
N:Pritchard;Owen;;;
FN:Owen Pritchard
EMAIL;type=WORK:OWEN@example.com
TEL:+44 20 7946 0123
ORG:Old Acme
BDAY:1980-01-02
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Nameless Number
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Front Desk
EMAIL:info@example.com
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Nia Okafor
EMAIL:nia@example.com
END:VCARD
`;

  it("twice, it changes nothing; your own card is nobody", async () => {
    const userId = await createUser(db, { email: "nia@example.com" });
    const folder = await folderOf({ "people.vcf": CARDS });
    const report = await importPaths(db, userId, [folder]);
    expect(report).toMatchObject({ created: 3, skipped: [{ why: "your own card", count: 1 }] });
    const before = await everyRowOf(db, userId);
    expect(await importPaths(db, userId, [folder])).toMatchObject({
      created: 0,
      updated: 0,
      unchanged: 3,
      toReview: 0,
    });
    expect(await everyRowOf(db, userId)).toEqual(before);
  });

  it.each(["LinkedIn first", "vCard first", "both in one command"])(
    "one person there and in LinkedIn is one contact: %s",
    async (order) => {
      const userId = await createUser(await db);
      const folder = await folderOf({ "people.vcf": CARDS, "Connections.csv": CONNECTIONS });
      const paths = [`${folder}/Connections.csv`, `${folder}/people.vcf`];
      if (order === "vCard first") paths.reverse();
      for (const run of order === "both in one command" ? [paths] : paths.map((path) => [path])) {
        await importPaths(db, userId, run);
      }
      const owens = (await contactsOf(db, userId)).filter(
        ({ displayName }) => displayName === "Owen Pritchard",
      );
      expect(owens).toMatchObject([
        {
          company: "Acme",
          title: "Engineer",
          birthYear: 1980,
          birthMonth: 1,
          birthDay: 2,
          connectedOn: "2026-02-08",
        },
      ]);
      const before = await everyRowOf(db, userId);
      await importPaths(db, userId, [folder]);
      expect(await everyRowOf(db, userId)).toEqual(before);
      const keys = await (await db)
        .select()
        .from(identities)
        .where(eq(identities.contactId, owens[0]?.id ?? 0));
      expect(keys.map(({ kind }) => kind).sort()).toEqual(["email", "linkedin", "phone", "record"]);
    },
  );
});
