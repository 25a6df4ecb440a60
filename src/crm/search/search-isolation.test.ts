import { expect, it } from "vitest";
import { testDatabase } from "../../../test/database.ts";
import { createUser } from "../../../test/factories.ts";
import { createSearchable } from "../../../test/searchable-contact.ts";
import type { UserId } from "../../db/schema.ts";
import { findContactsByName } from "./find-contacts-by-name.ts";
import { type SearchInput, searchContacts } from "./search-contacts.ts";

const db = await testDatabase();
const mine = await createUser(db);
const others = await Promise.all([createUser(db), createUser(db)]);
const own = new Set<number>();
for (let copy = 0; copy < 3; copy++) {
  own.add(await addTo(mine));
  for (const other of others) await addTo(other);
}

it.each<[string, Partial<SearchInput>]>([
  ["nothing", {}],
  ["a name", { query: "ada lovelace" }],
  ["a misspelt name", { query: "lovelcae" }],
  ["a short form", { query: "adi" }],
  ["a company", { query: "stripe" }],
  ["an address", { query: "ada@example.com" }],
  ["a number", { query: "020 7946 0123" }],
  ["a handle", { query: "@ada_codes" }],
  ["a word of a note", { query: "looms" }],
  ["a word of a message", { query: "uberraschung" }],
  ["the beginning of such a word", { query: "uberrasch" }],
  ["words of several places", { query: "ada stripe looms uberraschung" }],
  ["company", { company: "stripe" }],
  ["location", { location: "london" }],
  ["tag", { tag: "friend" }],
  ["tier", { tier: "strong" }],
  ["priority", { priority: "high" }],
  ["last contact", { lastContactAfter: new Date("2026-01-01"), lastContactBefore: new Date("2027-01-01") }],
  ["sort by name", { sort: "name" }],
  ["sort by last contact", { sort: "last_contact" }],
])("finds the user's own contacts alone: %s", async (_, input) => {
  const { hits, total } = await searchContacts(db, mine, { limit: 50, ...input });
  if (input.query !== "adi") expect(total).toBe(own.size);
  expect(hits.filter(({ id }) => !own.has(id))).toEqual([]);
});

it("takes no other user's place from a cursor", async () => {
  const [other] = others;
  const { nextCursor = "" } = await searchContacts(db, other as UserId, { query: "ada", limit: 1 });
  const { hits } = await searchContacts(db, mine, { query: "ada", limit: 50, cursor: nextCursor });
  expect(hits.filter(({ id }) => !own.has(id))).toEqual([]);
});

it("finds the user's own contacts alone by name", async () => {
  for (const name of ["Ada Lovelace", "ada", "ada@example.com", "@ada_codes", "+442079460123"]) {
    const found = await findContactsByName(db, mine, name, 50);
    expect(new Set(found.map(({ id }) => id))).toEqual(own);
  }
});

function addTo(userId: UserId): Promise<number> {
  return createSearchable(db, userId, {
    displayName: "Ada Lovelace",
    company: "Stripe",
    location: "London",
    tags: ["friend"],
    notes: "looms",
    score: 9,
    priority: "high",
    lastInteractionAt: new Date("2026-03-01"),
    identities: { email: "ada@example.com", phone: "+442079460123", twitter: "ada_codes" },
    messages: ["Überraschung"],
  });
}
