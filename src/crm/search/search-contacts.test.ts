import { expect, it } from "vitest";
import { testDatabase } from "../../../test/database.ts";
import { createContact, createInteraction, createUser } from "../../../test/factories.ts";
import { indexContactWords } from "./index-contact-words.ts";
import { indexMessageWords } from "./index-message-words.ts";
import { searchContacts } from "./search-contacts.ts";

const db = await testDatabase();
it("try", async () => {
  const u = await createUser(db);
  const a = await createContact(db, u, {
    displayName: "Ada Lovelace",
    company: "Stripe, Inc.",
    title: "Engineer",
  });
  const b = await createContact(db, u, { displayName: "王小明", company: "Müller GmbH" });
  const c = await createContact(db, u, { displayName: "Юлия Щербакова", notes: "met at the conference" });
  const m = { text: "Tomorrow we talk about the Überraschung", contactId: b };
  await createInteraction(db, u, b, { text: m.text });
  await indexContactWords(db, u, [a, b, c]);
  await indexContactWords(db, u, [a, b, c]);
  await indexMessageWords(db, u, [m]);
  for (const query of [
    "ada lovelace",
    "ada",
    "lovelcae",
    "stripe ada",
    "wang xiaoming",
    "yulia",
    "julia",
    "mueller",
    "uberraschung",
    "conference",
    "engneer",
    "nobody",
  ]) {
    const r = await searchContacts(db, u, { query, limit: 5 });
    console.log(
      query,
      r.total,
      r.hits.map((h) => [h.displayName, h.match]),
    );
  }
  const r = await searchContacts(db, u, { company: "stripe", limit: 5 });
  expect(r.total).toBe(1);
  const all = await searchContacts(db, u, { limit: 2 });
  console.log(all, await searchContacts(db, u, { limit: 2, cursor: all.nextCursor ?? "" }));
});
