import { sql } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import { expect, it } from "vitest";
import { testDatabase } from "../../../test/database.ts";
import { createUser } from "../../../test/factories.ts";
import { createSearchable } from "../../../test/searchable-contact.ts";
import type { SearchInput, SearchSort } from "./search-contacts.ts";
import { searchSql } from "./search-sql.ts";

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

it.each<[string, Partial<SearchInput>, SearchSort]>([
  ["a query", { query: "ada looms" }, "relevance"],
  ["a query by score", { query: "ada" }, "score"],
  ["filters", { company: "stripe", tier: "cold" }, "score"],
  ["all by score", {}, "score"],
  ["all by name", {}, "name"],
  ["all by last contact", {}, "last_contact"],
  ["all by when they were added", {}, "added"],
  ["a tag as written", { taggedAs: "x" }, "name"],
  ["a company as written", { employer: "Stripe" }, "name"],
  ["a platform", { platform: "email" }, "name"],
  ["a priority", { priority: "high" }, "last_contact"],
])("reads no table of contacts from end to end: %s", async (_, input, sort) => {
  const { sql: text, params } = new PgDialect().sqlToQuery(searchSql(userId, { limit: 20, ...input }, sort));
  const { rows } = await db.$client.query(`explain ${text}`, params);
  const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
  expect(plan).not.toMatch(/Seq Scan on (contacts|contact_words|text_words|word_variants|interactions)/);
});

it("what the search functions do inside is done by index", async () => {
  await db.transaction(async (tx) => {
    const read = () =>
      tx.execute(sql`select relname, pg_stat_get_xact_numscans(oid)::integer as scans from pg_class
        where relname in ('contacts', 'contact_words', 'text_words', 'word_variants', 'interactions') order by 1`);
    const before = (await read()).rows;
    await tx.execute(searchSql(userId, { query: "ada looms", limit: 20 }, "relevance"));
    await tx.execute(searchSql(userId, { query: "lovelcae", limit: 20 }, "relevance"));
    expect((await read()).rows).toEqual(before);
  });
});
