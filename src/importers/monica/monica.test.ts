import { expect, it } from "vitest";
import { inputFile, readFormat, recognize } from "../../../test/importing.ts";
import { MONICA_EXPORT } from "../../../test/monica-export.ts";
import { monica } from "./monica.ts";

const read = (content: string) => readFormat(monica, [inputFile("monica.json", content)]);

it("people come with all that Monica knows, calls as calls, activities as meetings, reminders as a rhythm", async () => {
  const { contacts, interactions, notes } = await read(JSON.stringify(MONICA_EXPORT));
  expect(contacts).toEqual([
    {
      type: "contact",
      displayName: "Zoë Lindqvist",
      givenName: "Zoë",
      familyName: "Lindqvist",
      identities: [
        { kind: "email", value: "zoe@example.org" },
        { kind: "phone", value: "+46701740605" },
        { kind: "telegram", value: "zoel" },
        { kind: "record", value: "monica:zoe" },
      ],
      company: "Harbour Maps",
      title: "Cartographer",
      location: "Malmö, SE",
      birthday: { month: 3, day: 15 },
      notes: "Met in Faro\n\nLikes tea\n\nHas a boat",
      tags: ["ski"],
      priority: "high",
      remindEveryDays: 60,
    },
    {
      type: "contact",
      displayName: "Rui",
      givenName: "Rui",
      identities: [{ kind: "record", value: "monica:rui" }],
      priority: "archived",
      remindEveryDays: 30,
    },
  ]);
  expect(
    interactions.map(({ person, kind, platform, direction, subject, text, occurredAt }) =>
      [
        person.identities[0]?.value,
        kind,
        platform,
        direction,
        subject,
        text,
        occurredAt.toISOString().slice(0, 10),
      ].join(" | "),
    ),
  ).toEqual([
    "monica:zoe | call | phone | inbound |  | [call] About maps | 2026-03-01",
    "monica:zoe | meeting | meeting | mutual | Lunch | At the harbour | 2026-02-01",
  ]);
  expect(notes).toEqual([
    "skipped: people who are only named as relatives",
    "problem at monica.json contact 4",
  ]);
});

it("a file that is cut off keeps the people before and says where it broke", async () => {
  const content = JSON.stringify(MONICA_EXPORT);
  const { contacts, notes } = await read(content.slice(0, content.indexOf('"uuid":"rui"')));
  expect(contacts.map(({ displayName }) => displayName)).toEqual(["Zoë Lindqvist"]);
  expect(notes.at(-1)).toBe("damage at monica.json contact 2");
});

it("other JSON is no export of Monica", () => {
  expect(recognize(monica, '{"account":{"id":1}}')).toBeUndefined();
});
