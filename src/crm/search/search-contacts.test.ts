import { describe, expect, it } from "vitest";
import { testDatabase } from "../../../test/database.ts";
import { createContact, createInteraction, createUser } from "../../../test/factories.ts";
import { createSearchable } from "../../../test/searchable-contact.ts";
import { indexMessageWords } from "./index-message-words.ts";
import { type SearchInput, searchContacts } from "./search-contacts.ts";

const db = await testDatabase();
const userId = await createUser(db);

const people = {
  ada: await person({
    displayName: "Ada Lovelace",
    company: "Stripe, Inc.",
    title: "Principal Engineer",
    location: "London, United Kingdom",
    notes: "Met at the Analytical Society dinner, talked about weaving looms.",
    identities: { email: "ada.lovelace@mail.example.co.uk", phone: "+442079460123", twitter: "ada_codes" },
    messages: ["Shall we review the Überraschung on Thursday?", "The invoices are paid."],
  }),
  jose: await person({
    displayName: "José Ángel García-Márquez",
    company: "Coca-Cola",
    tags: ["angel investor", "Sevilla"],
    identities: { linkedin: "jose-garcia-8a1b2c", telegram: "pepegm" },
  }),
  jurgen: await person({
    displayName: "Jürgen Groß",
    company: "Vögele & Söhne",
    title: "Geschäftsführer",
    location: "Zürich",
    identities: { phone: "+41446681800" },
  }),
  robert: await person({ displayName: "Robert Oyelaran", company: "Kuda", location: "Lagos" }),
  bill: await person({ displayName: "Bill Nakashima", linkedinHeadline: "Marine biologist and free diver" }),
  elizabeth: await person({ displayName: "Elizabeth Thornbury", title: "Barrister" }),
  xiaoming: await person({
    displayName: "王小明",
    company: "阿里巴巴集团",
    messages: ["我们明天讨论产品会议"],
  }),
  yulia: await person({ displayName: "Юлия Щербакова", title: "архитектор", location: "Санкт-Петербург" }),
  ahmed: await person({ displayName: "أحمد خالد" }),
  minsu: await person({ displayName: "김민수" }),
  sato: await person({ displayName: "佐藤 健太" }),
  obrien: await person({ displayName: "Siobhán O’Brien" }),
  vanderberg: await person({ displayName: "Pieter van der Berg" }),
  mcdonald: await person({ displayName: "Fiona McDonald" }),
  soren: await person({ displayName: "Søren Ågård" }),
  konstantin: await person({ displayName: "Konstantinos Papadimitriou" }),
};
type Person = keyof typeof people;

describe("finds a person by what is remembered", () => {
  it.each<[query: string, found: Person]>([
    // names: case, accents, word order, beginnings
    ["Ada Lovelace", "ada"],
    ["lovelace ADA", "ada"],
    ["love ad", "ada"],
    ["jose angel garcia marquez", "jose"],
    ["García-Márquez, José", "jose"],
    ["garciamarquez", "jose"],
    ["jurgen gross", "jurgen"],
    ["juergen gross", "jurgen"],
    ["soren agard", "soren"],
    ["soeren aagaard", "soren"],
    // names in one word or several
    ["obrien", "obrien"],
    ["o'brien", "obrien"],
    ["siobhan o brien", "obrien"],
    ["vanderberg", "vanderberg"],
    ["berg pieter van der", "vanderberg"],
    ["pieter van der berg", "vanderberg"],
    ["mc donald", "mcdonald"],
    // typing errors: one letter, two from eight letters, swaps
    ["lovelcae", "ada"],
    ["lovlace", "ada"],
    ["loverlace", "ada"],
    ["lvoelaec", "ada"],
    ["thornburry", "elizabeth"],
    ["tornbery", "elizabeth"],
    ["papadimitiou", "konstantin"],
    ["papdimitrou", "konstantin"],
    ["oyelaarn", "robert"],
    ["strpie", "ada"],
    // short forms, both ways, and other languages
    ["bob oyelaran", "robert"],
    ["william nakashima", "bill"],
    ["liz thornbury", "elizabeth"],
    ["pepe garcia", "jose"],
    ["kostas", "konstantin"],
    // other scripts
    ["wang xiaoming", "xiaoming"],
    ["xiao ming wang", "xiaoming"],
    ["xiaoming", "xiaoming"],
    ["小明", "xiaoming"],
    ["阿里巴巴", "xiaoming"],
    ["alibaba", "xiaoming"],
    ["yulia", "yulia"],
    ["julia shcherbakova", "yulia"],
    ["юлия", "yulia"],
    ["sankt peterburg", "yulia"],
    ["ahmed khaled", "ahmed"],
    ["Ahmad Khalid", "ahmed"],
    ["احمد", "ahmed"],
    ["kim minsu", "minsu"],
    ["kim min-su", "minsu"],
    ["김민수", "minsu"],
    ["sato kenta", "sato"],
    ["Роберт Oyelaran", "robert"],
    // company, title, location, tags; several places at once
    ["stripe", "ada"],
    ["cocacola", "jose"],
    ["coca cola", "jose"],
    ["voegele", "jurgen"],
    ["geschaeftsfuhrer", "jurgen"],
    ["zurich", "jurgen"],
    ["angel investor", "jose"],
    ["sevilla garcia", "jose"],
    ["ada stripe", "ada"],
    ["engineer london", "ada"],
    // e-mail, phone, handles, profile addresses
    ["ada.lovelace@mail.example.co.uk", "ada"],
    ["ADA.Lovelace@", "ada"],
    ["mail.example.co.uk", "ada"],
    ["+44 20 7946 0123", "ada"],
    ["020 7946 0123", "ada"],
    ["0044 (0)20 7946-0123", "ada"],
    ["79460123", "ada"],
    ["044 668 18 00", "jurgen"],
    ["0041446681800", "jurgen"],
    ["@ada_codes", "ada"],
    ["ada_codes", "ada"],
    ["https://twitter.com/ada_codes", "ada"],
    ["https://www.linkedin.com/in/Jose-Garcia-8a1b2c/?locale=en", "jose"],
    ["linkedin.com/in/jose-garcia-8a1b2c", "jose"],
    ["t.me/pepegm", "jose"],
    // notes, bios, messages
    ["weaving looms", "ada"],
    ["marine biologist", "bill"],
    ["uberraschung", "ada"],
    ["ueberraschung", "ada"],
    ["invoice thursday", "ada"],
    ["产品会议", "xiaoming"],
    ["lovelace invoice", "ada"],
  ])("%s", async (query, found) => {
    const { hits } = await search({ query });
    expect(hits[0]?.id).toBe(people[found]);
  });
});

describe("finds nothing", () => {
  it.each([
    "ada coca-cola",
    "zzzz",
    "elace",
    "+44 20 7946 0124",
    "nobody@example.com",
    "ada_codes ada oyelaran",
    "anna",
  ])("for %s", async (query) => {
    expect(await search({ query })).toMatchObject({ total: 0, hits: [] });
  });
});

describe("says where a contact matched", () => {
  it.each<[query: string, where: string]>([
    ["ada", "name"],
    ["lovelcae", "name"],
    ["stripe", "company"],
    ["ada stripe", "company"],
    ["principal", "title"],
    ["+44 20 7946 0123", "phone"],
    ["ada.lovelace@mail.example.co.uk", "handle"],
    ["london ada", "location"],
    ["stripe looms", "note"],
    ["stripe invoices looms", "message"],
  ])("%s: %s", async (query, where) => {
    const { hits } = await search({ query });
    expect(hits[0]).toMatchObject({ id: people.ada, match: { where } });
  });

  it("takes no name of another script for a short one because of a single consonant", async () => {
    const other = await createUser(db);
    for (const displayName of ["አበባ ሀይሉ", "יואב שגב"]) await createSearchable(db, other, { displayName });
    expect((await searchContacts(db, other, { query: "bob", limit: 5 })).hits).toEqual([]);
    expect((await searchContacts(db, other, { query: "abeba hailu", limit: 5 })).hits).toHaveLength(1);
  });

  it("gives the date of the newest message with the word", async () => {
    const contactId = await createContact(db, userId, { displayName: "Tomasz Wilk" });
    const texts = ["Der Zug nach Łódź", "LODZ ist schön", "Anything else"];
    for (const [day, text] of texts.entries()) {
      await createInteraction(db, userId, contactId, {
        text,
        occurredAt: new Date(Date.UTC(2026, 2, day + 1, 8)),
      });
    }
    await indexMessageWords(
      db,
      userId,
      texts.map((text) => ({ contactId, text })),
    );
    const { hits } = await search({ query: "łódź" });
    expect(hits).toMatchObject([
      { id: contactId, match: { where: "message", at: new Date("2026-03-02T08:00:00Z") } },
    ]);
  });
});

describe("takes hostile text for what it is", () => {
  it.each([
    "'; drop table contacts; --",
    "' or 1=1 --",
    "%",
    "__ %%",
    "ada\0lovelace",
    "\ud800 ada",
    "ada \udfff",
    "\\' & | ! :* <-> (",
    "'ada':* & !'b'",
    "🚀 ada 🚀",
    "a".repeat(900),
    "é".repeat(900),
    "王".repeat(300),
    "ﷺﷺﷺ",
    "ต้นไม้",
    "١٢٣٤٥٦٧",
    "00000000",
    "+0 0 0 0 0 0",
    "@",
    "@@ada",
    "a@b",
    "https://",
    "https://%E0%A4%A/in/x",
    "ada ".repeat(200),
  ])("%j", async (query) => {
    const outcome = search({ query });
    await outcome.then(
      ({ hits }) => expect(hits.length).toBeLessThanOrEqual(20),
      (error) => expect(error).toMatchObject({ code: "invalid_input" }),
    );
  });

  it("refuses more than 12 words and a text without any", async () => {
    const many = Array.from({ length: 200 }, (_, at) => `word${at}`).join(" ");
    await expect(search({ query: many })).rejects.toMatchObject({
      code: "invalid_input",
      message: "The query is too long: search for at most 12 words.",
    });
    await expect(search({ query: "?!… 🚀" })).rejects.toMatchObject({ code: "invalid_input" });
  });
});

function search(input: Omit<SearchInput, "limit">) {
  return searchContacts(db, userId, { limit: 20, ...input });
}

function person(values: Parameters<typeof createSearchable>[2]): Promise<number> {
  return createSearchable(db, userId, values);
}
