import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { testDatabase } from "../../../test/database.ts";
import { createContact, createInteraction, createUser } from "../../../test/factories.ts";
import { contactsOf, everyRowOf } from "../../../test/run-import.ts";
import type { Identity } from "../../crm/contacts/normalize-identity.ts";
import { listDuplicates } from "../../crm/duplicates/list-duplicates.ts";
import { listJoins } from "../../crm/duplicates/list-joins.ts";
import { joinPair, refusePair, undoPair } from "../../crm/duplicates/settle-pair.ts";
import { searchContacts } from "../../crm/search/search-contacts.ts";
import {
  contactJoins,
  contacts,
  duplicatePairs,
  identities,
  interactions,
  leftOut,
  type UserId,
} from "../../db/schema.ts";
import type { ContactDraft, InteractionDraft } from "../draft.ts";
import { trimLeftOut } from "./left-out.ts";
import { placeLeftOut } from "./place-left-out.ts";
import { scoreContacts } from "./score-contacts.ts";
import { writeBatch } from "./write-batch.ts";

const db = await testDatabase();
const now = new Date("2026-11-20T12:00:00Z");
const write = async (userId: UserId, ...drafts: (ContactDraft | InteractionDraft)[]) => {
  const result = await db.transaction((tx) => writeBatch(tx, userId, drafts, "vcard", now));
  await scoreContacts(db, userId, new Set(result.talkedTo), now);
  return result;
};

const email = (value: string): Identity => ({ kind: "email", value });
const phone = (value: string): Identity => ({ kind: "phone", value });
const card = (
  displayName: string,
  keys: readonly Identity[],
  more: Partial<ContactDraft> = {},
): ContactDraft => ({ type: "contact", displayName, identities: keys, ...more });

const message = (displayName: string, keys: readonly Identity[], more: Partial<InteractionDraft> = {}) =>
  ({
    type: "interaction",
    person: { displayName, identities: keys },
    makesContact: true,
    kind: "message",
    platform: "email",
    direction: "inbound",
    text: "the marzipan recipe",
    occurredAt: now,
    externalId: "1",
    ...more,
  }) satisfies InteractionDraft;

const pairsOf = (userId: UserId) => db.select().from(duplicatePairs).where(eq(duplicatePairs.userId, userId));
const existing = async (userId: UserId, displayName: string, keys: readonly Identity[], values = {}) => {
  const contactId = await createContact(db, userId, { displayName, ...values });
  if (keys.length) await db.insert(identities).values(keys.map((key) => ({ userId, contactId, ...key })));
  return contactId;
};

describe("a shared address or number", () => {
  it.each([
    ["Ana Silva", "ana silva"],
    ["Ana Silva", "Silva, Ana"],
    ["Robert Jones", "Bob Jones"],
    ["Ana", "Ana Silva"],
    ["王小明", "Wang Xiaoming"],
    ["ana@example.com", "Ana Silva"],
  ])("with compatible names is one person: %s and %s", async (before, after) => {
    const userId = await createUser(db);
    await existing(userId, before, [email("ana@example.com")]);
    expect(await write(userId, card(after, [email("ana@example.com")]))).toMatchObject({
      created: [],
      toReview: 0,
    });
    expect(await contactsOf(db, userId)).toHaveLength(1);
  });

  it("with different names is two people and a pair to look at", async () => {
    const userId = await createUser(db);
    const ana = await existing(userId, "Ana Silva", [phone("+351210000000")]);
    const drafts = [card("Rui Costa", [phone("+351210000000")])];
    const { created } = await write(userId, ...drafts);
    expect(created).toHaveLength(1);
    expect(await pairsOf(userId)).toMatchObject([
      {
        contactA: ana,
        contactB: created[0],
        status: "open",
        reasons: [expect.stringContaining("+351210000000")],
      },
    ]);
    expect(await write(userId, ...drafts)).toMatchObject({ created: [], updated: [], toReview: 0 });
  });

  it("of an office joins nobody", async () => {
    const userId = await createUser(db);
    await existing(userId, "Ana Silva", [email("info@example.com")]);
    const result = await write(userId, card("Ana", [email("info@example.com")]));
    expect(result).toMatchObject({ created: [expect.any(Number)], toReview: 1 });
  });

  it("of an office is one contact for each name beside it, however often it comes", async () => {
    const userId = await createUser(db);
    const office = [email("team@example.com")];
    const letters = ["Acme Team", "acme team", "", ""].map((name, n) =>
      message(name, office, { externalId: `${n}` }),
    );
    await write(userId, ...letters);
    for (const letter of letters) expect(await write(userId, letter)).toMatchObject({ toReview: 0 });
    expect(await contactsOf(db, userId)).toMatchObject([
      { displayName: "Acme Team", interactionCount: 2 },
      { displayName: "team@example.com", interactionCount: 2 },
    ]);
  });

  it("within one batch counts too", async () => {
    const userId = await createUser(db);
    const result = await write(
      userId,
      card("Ana Silva", [email("ana@example.com")]),
      card("Ana Silva", [email("ana@example.com"), phone("+351210000000")]),
      card("A. Silva", [phone("+351210000000")], { company: "Acme" }),
    );
    expect(result.created).toHaveLength(1);
    expect(await contactsOf(db, userId)).toMatchObject([{ displayName: "Ana Silva", company: "Acme" }]);
  });

  it("on WhatsApp is the same number", async () => {
    const userId = await createUser(db);
    await existing(userId, "Ana Silva", [phone("+351210000000")]);
    await write(userId, message("Ana", [{ kind: "whatsapp", value: "+351210000000" }]));
    expect(await contactsOf(db, userId)).toHaveLength(1);
  });

  it("makes no join for a name alone, nor for a website", async () => {
    const userId = await createUser(db);
    await existing(userId, "Ana Silva", [{ kind: "website", value: "acme.example" }]);
    const result = await write(userId, card("Ana Silva", [{ kind: "website", value: "acme.example" }]));
    expect(result.created).toHaveLength(1);
    expect(await pairsOf(userId)).toEqual([]);
  });

  it("never reaches another user's contacts", async () => {
    const [userId, other] = [await createUser(db), await createUser(db)];
    await existing(other, "Ana Silva", [email("ana@example.com")]);
    const before = await everyRowOf(db, other);
    await write(userId, card("Ana Silva", [email("ana@example.com")], { company: "Acme" }));
    expect(await everyRowOf(db, other)).toEqual(before);
  });
});

describe("a record with the e-mail of one contact and the number of another", () => {
  const bridge = card("Ana Silva", [email("ana@example.com"), phone("+351210000000")], { title: "Engineer" });

  it("joins them, keeps all they had, and can be imported again", async () => {
    const userId = await createUser(db);
    const first = await existing(userId, "Ana Silva", [email("ana@example.com")], { notes: "one" });
    const second = await existing(userId, "Ana", [phone("+351210000000")], { notes: "two", company: "Acme" });
    await createInteraction(db, userId, first);
    await createInteraction(db, userId, second);
    expect(await write(userId, bridge)).toMatchObject({ created: [], updated: [first], joined: 1 });
    expect(await contactsOf(db, userId)).toMatchObject([
      { id: first, displayName: "Ana Silva", notes: "one\n\ntwo", company: "Acme", interactionCount: 2 },
    ]);
    expect(await db.select().from(contactJoins).where(eq(contactJoins.userId, userId))).toMatchObject([
      { keptId: first, goneId: second },
    ]);
    const before = await everyRowOf(db, userId);
    expect(await write(userId, bridge)).toMatchObject({ updated: [], joined: 0 });
    expect(await everyRowOf(db, userId)).toEqual(before);
  });

  it("is undone as any pair, and joins them no second time", async () => {
    const userId = await createUser(db);
    await existing(userId, "Ana Silva", [email("ana@example.com")], { notes: "one" });
    await existing(userId, "Ana", [phone("+351210000000")], { notes: "two", company: "Acme" });
    const before = await everyRowOf(db, userId);
    await write(userId, bridge);
    const [join] = await listJoins(db, userId);
    expect(join).toMatchObject({ kept: { name: "Ana Silva" }, gone: { name: "Ana" }, joinedAt: now });
    await undoPair(db, userId, join?.id ?? 0, now);
    expect((await everyRowOf(db, userId)).identities).toEqual(before.identities);
    expect(await contactsOf(db, userId)).toMatchObject([
      { displayName: "Ana Silva", notes: "one", company: null },
      { displayName: "Ana", notes: "two", company: "Acme" },
    ]);
    const apart = await everyRowOf(db, userId);
    expect(await write(userId, bridge)).toMatchObject({ joined: 0, created: [], toReview: 0 });
    expect((await everyRowOf(db, userId)).identities).toEqual(apart.identities);
    expect(await listJoins(db, userId)).toEqual([]);
    expect(await listDuplicates(db, userId)).toMatchObject([{ id: join?.id, score: 1 }]);
    // And the user's word joins them all the same.
    await joinPair(db, userId, join?.id ?? 0, now);
    expect(await contactsOf(db, userId)).toHaveLength(1);
  });

  it("gives back, undone, what came meanwhile by an identity of the other alone", async () => {
    const userId = await createUser(db);
    const first = await existing(userId, "Ana Silva", [phone("+351210000000")]);
    const keys: Identity[] = [
      email("ana@example.com"),
      { kind: "telegram", value: "user222" },
      { kind: "twitter", value: "333" },
      { kind: "record", value: "facebook:10158" },
      { kind: "record", value: "monica:ana" },
      { kind: "record", value: "pingcrm:42" },
      { kind: "linkedin", value: "ana-s" },
    ];
    const second = await existing(userId, "Ana", keys);
    const [mail, telegram, twitter, facebook, monica, older, linkedin] = keys.map((key) => [key]);
    const by = (key: Identity[] | undefined, more: Partial<InteractionDraft>) =>
      message("Ana", key ?? [], more);
    const chat = { platform: "linkedin", conversation: "c1" };
    await write(userId, by(linkedin, { ...chat, externalId: "l1" }));
    await write(userId, bridge);
    const later = new Date(now.getTime() + 1_000);
    const drafts = [
      by(mail, { externalId: "1/ana@example.com" }),
      by([phone("+351210000000")], { platform: "whatsapp", externalId: "2", text: "about tea" }),
      by(telegram, { platform: "telegram", conversation: "user222", externalId: "user222/3" }),
      by(twitter, { platform: "twitter", conversation: "111-333", externalId: "4" }),
      by(facebook, { platform: "facebook", conversation: "10158", externalId: "10158/5" }),
      by(monica, { kind: "call", platform: "phone", externalId: "monica:ana/6" }),
      by(older, { platform: "email", externalId: "pingcrm:7/42" }),
      by(linkedin, { ...chat, externalId: "l8" }),
      by(linkedin, { platform: "linkedin", conversation: "c2", externalId: "l9" }),
    ];
    await db.transaction((tx) => writeBatch(tx, userId, drafts, "vcard", later));
    const [join] = await listJoins(db, userId);
    await undoPair(db, userId, join?.id ?? 0, later);
    const rows = await db.select().from(interactions).where(eq(interactions.userId, userId));
    // A new conversation on LinkedIn does not say whose it is.
    const kept = rows.filter(({ contactId }) => contactId === first).map(({ externalId }) => externalId);
    expect(kept.sort()).toEqual(["2", "l9"]);
    expect(rows.filter(({ contactId }) => contactId === second)).toHaveLength(8);
    const { hits } = await searchContacts(db, userId, { query: "tea", limit: 5 });
    expect(hits.map((hit) => hit.id)).toEqual([first]);
  });

  it("joins nobody of whom the user said that they are two", async () => {
    const userId = await createUser(db);
    const first = await existing(userId, "Ana Silva", [email("ana@example.com")]);
    const second = await existing(userId, "Ana", [phone("+351210000000")]);
    const [pair] = await db
      .insert(duplicatePairs)
      .values({ userId, contactA: first, contactB: second, score: 0.5 })
      .returning();
    await refusePair(db, userId, pair?.id ?? 0);
    expect(await write(userId, bridge)).toMatchObject({ joined: 0, created: [] });
    expect(await contactsOf(db, userId)).toHaveLength(2);
    expect(await listDuplicates(db, userId)).toEqual([]);
  });

  it("can be undone for two that one batch made and joined", async () => {
    const userId = await createUser(db);
    await write(
      userId,
      card("Ana", [email("ana@example.com")]),
      card("Ana Silva", [phone("+351210000000")]),
      bridge,
    );
    const [join] = await listJoins(db, userId);
    await undoPair(db, userId, join?.id ?? 0, now);
    expect(await db.select().from(identities).where(eq(identities.userId, userId))).toMatchObject([
      { contactId: join?.kept.id, value: "ana@example.com" },
      { contactId: join?.gone.id, value: "+351210000000" },
    ]);
  });

  it("puts them on the review list where their names differ", async () => {
    const userId = await createUser(db);
    await existing(userId, "Ana Silva", [email("ana@example.com")]);
    await existing(userId, "Rui Costa", [phone("+351210000000")]);
    expect(await write(userId, bridge)).toMatchObject({ joined: 0, toReview: 1 });
    expect(await contactsOf(db, userId)).toHaveLength(2);
  });

  const permutations = [
    [0, 1, 2],
    [1, 0, 2],
    [2, 1, 0],
    [1, 2, 0],
  ];
  it.each([
    ["Ana", "Ana", "Ana Silva", "Ana Costa"],
    ["", "h0@example.com", "Ana Silva", "Bob Jones"],
  ])("of %j joins no two whose names contradict each other, in any order", async (name, ...shown) => {
    const cards = [name, shown[1] ?? "", shown[2] ?? ""].map((one, n) =>
      card(one, [email(`h${n}@example.com`)]),
    );
    const all = card(
      name,
      [0, 1, 2].map((n) => email(`h${n}@example.com`)),
    );
    for (const order of permutations) {
      const userId = await createUser(db);
      for (const n of order) await write(userId, ...cards.slice(n, n + 1));
      expect(await write(userId, all)).toMatchObject({ created: [], joined: 0, toReview: 2 });
      const after = await everyRowOf(db, userId);
      for (const again of [...cards, all]) {
        expect(await write(userId, again)).toMatchObject({
          created: [],
          updated: [],
          joined: 0,
          toReview: 0,
        });
      }
      expect(await everyRowOf(db, userId)).toEqual(after);
      const nameOf = new Map((await contactsOf(db, userId)).map((one) => [one.id, one.displayName]));
      expect([...nameOf.values()].sort()).toEqual([...shown].sort());
      const pairs = (await pairsOf(userId)).map(({ contactA, contactB }) =>
        [nameOf.get(contactA), nameOf.get(contactB)].sort(),
      );
      expect(pairs.sort()).toEqual([[shown[0], shown[1]].sort(), [shown[0], shown[2]].sort()].sort());
    }
  });

  it("joins what the same batch made before, with the messages that were for either", async () => {
    const userId = await createUser(db);
    const result = await write(
      userId,
      card("Ana", [email("ana@example.com")]),
      message("Ana", [email("ana@example.com")]),
      card("Ana Silva", [phone("+351210000000")]),
      message("Ana Silva", [phone("+351210000000")], { externalId: "2" }),
      bridge,
    );
    expect(result).toMatchObject({ created: [expect.any(Number)], joined: 1, interactionsAdded: 2 });
    expect(await contactsOf(db, userId)).toMatchObject([{ interactionCount: 2, title: "Engineer" }]);
  });
});

describe("what is written", () => {
  it("is found in the same transaction, and scored at the end of an import", async () => {
    const userId = await createUser(db);
    await write(
      userId,
      card("Ana Silva", [email("ana@example.com")]),
      message("Ana", [email("ana@example.com")]),
      message("Ana", [email("ana@example.com")], { direction: "outbound", externalId: "2" }),
    );
    const [ana] = await contactsOf(db, userId);
    expect(ana).toMatchObject({ interactionCount: 2, lastInteractionAt: now });
    expect(ana?.score).toBeGreaterThan(0);
    for (const query of ["silva", "ana@example.com", "marzipan"]) {
      const found = await searchContacts(db, userId, { query, limit: 5 });
      expect(found.hits.map(({ id }) => id)).toEqual([ana?.id]);
    }
  });

  it("fills what is empty and keeps what is there", async () => {
    const userId = await createUser(db);
    await existing(userId, "Ana", [email("ana@example.com")], {
      location: "Porto",
      notes: "one",
      tags: ["Chess"],
      birthMonth: 3,
      birthDay: 15,
    });
    await write(
      userId,
      card("Ana Silva", [email("ana@example.com")], {
        givenName: "Ana",
        familyName: "Silva",
        location: "Lisbon",
        notes: "two",
        tags: ["chess", "tea"],
        birthday: { year: 1985, month: 3, day: 15 },
      }),
    );
    expect(await contactsOf(db, userId)).toMatchObject([
      {
        displayName: "Ana Silva",
        familyName: "Silva",
        location: "Porto",
        notes: "one\n\ntwo",
        tags: ["Chess", "tea"],
        birthYear: 1985,
      },
    ]);
  });

  it("holds any text, as long and as broken as it may be", async () => {
    const userId = await createUser(db);
    const odd = "a\0b\ud800c";
    const long = "漢".repeat(5_000);
    await write(
      userId,
      card(`Ana ${long}`, [email("ana@example.com")], {
        company: long,
        title: odd,
        notes: odd,
        tags: [long],
      }),
      message("Ana", [email("ana@example.com")], { text: odd, subject: odd }),
    );
    expect(await contactsOf(db, userId)).toMatchObject([{ title: "abc", notes: "abc" }]);
  });

  it("of strangers who are not to become contacts is left out", async () => {
    const userId = await createUser(db);
    const result = await write(userId, message("Rita", [email("rita@example.com")], { makesContact: false }));
    expect(result).toMatchObject({ created: [], withStrangers: 1, interactionsAdded: 0 });
    expect(await contactsOf(db, userId)).toEqual([]);
  });

  it("of strangers is kept, shown nowhere, and placed once an import makes them contacts", async () => {
    const userId = await createUser(db);
    const rita = email("rita@example.com");
    const letter = message("Rita", [rita], { makesContact: false });
    const others = message("Rui Costa", [rita], { makesContact: false, externalId: "2" });
    await write(userId, letter, others, letter);
    expect((await searchContacts(db, userId, { query: "marzipan", limit: 5 })).hits).toEqual([]);
    expect(await db.$count(leftOut, eq(leftOut.userId, userId))).toBe(2);
    await write(userId, card("Rita Lopes", [rita]));
    const placed = [];
    for await (const batch of placeLeftOut(db, userId, now)) placed.push(batch);
    const [known] = await contactsOf(db, userId);
    expect(placed).toMatchObject([{ interactionsAdded: 1, talkedTo: [known?.id] }]);
    expect(known?.displayName).toBe("Rita Lopes");
    expect(await db.select().from(leftOut).where(eq(leftOut.userId, userId))).toMatchObject([
      { externalId: "2" },
    ]);
  });

  it("of strangers is kept to a size: the newest, whenever they came", async () => {
    const userId = await createUser(db);
    for (const day of [3, 9, 5, 7, 1]) {
      const occurredAt = new Date(Date.UTC(2026, 1, day));
      const text = "x".repeat(1_000);
      await write(
        userId,
        message("R", [email("r@example.com")], {
          makesContact: false,
          occurredAt,
          text,
          externalId: `${day}`,
        }),
      );
      await trimLeftOut(db, userId, 3_000);
    }
    const left = await db.select().from(leftOut).where(eq(leftOut.userId, userId));
    expect(left.map(({ externalId }) => externalId).sort()).toEqual(["7", "9"]);
  });

  it("waits for another import of the same user, so that nobody is made twice", async () => {
    const userId = await createUser(db);
    const draft = card("Ana Silva", [email("ana@example.com")]);
    await Promise.all([1, 2, 3, 4].map(() => write(userId, draft)));
    expect(await contactsOf(db, userId)).toHaveLength(1);
    await Promise.all([1, 2].map(() => write(userId, message("Ana", [email("ana@example.com")]))));
    expect(await db.select().from(interactions).where(eq(interactions.userId, userId))).toHaveLength(1);
  });

  it("takes a few statements, however many people a batch has", async () => {
    const userId = await createUser(db);
    const people = Array.from({ length: 500 }, (_, n) =>
      card(`Ana Silva${n}`, [email(`ana${n}@example.com`)], { company: `Acme ${n}` }),
    );
    let statements = 0;
    await db.transaction(async (tx) => {
      const execute = tx.execute.bind(tx);
      tx.execute = ((query: Parameters<typeof execute>[0]) => {
        statements++;
        return execute(query);
      }) as typeof tx.execute;
      await writeBatch(tx, userId, people, "vcard", now);
    });
    expect(statements).toBeGreaterThan(0);
    expect(statements).toBeLessThan(20);
    expect(await db.$count(contacts, eq(contacts.userId, userId))).toBe(500);
  });
});

it("an address that the user took away from a contact does not come back with the next import", async () => {
  const userId = await createUser(db);
  const old = email("ines.old@example.com");
  const contactId = await existing(userId, "Ines Duarte", [email("ines@example.com")], {
    editedFields: [`-email:${old.value}`],
  });
  await write(userId, card("Ines Duarte", [email("ines@example.com"), old]));
  const rows = await db.select().from(identities).where(eq(identities.contactId, contactId));
  expect(rows.map(({ value }) => value)).toEqual(["ines@example.com"]);
});
