import { expect, it } from "vitest";
import { inputFile, readFormat, recognize } from "../../../test/importing.ts";
import { monica } from "./monica.ts";

const entry = (properties: object, uuid?: string) => ({
  ...(uuid && { uuid }),
  created_at: "2024-01-01T00:00:00Z",
  properties,
});
const group = (type: string, ...values: unknown[]) => ({ count: values.length, type, values });

const EXPORT = {
  version: "1.0-preview.1",
  app_version: "4.0.0",
  export_date: "2026-03-02T09:30:00Z",
  account: {
    uuid: "a",
    data: [
      group("user", entry({ first_name: "Nia" })),
      group(
        "contact",
        {
          uuid: "zoe",
          properties: {
            first_name: "Zoë",
            last_name: "Lindqvist",
            job: "Cartographer",
            company: "Harbour Maps",
            description: "Met in Faro",
            is_starred: true,
            is_partial: false,
            is_active: true,
            tags: ["ski"],
            birthdate: { is_age_based: false, is_year_unknown: true, date: "2024-03-15T00:00:00Z" },
          },
          // Without its empty lists, PHP writes a list as an object.
          data: {
            0: group(
              "call",
              entry({ called_at: "2026-03-01T00:00:00Z", content: "About maps", contact_called: true }),
            ),
            1: group(
              "contact_field",
              entry({ data: "Zoe@Example.org", type: "t-mail" }),
              entry({ data: "+46 70 174 06 05", type: "t-phone" }),
              entry({ data: "@zoel", type: "t-telegram" }),
            ),
            4: group("note", entry({ body: "Likes tea" }), entry({ body: "Has a boat" })),
            5: group(
              "reminder",
              entry({ title: "Birthday", frequency_type: "year", frequency_number: 1, delible: false }),
              entry({
                title: "Write",
                frequency_type: "month",
                frequency_number: 2,
                delible: true,
                inactive: false,
              }),
            ),
            7: group("address", entry({ city: "Malmö", country: "SE" })),
            11: group("activity", "lunch"),
          },
        },
        { uuid: "aunt", properties: { first_name: "Aunt", is_partial: true }, data: [] },
        {
          uuid: "rui",
          properties: { first_name: "Rui", is_dead: true, stay_in_touch_frequency: 30 },
          data: [],
        },
        { properties: {} },
      ),
      group("activity", {
        uuid: "lunch",
        properties: { summary: "Lunch", description: "At the harbour", happened_at: "2026-02-01T00:00:00Z" },
      }),
    ],
    properties: { journal_entries: [] },
    instance: {
      genders: [],
      contact_field_types: [
        entry({ name: "Email", protocol: "mailto:", type: "email" }, "t-mail"),
        entry({ name: "Phone", protocol: "tel:", type: "phone" }, "t-phone"),
        entry({ name: "Telegram", protocol: "telegram:", type: null }, "t-telegram"),
      ],
    },
  },
};
const read = (content: string) => readFormat(monica, [inputFile("monica.json", content)]);

it("people come with all that Monica knows, calls as calls, activities as meetings, reminders as a rhythm", async () => {
  const { contacts, interactions, notes } = await read(JSON.stringify(EXPORT));
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
  const content = JSON.stringify(EXPORT);
  const { contacts, notes } = await read(content.slice(0, content.indexOf('"uuid":"rui"')));
  expect(contacts.map(({ displayName }) => displayName)).toEqual(["Zoë Lindqvist"]);
  expect(notes.at(-1)).toBe("damage at monica.json contact 2");
});

it("other JSON is no export of Monica", () => {
  expect(recognize(monica, '{"account":{"id":1}}')).toBeUndefined();
});
