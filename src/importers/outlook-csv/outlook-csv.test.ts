import { expect, it } from "vitest";
import { inputFile, readFormat, recognize } from "../../../test/importing.ts";
import { outlookCsv } from "./outlook-csv.ts";

const EXPORT = `"Title","First Name","Middle Name","Last Name","Suffix","Company","Department","Job Title","Business City","Business Country/Region","Home City","Business Phone","Mobile Phone","Birthday","Categories","E-mail Address","E-mail 2 Address","Notes","Web Page"
"Dr.","Zoë","","Lindqvist","","Harbour Maps","","Cartographer","Malmö","Sweden","Lund","","+46 70 174 06 05","3/15/1990","Ski;Work friends","zoe@example.org","/o=ExchangeLabs/cn=Recipients","","linkedin.com/in/zoe-lindqvist"
"","Rui","","Duarte","","","","","","","Faro","","","25/12/1985","","rui@example.net","","",""
"","","","","","Harbour Maps","","","","","","+46 40 10 00 00","","0/0/00","","","","",""
`;

it("Outlook's export gives people: the title is an honorific, the job title what they do", async () => {
  // Outlook writes Windows-1252 where it is not told otherwise.
  const { contacts, notes } = await readFormat(outlookCsv, [
    inputFile("contacts.csv", Buffer.from(EXPORT, "latin1")),
  ]);
  expect(contacts).toEqual([
    {
      type: "contact",
      displayName: "Zoë Lindqvist",
      givenName: "Zoë",
      familyName: "Lindqvist",
      identities: [
        { kind: "email", value: "zoe@example.org" },
        { kind: "phone", value: "+46701740605", label: "mobile" },
        { kind: "linkedin", value: "zoe-lindqvist" },
      ],
      company: "Harbour Maps",
      title: "Cartographer",
      location: "Malmö, Sweden",
      birthday: { year: 1990, month: 3, day: 15 },
      tags: ["Ski", "Work friends"],
      // An address within Exchange reaches nobody from outside.
      unread: ["e-mail addresses"],
    },
    {
      type: "contact",
      displayName: "Rui Duarte",
      givenName: "Rui",
      familyName: "Duarte",
      identities: [{ kind: "email", value: "rui@example.net" }],
      location: "Faro",
      birthday: { year: 1985, month: 12, day: 25 },
    },
  ]);
  expect(notes).toEqual(["skipped: cards of companies"]);
});

it("other CSV files are not Outlook's", () => {
  expect(recognize(outlookCsv, "First Name,Last Name,URL,Email Address,Company\n")).toBeUndefined();
});
