import { expect, it } from "vitest";
import { testDatabase } from "../../../test/database.ts";
import { createUser } from "../../../test/factories.ts";
import { createSearchable } from "../../../test/searchable-contact.ts";
import { clearWinner, findContactsByName } from "./find-contacts-by-name.ts";

const db = await testDatabase();
const userId = await createUser(db);
const people = new Map<number, string>();
for (const [key, values] of Object.entries({
  ada: {
    displayName: "Ada Lovelace",
    identities: { email: "ada@example.com", phone: "+442079460123", twitter: "adal" },
  },
  byron: { displayName: "Ada Byron", company: "Lovelace Ltd" },
  adam: { displayName: "Adam Nowak" },
  robert: { displayName: "Robert Keller" },
  bob: { displayName: "Bob Kellerman" },
  anne: { displayName: "Anne Sørensen", notes: "knows Ada Lovelace", messages: ["Greetings from Tobermory"] },
  li1: { displayName: "Li Wei" },
  li2: { displayName: "Li Wei" },
  olga: { displayName: "Ольга Иванова", priority: "archived" as const },
})) {
  people.set(await createSearchable(db, userId, values), key);
}

it.each<[name: string, winner: string | undefined]>([
  ["Ada Lovelace", "ada"],
  ["ada lovelace", "ada"],
  ["Lovelace, Ada", "ada"],
  ["Lovelace", "ada"],
  ["Ada", undefined],
  ["Ada Lovelcae", "ada"],
  ["ada@example.com", "ada"],
  ["+44 20 7946 0123", "ada"],
  ["@adal", "ada"],
  ["adal", "ada"],
  ["Adam", "adam"],
  ["Bob Keller", undefined],
  ["Sorensen", "anne"],
  ["Li Wei", undefined],
  ["Olga Ivanova", "olga"],
  ["Tobermory", undefined],
  ["Nobody", undefined],
])("%s means %s", async (name, winner) => {
  const found = await findContactsByName(db, userId, name, 5);
  expect(people.get(clearWinner(found)?.id ?? 0)).toBe(winner);
});

it("gives what tells people of one name apart", async () => {
  const found = await findContactsByName(db, userId, "li wei", 5);
  expect(found).toHaveLength(2);
  expect(found[0]).toMatchObject({
    displayName: "Li Wei",
    distance: 0,
    company: null,
    lastInteractionAt: null,
  });
});
