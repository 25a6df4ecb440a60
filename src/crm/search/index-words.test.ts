import { eq, sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { testDatabase } from "../../../test/database.ts";
import { createContact, createUser } from "../../../test/factories.ts";
import { createSearchable } from "../../../test/searchable-contact.ts";
import { contacts } from "../../db/schema.ts";
import { contactWords, textWords } from "../../db/search-schema.ts";
import { indexContactWords } from "./index-contact-words.ts";
import { indexMessageWords } from "./index-message-words.ts";
import { searchContacts } from "./search-contacts.ts";

const db = await testDatabase();

it("what a contact no longer holds is no longer found", async () => {
  const userId = await createUser(db);
  const id = await createSearchable(db, userId, {
    displayName: "Ada Lovelace",
    company: "Stripe",
    notes: "weaving looms",
    messages: ["engines"],
  });
  await db.update(contacts).set({ company: "Kuda", notes: "punched cards" }).where(eq(contacts.id, id));
  await indexContactWords(db, userId, [id]);
  const total = async (query: string) => (await searchContacts(db, userId, { query, limit: 1 })).total;
  expect([await total("stripe"), await total("looms")]).toEqual([0, 0]);
  expect([await total("ada"), await total("kuda"), await total("punched"), await total("engines")]).toEqual([
    1, 1, 1, 1,
  ]);
});

it("indexing again what did not change writes nothing", async () => {
  const userId = await createUser(db);
  const id = await createSearchable(db, userId, {
    displayName: "Jürgen Groß",
    notes: "weaving looms",
    linkedinAbout: "An engineer.",
    identities: { email: "jg@example.org" },
  });
  const versions = () =>
    db.execute(sql`select xmin::text, ctid::text from contact_words where user_id = ${userId}
      union all select xmin::text, ctid::text from text_words where user_id = ${userId} order by 1, 2`);
  const before = (await versions()).rows;
  await indexContactWords(db, userId, [id]);
  expect((await versions()).rows).toEqual(before);
  expect(before.length).toBeGreaterThan(5);
});

it("takes few statements for any number of contacts", async () => {
  const userId = await createUser(db);
  const ids = await Promise.all(
    Array.from({ length: 40 }, (_, at) => createContact(db, userId, { displayName: `Ines Duarte${at}` })),
  );
  let statements = 0;
  const counting = new Proxy(db, {
    get(target, name, receiver) {
      if (name === "execute" || name === "select") statements++;
      return Reflect.get(target, name, receiver);
    },
  });
  await indexContactWords(counting, userId, ids);
  expect(statements).toBe(7);
  expect((await searchContacts(db, userId, { query: "duarte", limit: 1 })).total).toBe(40);
});

it("makes one row of a batch for each contact, and several of a text without end", async () => {
  const userId = await createUser(db);
  const id = await createContact(db, userId);
  const endless = Array.from({ length: 9_000 }, (_, at) => `wörd${at}`).join(" ");
  await indexMessageWords(db, userId, [
    { contactId: id, text: "one", subject: "two" },
    { contactId: id, text: "three" },
  ]);
  await indexMessageWords(db, userId, [{ contactId: id, text: endless }]);
  const rows = await db.select({ id: textWords.id }).from(textWords).where(eq(textWords.userId, userId));
  expect(rows.length).toBe(1 + 5);
  for (const query of ["one two three", "word8999", "woerd17"]) {
    expect((await searchContacts(db, userId, { query, limit: 1 })).total).toBe(1);
  }
});

it("takes names and handles of any length and any sign", async () => {
  const userId = await createUser(db);
  for (const displayName of [
    "x".repeat(5_000),
    "王".repeat(500),
    "́́",
    "\u2028",
    "a b ".repeat(400),
    "~N",
    "ـ",
  ]) {
    await createSearchable(db, userId, {
      displayName,
      notes: "y".repeat(3_000),
      identities: { website: "z/".repeat(150) },
    });
  }
  const words = await db
    .select({ word: contactWords.word })
    .from(contactWords)
    .where(eq(contactWords.userId, userId));
  expect(Math.max(...words.map(({ word }) => word.length))).toBeLessThan(1_000);
});

it("variants are written in the order of their key, so that two who write at once wait and never for each other", async () => {
  const userId = await createUser(db);
  await createSearchable(db, userId, { displayName: "Zoë Lindqvist Harbour", company: "Aardvark Maps" });
  const { rows } = await db.execute<{ written: string[]; sorted: string[] }>(sql`
    select array_agg(variant || ' ' || word order by ctid) as written,
      array_agg(variant || ' ' || word order by variant, word) as sorted
    from word_variants where user_id = ${userId}`);
  expect(rows[0]?.written.length).toBeGreaterThan(20);
  expect(rows[0]?.written).toEqual(rows[0]?.sorted);
});
