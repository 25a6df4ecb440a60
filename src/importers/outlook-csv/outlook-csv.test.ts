import { expect, it } from "vitest";
import { OUTLOOK_CSV } from "../../../test/csv-exports.ts";
import { inputFile, readFormat, recognize } from "../../../test/importing.ts";
import { outlookCsv } from "./outlook-csv.ts";

it("Outlook's export gives people: the title is an honorific, the job title what they do", async () => {
  const { contacts, notes } = await readFormat(outlookCsv, [inputFile("contacts.csv", OUTLOOK_CSV)]);
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
