import { expect, it } from "vitest";
import { inputFile, readFormat, recognize } from "../../../test/importing.ts";
import { googleCsv } from "./google-csv.ts";

const PRESENT = `First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,Phonetic Last Name,Name Prefix,Name Suffix,Nickname,File As,Organization Name,Organization Title,Organization Department,Birthday,Notes,Photo,Labels,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value,Address 1 - Label,Address 1 - Formatted,Address 1 - City,Address 1 - Country,Website 1 - Label,Website 1 - Value
Zoë,,Lindqvist,,,,,,,,Harbour Maps,Cartographer,,--03-15,"Met in Faro,
likes maps",,Ski ::: * myContacts ::: * Friends,* Work,Zoe@Example.org ::: zoe@example.net,Home,zl@example.com,Mobile,+46 70 174 06 05,Home,,Malmö,Sweden,Profile,https://www.linkedin.com/in/zoe-lindqvist/
,,,,,,,,,,Harbour Maps,,,,,,* myContacts,Work,info@example.org,,,,,,,,,,
,,,,,,,,,,,,,,,,* myContacts,Other,someone@example.org,,,,,,,,,,
Tomás,,,,,,,,,,,,,1990-02-29,,,* myContacts,,,,,,,,,,,,`;

const OLDER = `Name,Given Name,Additional Name,Family Name,Yomi Name,Nickname,Birthday,Location,Notes,Group Membership,E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Type,Phone 1 - Value,Organization 1 - Type,Organization 1 - Name,Organization 1 - Title,Website 1 - Type,Website 1 - Value
Rui Duarte,Rui,,Duarte,,,1985-07-01,Faro,Old friend,* My Contacts ::: Choir,* ,rui@example.net,Mobile,912 345 678 ::: +351 289 000 000,,Choir of Faro,Tenor,,
`;

const read = (content: string | Buffer, region?: string) =>
  readFormat(googleCsv, [inputFile("contacts.csv", content)], { region });

it("the present export gives people with all they have", async () => {
  const { contacts, notes, total } = await read(PRESENT);
  expect(contacts[0]).toEqual({
    type: "contact",
    displayName: "Zoë Lindqvist",
    givenName: "Zoë",
    familyName: "Lindqvist",
    identities: [
      { kind: "email", value: "zoe@example.org", label: "work" },
      { kind: "email", value: "zoe@example.net", label: "work" },
      { kind: "email", value: "zl@example.com", label: "home" },
      { kind: "phone", value: "+46701740605", label: "mobile" },
      { kind: "linkedin", value: "zoe-lindqvist", label: "profile" },
    ],
    company: "Harbour Maps",
    title: "Cartographer",
    location: "Malmö, Sweden",
    notes: "Met in Faro,\nlikes maps",
    birthday: { month: 3, day: 15 },
    tags: ["Ski", "Friends"],
  });
  expect(contacts.map(({ displayName }) => displayName)).toEqual(["Zoë Lindqvist", "", "Tomás"]);
  expect(notes).toEqual(["skipped: cards of companies"]);
  expect(total).toBe(4);
});

it("somebody without any address is known again by what the row says", async () => {
  const [once, again] = [await read(PRESENT), await read(`\ufeff${PRESENT}`)];
  const tomas = once.contacts[2];
  expect(tomas?.identities).toEqual([{ kind: "record", value: expect.stringMatching(/^google:[\w-]{24}$/) }]);
  expect(tomas).toMatchObject({ birthday: { year: 1990, month: 2, day: 29 } });
  expect(again.contacts).toEqual(once.contacts);
});

it("the older export is read as well, with numbers of the user's country", async () => {
  const { contacts } = await read(OLDER, "PT");
  expect(contacts).toEqual([
    {
      type: "contact",
      displayName: "Rui Duarte",
      givenName: "Rui",
      familyName: "Duarte",
      identities: [
        { kind: "email", value: "rui@example.net" },
        { kind: "phone", value: "+351912345678", label: "mobile" },
        { kind: "phone", value: "+351289000000", label: "mobile" },
      ],
      company: "Choir of Faro",
      title: "Tenor",
      location: "Faro",
      notes: "Old friend",
      birthday: { year: 1985, month: 7, day: 1 },
      tags: ["Choir"],
    },
  ]);
});

it("UTF-16 is read", async () => {
  expect((await read(Buffer.from(`\ufeff${OLDER}`, "utf16le"))).contacts[0]?.displayName).toBe("Rui Duarte");
});

it("other CSV files are not Google's", () => {
  expect(
    recognize(googleCsv, "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"),
  ).toBeUndefined();
  expect(recognize(googleCsv, "First Name,Middle Name,Last Name,Title,E-mail Address\n")).toBeUndefined();
});
