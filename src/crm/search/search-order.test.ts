import { describe, expect, it } from "vitest";
import { testDatabase } from "../../../test/database.ts";
import { createUser } from "../../../test/factories.ts";
import { createSearchable } from "../../../test/searchable-contact.ts";
import type { UserId } from "../../db/schema.ts";
import { type SearchInput, searchContacts } from "./search-contacts.ts";

const db = await testDatabase();

describe("the order of what was found", () => {
  it("is exact name, name prefix, name words, close name, company and title, handles, location and tags, notes and bios, messages", async () => {
    const userId = await createUser(db);
    const expected = [
      { displayName: "Marlow" },
      { displayName: "Marlow Abara" },
      { displayName: "Ines Marlow" },
      { displayName: "Ines Marlo" },
      { displayName: "Company", company: "Marlow Partners" },
      { displayName: "Handle", identities: { twitter: "marlow" } },
      { displayName: "Location", location: "Marlow, England" },
      { displayName: "Note", notes: "Lives close to Marlow" },
      { displayName: "Message", messages: ["Is Marlow nice?"] },
    ];
    for (const values of expected.toReversed()) await createSearchable(db, userId, { ...values, score: 0 });
    expect(await names(userId, { query: "marlow" })).toEqual(expected.map(({ displayName }) => displayName));
  });

  it("puts short forms before typing errors, whole words before beginnings, fewer errors before more", async () => {
    const userId = await createUser(db);
    const expected = ["Ada Robert", "Ada Roberta", "Ada Bob", "Ada Rovert"];
    for (const displayName of expected.toReversed()) await createSearchable(db, userId, { displayName });
    expect(await names(userId, { query: "robert ada" })).toEqual(expected);
  });

  it("counts two swapped letters as one error", async () => {
    const userId = await createUser(db);
    await createSearchable(db, userId, { displayName: "Kostadinova" });
    await createSearchable(db, userId, { displayName: "Kostadimowa" });
    expect(await names(userId, { query: "Kosatdinova" })).toEqual(["Kostadinova"]);
    expect(await names(userId, { query: "Kostadinowa" })).toEqual(["Kostadinova", "Kostadimowa"]);
  });

  it("puts the name that is covered more first", async () => {
    const userId = await createUser(db);
    for (const displayName of ["Ana Maria Teixeira Albuquerque", "Ana Reis"]) {
      await createSearchable(db, userId, { displayName });
    }
    expect(await names(userId, { query: "ana" })).toEqual(["Ana Reis", "Ana Maria Teixeira Albuquerque"]);
  });

  it("goes by the score, then by the id, among equals", async () => {
    const userId = await createUser(db);
    for (const score of [3, 9, 9, 5]) await createSearchable(db, userId, { displayName: "Ana Reis", score });
    const { hits } = await searchContacts(db, userId, { query: "ana reis", limit: 10 });
    expect(hits.map(({ score }) => score)).toEqual([9, 9, 5, 3]);
    expect(hits[0]?.id).toBeLessThan(hits[1]?.id ?? 0);
  });

  it("lets the furthest place decide where words matched in different places", async () => {
    const userId = await createUser(db);
    await createSearchable(db, userId, { displayName: "Ana Reis", notes: "knows Lisbon well" });
    await createSearchable(db, userId, { displayName: "Ana Prates", location: "Lisbon" });
    await createSearchable(db, userId, { displayName: "Ana Lisbon" });
    expect(await names(userId, { query: "lisbon ana" })).toEqual(["Ana Lisbon", "Ana Prates", "Ana Reis"]);
  });
});

describe("filters and sorts", async () => {
  const userId = await createUser(db);
  const day = (text: string) => new Date(`${text}T12:00:00Z`);
  const people = [
    {
      displayName: "Zoë",
      company: "Stripe, Inc.",
      location: "São Paulo, Brazil",
      score: 9,
      lastInteractionAt: day("2026-03-01"),
    },
    {
      displayName: "Ada",
      company: "Stripe",
      tags: ["Angel Investor"],
      score: 6,
      lastInteractionAt: day("2026-01-01"),
    },
    {
      displayName: "bo",
      company: "Striped Ltd",
      score: 6,
      lastInteractionAt: day("2026-02-01"),
      priority: "high" as const,
    },
    { displayName: "Cem", title: "Stripe alumnus", score: 0 },
    {
      displayName: "Dag",
      company: "Stripe",
      score: 10,
      priority: "archived" as const,
      lastInteractionAt: day("2026-03-02"),
    },
  ];
  for (const values of people) await createSearchable(db, userId, values);

  it.each<[string, Partial<SearchInput>, string[]]>([
    ["nothing", {}, ["Zoë", "bo", "Ada", "Cem"]],
    ["company", { company: "stripe" }, ["Zoë", "bo", "Ada"]],
    ["company in other letters", { company: "STRIPE inc" }, ["Zoë"]],
    ["location", { location: "sao paulo" }, ["Zoë"]],
    ["tag", { tag: "investor" }, ["Ada"]],
    ["company and tag", { company: "stripe", tag: "angel" }, ["Ada"]],
    ["tier", { tier: "warm" }, ["bo", "Ada"]],
    ["strong tier", { tier: "strong" }, ["Zoë"]],
    ["cold tier", { tier: "cold" }, ["Cem"]],
    ["priority", { priority: "high" }, ["bo"]],
    ["archived", { priority: "archived" }, ["Dag"]],
    ["archived by words", { query: "stripe", priority: "archived" }, ["Dag"]],
    ["last contact before", { lastContactBefore: day("2026-02-01") }, ["Ada"]],
    ["last contact after", { lastContactAfter: day("2026-02-01") }, ["Zoë", "bo"]],
    ["query and company", { query: "ada", company: "stripe" }, ["Ada"]],
    ["query and no such company", { query: "ada", company: "kuda" }, []],
    ["a query of spaces", { query: "  " }, ["Zoë", "bo", "Ada", "Cem"]],
    ["sorted by name", { sort: "name" }, ["Ada", "bo", "Cem", "Zoë"]],
    ["sorted by last contact", { sort: "last_contact" }, ["Zoë", "bo", "Ada", "Cem"]],
    ["found, sorted by name", { query: "stripe", sort: "name" }, ["Ada", "bo", "Cem", "Zoë"]],
    ["found, sorted by score", { query: "stripe", sort: "score" }, ["Zoë", "bo", "Ada", "Cem"]],
  ])("%s", async (_, input, expected) => {
    expect(await names(userId, input)).toEqual(expected);
  });

  it("leaves archived contacts out of what is found by words", async () => {
    expect(await names(userId, { query: "dag" })).toEqual([]);
  });
});

async function names(userId: UserId, input: Partial<SearchInput>): Promise<string[]> {
  const { hits, total } = await searchContacts(db, userId, { limit: 20, ...input });
  expect(total).toBe(hits.length);
  return hits.map(({ displayName }) => displayName);
}
