import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mergeContacts } from "./merge-contacts.ts";

type Row = Record<string, unknown>;

const EMPTY: Row = { display_name: "", tags: [], priority: "medium", source: "ics", edited_fields: [] };
const merged = (kept: Row, gone: Row): Row => ({ ...kept, ...mergeContacts(kept, gone) });
/** What a source says of somebody, as an import hands it over. */
const said = (source: string, { notes, ...row }: Row): Row => ({
  ...EMPTY,
  ...row,
  notes: notes ?? null,
  source,
  field_sources: {
    ...Object.fromEntries(
      ["location", "birthday", "position", "priority", "twitter_bio", "connected_on"].map((field) => [
        field,
        source,
      ]),
    ),
    ...(typeof notes === "string" && { notes: `${source}:${notes.length}` }),
  },
});

const some = <T>(...values: T[]) => fc.option(fc.constantFrom(...values), { nil: null });
const source = fc.constantFrom("linkedin", "monica", "vcard", "google-csv", "csv", "telegram");
const row = fc
  .record({
    source,
    display_name: fc.constantFrom("Bob Hale", "Robert Hale", "ROBERT HALE", "Róbert Hale"),
    names: some(["Bob", "Hale"], ["Robert", "Hale"], ["Róbert", null]),
    location: some("Porto", "Lisbon", "Faro"),
    twitter_bio: some("a", "b", "longer"),
    birthday: some([1985, 3, 15], [null, 3, 15], [null, 4, 1], [1984, 3, 15]),
    position: some(["Acme", "Engineer"], ["Acme", null], [null, "Lawyer"], ["Harbour Maps", "Cartographer"]),
    asOf: some("2026-01-01T00:00:00Z", "2026-02-01T00:00:00+00:00"),
    priority: some("high", "low", "archived", "medium"),
    tags: fc.subarray(["Ski", "ski", "Chess", "Tea"]),
    notes: some("one", "one\n\ntwo", "three"),
  })
  .map(({ source, names, birthday, position, asOf, priority, ...rest }) =>
    said(source, {
      ...rest,
      given_name: names?.[0] ?? null,
      family_name: names?.[1] ?? null,
      birth_year: birthday?.[0] ?? null,
      birth_month: birthday?.[1] ?? null,
      birth_day: birthday?.[2] ?? null,
      company: position?.[0] ?? null,
      title: position?.[1] ?? null,
      position_as_of: source === "linkedin" && position ? asOf : null,
      priority: priority ?? "medium",
    }),
  );

describe("merging what sources say of one person", () => {
  it("ends the same in any order, in any grouping, and said twice", () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 2, maxLength: 6 }), fc.nat(), fc.nat(), (rows, cut, turn) => {
        const all = (list: readonly Row[]) => list.reduce(merged, EMPTY);
        const expected = all(rows);
        const at = turn % rows.length;
        const turned = [...rows.slice(at), ...rows.slice(0, at)].reverse();
        expect(all(turned)).toEqual(expected);
        expect(all([...rows, ...turned])).toEqual(expected);
        // Two contacts that turn out to be one.
        const split = 1 + (cut % (rows.length - 1));
        expect(merged(all(rows.slice(0, split)), all(rows.slice(split)))).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });

  const monica = said("monica", { location: "Lisbon", notes: "Sails.", tags: ["Tea"], company: "Acme" });
  const card = said("vcard", { location: "Porto, Portugal", notes: "Met in Porto.", tags: ["Chess"] });

  it("keeps a company before a title without one, of one source too", () => {
    const [company, title] = [said("vcard", { company: "Acme" }), said("vcard", { title: "Boss" })];
    for (const both of [merged(company, title), merged(title, company)])
      expect(both).toMatchObject({ company: "Acme" });
  });

  it("takes the word of the more trusted source, and keeps the notes and tags of both", () => {
    expect(merged(card, monica)).toMatchObject({
      location: "Lisbon",
      company: "Acme",
      notes: "Sails.\n\nMet in Porto.",
      tags: ["Chess", "Tea"],
      source: "monica",
      field_sources: { location: "monica", notes: "monica:6 vcard:13" },
    });
  });

  it("leaves what the user edited, of either", () => {
    const edited = { ...card, location: null, edited_fields: ["location"] };
    for (const row of [merged(edited, monica), merged(monica, edited)])
      expect(row).toMatchObject({ location: null });
    const titled = { ...EMPTY, company: "Acme", title: "Boss", edited_fields: ["title"] };
    const stated = said("linkedin", {
      company: "Globex",
      title: "CEO",
      position_as_of: "2026-01-01T00:00:00Z",
    });
    expect(merged(titled, stated)).toMatchObject({ company: "Globex", title: "Boss" });
    expect(merged(titled, said("csv", { company: "Globex", title: "CEO" }))).toMatchObject({
      company: "Acme",
    });
  });

  it("shows a name before an address, and the fuller of two names", () => {
    const unnamed = { ...EMPTY, display_name: "bob@example.net", field_sources: { display_name: "address" } };
    const named = { ...EMPTY, display_name: "Bob", given_name: "Bob" };
    const full = { ...EMPTY, display_name: "Bob Hale" };
    for (const rows of [
      [unnamed, named, full],
      [full, named, unnamed],
      [named, unnamed, full],
    ]) {
      expect(rows.reduce<Row>(merged, EMPTY)).toMatchObject({ display_name: "Bob Hale" });
    }
    expect(merged(full, { ...EMPTY, display_name: "Captain Haddock", given_name: "Captain" })).toMatchObject({
      display_name: "Bob Hale",
    });
  });
});
