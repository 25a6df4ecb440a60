import { expect, it } from "vitest";
import { GOOGLE_CSV, OLD_GOOGLE_CSV } from "../../../test/csv-exports.ts";
import { inputFile, readFormat, recognize } from "../../../test/importing.ts";
import { googleCsv } from "./google-csv.ts";

const read = (content: string | Buffer, region?: string) =>
  readFormat(googleCsv, [inputFile("contacts.csv", content)], { region });

it("the present export gives people with all they have", async () => {
  const { contacts, notes, total } = await read(GOOGLE_CSV);
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
  const [once, again] = [await read(GOOGLE_CSV), await read(`\ufeff${GOOGLE_CSV}`)];
  const tomas = once.contacts[2];
  expect(tomas?.identities).toEqual([{ kind: "record", value: expect.stringMatching(/^google:[\w-]{24}$/) }]);
  expect(tomas).toMatchObject({ birthday: { year: 1990, month: 2, day: 29 } });
  expect(again.contacts).toEqual(once.contacts);
});

it("the older export is read as well, with numbers of the user's country", async () => {
  const { contacts } = await read(OLD_GOOGLE_CSV, "PT");
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
  const { contacts } = await read(Buffer.from(`\ufeff${OLD_GOOGLE_CSV}`, "utf16le"));
  expect(contacts[0]?.displayName).toBe("Rui Duarte");
});

it("other CSV files are not Google's", () => {
  expect(
    recognize(googleCsv, "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"),
  ).toBeUndefined();
  expect(recognize(googleCsv, "First Name,Middle Name,Last Name,Title,E-mail Address\n")).toBeUndefined();
});
