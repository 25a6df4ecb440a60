// An invented account of Monica 4.

const entry = (properties: object, uuid?: string) => ({
  ...(uuid && { uuid }),
  created_at: "2024-01-01T00:00:00Z",
  properties,
});
const group = (type: string, ...values: unknown[]) => ({ count: values.length, type, values });

export const MONICA_EXPORT = {
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
