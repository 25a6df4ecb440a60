import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { testDatabase } from "../../../test/database.ts";
import { createUser } from "../../../test/factories.ts";
import { readFromEndToEnd, sentDuring } from "../../../test/plans.ts";
import { createSearchable } from "../../../test/searchable-contact.ts";
import { type SearchInput, searchContacts } from "./search-contacts.ts";

const db = await testDatabase();
const userId = await createUser(db);
await createSearchable(db, userId, { displayName: "Ada Lovelace", company: "Stripe", messages: ["looms"] });
// Enough rows of other users for a scan of everything to cost more than an index.
for (let at = 0; at < 3; at++) {
  const other = await createUser(db);
  await db.execute(
    sql`insert into contacts (user_id, display_name) select ${other}, 'N' || n from generate_series(1, 4000) n`,
  );
  await db.execute(sql`insert into contact_words (user_id, contact_id, field, extent, word)
    select user_id, id, 1, 5, lower(display_name) from contacts where user_id = ${other}`);
  await db.execute(sql`insert into text_words (user_id, contact_id, field, words)
    select user_id, id, 10, array_to_tsvector(array[user_id || '/n' || id]) from contacts where user_id = ${other}`);
  await db.execute(sql`insert into interactions (user_id, contact_id, platform, direction, occurred_at)
    select user_id, id, 'email', 'inbound', now() from contacts where user_id = ${other}`);
}
await db.execute(sql`analyze contacts, contact_words, text_words, interactions`);

it.each<[string, Omit<SearchInput, "limit">]>([
  ["a query", { query: "ada looms" }],
  ["a misspelt query", { query: "lovelcae" }],
  ["a query by score", { query: "ada", sort: "score" }],
  ["filters", { company: "stripe", tier: "cold" }],
  ["all by score", { sort: "score" }],
  ["all by name", { sort: "name" }],
  ["all by last contact", { sort: "last_contact" }],
  ["all by when they were added", { sort: "added" }],
  ["a tag as written", { taggedAs: "x", sort: "name" }],
  ["a company as written", { employer: "Stripe", sort: "name" }],
  ["a platform", { platform: "email", sort: "name" }],
  ["a priority", { priority: "high", sort: "last_contact" }],
])("reads no table of contacts from end to end: %s", async (_, input) => {
  const sent = await sentDuring(db, () => searchContacts(db, userId, { limit: 20, ...input }));
  expect(sent).toHaveLength(1);
  expect(await readFromEndToEnd(db, sent)).toEqual([]);
});
