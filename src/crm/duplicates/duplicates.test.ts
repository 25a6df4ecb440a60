import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { testDatabase } from "../../../test/database.ts";
import { createContact, createInteraction, createUser } from "../../../test/factories.ts";
import { contactsOf, everyRowOf } from "../../../test/run-import.ts";
import { duplicatePairs, type IdentityKind, identities, type UserId } from "../../db/schema.ts";
import { findDuplicates } from "./find-duplicates.ts";
import { listDuplicates } from "./list-duplicates.ts";
import { joinPair, refusePair, undoPair } from "./settle-pair.ts";

const db = await testDatabase();
const now = new Date("2026-11-20T12:00:00Z");

interface Somebody {
  displayName: string;
  company?: string;
  birthMonth?: number;
  birthDay?: number;
  keys?: [IdentityKind, string][];
}

async function person(userId: UserId, { keys = [], ...values }: Somebody): Promise<number> {
  const contactId = await createContact(db, userId, values);
  for (const [kind, value] of keys) await db.insert(identities).values({ userId, contactId, kind, value });
  return contactId;
}

async function pairsOf(userId: UserId): Promise<string[]> {
  const pairs = await listDuplicates(db, userId);
  return pairs.map(({ score, a, b }) => `${a.name} + ${b.name}: ${score}`);
}

async function reviewOf(...people: Somebody[]): Promise<string[]> {
  const userId = await createUser(db);
  for (const each of people) await person(userId, each);
  await findDuplicates(db, userId, { now });
  return pairsOf(userId);
}

describe("the review list", () => {
  it.each<[string, Somebody, Somebody]>([
    ["one name", { displayName: "Zoë Lindqvist" }, { displayName: "zoe lindqvist" }],
    ["another word order", { displayName: "Lindqvist Zoë" }, { displayName: "Zoë Lindqvist" }],
    ["a short form", { displayName: "Robert Hale" }, { displayName: "Bob Hale" }],
    ["another script", { displayName: "王小明" }, { displayName: "Xiaoming Wang" }],
    [
      "a letter apart at one company",
      { displayName: "Zoë Lindqvist", company: "Harbour Maps" },
      { displayName: "Zoë Lindkvist", company: "Harbour Maps Ltd." },
    ],
    [
      "the name and the id of an account",
      { displayName: "Zoë Lindqvist", keys: [["telegram", "user222"]] },
      { displayName: "Zoë Lindqvist", keys: [["telegram", "zoel"]] },
    ],
    [
      "two accounts of one messenger at one company",
      { displayName: "Zoë Lindqvist", company: "Harbour Maps", keys: [["telegram", "user222"]] },
      { displayName: "Zoë Lindqvist", company: "Harbour Maps", keys: [["telegram", "user333"]] },
    ],
    ["one Chinese name of three characters", { displayName: "王小明" }, { displayName: "王小明" }],
    ["a name without its marks", { displayName: "सुनीता शर्मा" }, { displayName: "सनत शरम" }],
    [
      "a letter apart in a short name at one company",
      { displayName: "Shreya Iyer", company: "Harbour Maps" },
      { displayName: "Shreya Iyr", company: "Harbour Maps" },
    ],
    [
      "an initial and one company",
      { displayName: "Z. Lindqvist", company: "Harbour Maps" },
      { displayName: "Zoë Lindqvist", company: "Harbour Maps" },
    ],
    [
      "a first name at one domain",
      { displayName: "Zoë", keys: [["email", "z@harbour.example"]] },
      { displayName: "Zoë Lindqvist", keys: [["email", "zoe.l@harbour.example"]] },
    ],
    [
      "one handle on two platforms",
      { displayName: "Zoë L", keys: [["twitter", "zoemaps"]] },
      { displayName: "Zoë Lindqvist", keys: [["email", "zoe.maps@gmail.com"]] },
    ],
  ])("has a pair of %s", async (_, a, b) => {
    expect(await reviewOf(a, b)).toHaveLength(1);
  });

  it.each<[string, Somebody, Somebody]>([
    ["different people", { displayName: "Zoë Lindqvist" }, { displayName: "Rui Duarte" }],
    [
      "colleagues",
      { displayName: "Zoë Lindqvist", company: "Harbour Maps" },
      { displayName: "Rui Duarte", company: "Harbour Maps" },
    ],
    [
      "two of one first name at a free provider",
      { displayName: "Zoë", keys: [["email", "zoe1@gmail.com"]] },
      { displayName: "Zoë Lindqvist", keys: [["email", "zl@gmail.com"]] },
    ],
    ["a letter apart in a short name", { displayName: "Shreya Iyer" }, { displayName: "Shreya Iyr" }],
    ["one Chinese given name", { displayName: "小明" }, { displayName: "小明" }],
    [
      "one name with two profiles",
      { displayName: "Zoë Lindqvist", keys: [["linkedin", "zoe-1"]] },
      { displayName: "Zoë Lindqvist", keys: [["linkedin", "zoe-2"]] },
    ],
    [
      "one name with two accounts of one messenger",
      { displayName: "Zoë Lindqvist", keys: [["telegram", "user222"]] },
      { displayName: "Zoë Lindqvist", keys: [["telegram", "user333"]] },
    ],
    [
      "one name with two numbers on WhatsApp",
      { displayName: "Zoë Lindqvist", keys: [["whatsapp", "+46701740605"]] },
      { displayName: "Zoë Lindqvist", keys: [["whatsapp", "+46701740606"]] },
    ],
    [
      "one name with two birthdays",
      { displayName: "Zoë Lindqvist", birthMonth: 3, birthDay: 15 },
      { displayName: "Zoë Lindqvist", birthMonth: 7, birthDay: 1 },
    ],
  ])("has no pair of %s", async (_, a, b) => {
    expect(await reviewOf(a, b)).toEqual([]);
  });

  it("has the likeliest first, each with its reasons", async () => {
    const userId = await createUser(db);
    await person(userId, { displayName: "Rui Duarte" });
    await person(userId, { displayName: "Rui Duarte" });
    await person(userId, { displayName: "Zoë Lindqvist", company: "Harbour Maps" });
    await person(userId, { displayName: "Zoë Lindqvist", company: "Harbour Maps" });
    expect(await findDuplicates(db, userId, { now })).toBe(2);
    const pairs = await listDuplicates(db, userId);
    expect(pairs.map(({ score, reasons }) => [score, reasons])).toEqual([
      [0.85, ["Same name: Zoë Lindqvist and Zoë Lindqvist", "Same company: Harbour Maps"]],
      [0.6, ["Same name: Rui Duarte and Rui Duarte"]],
    ]);
    expect(await findDuplicates(db, userId, { now })).toBe(0);
  });
});

describe("a pair", () => {
  async function twoOfOneName() {
    const userId = await createUser(db);
    const a = await person(userId, {
      displayName: "Zoë Lindqvist",
      company: "Harbour Maps",
      keys: [["email", "zoe@example.org"]],
    });
    const b = await person(userId, { displayName: "Zoë Lindqvist", keys: [["telegram", "zoel"]] });
    await createInteraction(db, userId, a, { externalId: "1" });
    await createInteraction(db, userId, b, { externalId: "2", platform: "telegram" });
    await findDuplicates(db, userId, { now });
    const [pair] = await listDuplicates(db, userId);
    return { userId, a, b, pairId: pair?.id ?? 0 };
  }

  it("that is joined is one contact with everything of both, and can be two again", async () => {
    const { userId, a, pairId } = await twoOfOneName();
    const before = await everyRowOf(db, userId);
    expect(await joinPair(db, userId, pairId, now)).toBe(a);
    const [joined, ...rest] = await contactsOf(db, userId);
    expect(rest).toEqual([]);
    expect(joined).toMatchObject({ id: a, company: "Harbour Maps", interactionCount: 2 });
    expect(await listDuplicates(db, userId)).toEqual([]);

    await undoPair(db, userId, pairId, now);
    const after = await everyRowOf(db, userId);
    const withoutScores = (rows: typeof before) =>
      (rows.contacts as Record<string, unknown>[]).map(({ id, display_name, company }) => [
        id,
        display_name,
        company,
      ]);
    expect(withoutScores(after)).toEqual(withoutScores(before));
    for (const table of ["identities", "interactions"]) expect(after[table]).toEqual(before[table]);
    expect(after.duplicate_pairs).toMatchObject([{ id: pairId, status: "open", split_at: now }]);
    await expect(undoPair(db, userId, pairId, now)).rejects.toThrow(/nothing to undo/);
  });

  it("keeps what the user changed after joining when it is undone", async () => {
    const { userId, a, b, pairId } = await twoOfOneName();
    await db.$client.query("update contacts set notes = 'of b' where user_id = $1 and id = $2", [userId, b]);
    await joinPair(db, userId, pairId, now);
    await db.$client.query("update contacts set notes = 'mine' where user_id = $1 and id = $2", [userId, a]);
    await undoPair(db, userId, pairId, now);
    const contacts = await contactsOf(db, userId);
    expect(contacts.map(({ notes }) => notes)).toEqual(["mine", "of b"]);
  });

  it("of a chain of joins is undone last first", async () => {
    const { userId, pairId } = await twoOfOneName();
    await person(userId, { displayName: "Zoë Lindqvist", company: "Harbour Maps" });
    await joinPair(db, userId, pairId, now);
    await findDuplicates(db, userId, { now });
    const [second] = await listDuplicates(db, userId);
    await joinPair(db, userId, second?.id ?? 0, now);
    await expect(undoPair(db, userId, pairId, now)).rejects.toThrow(
      `Undo that first: it is pair ${second?.id}.`,
    );
    await undoPair(db, userId, second?.id ?? 0, now);
    await undoPair(db, userId, pairId, now);
    expect(await contactsOf(db, userId)).toHaveLength(3);
  });

  it("that is refused is never shown again, until that is taken back", async () => {
    const { userId, pairId } = await twoOfOneName();
    await refusePair(db, userId, pairId);
    await findDuplicates(db, userId, { now });
    expect(await listDuplicates(db, userId)).toEqual([]);
    await expect(joinPair(db, userId, pairId, now)).rejects.toThrow(/was refused/);
    await undoPair(db, userId, pairId, now);
    expect(await pairsOf(userId)).toHaveLength(1);
  });

  it.each([
    ["refused", (userId: UserId, pairId: number) => refusePair(db, userId, pairId), "refused"],
    [
      "joined and split again",
      async (userId: UserId, pairId: number) => {
        await joinPair(db, userId, pairId, now);
        await undoPair(db, userId, pairId, now);
      },
      "open",
    ],
  ])(
    "that was %s holds for whoever is joined with one of the two, until that is undone",
    async (_, settle, status) => {
      const userId = await createUser(db);
      const [a, b, c] = [
        await person(userId, { displayName: "Zoë Lindqvist" }),
        await person(userId, { displayName: "Zoë Lindqvist" }),
        await person(userId, { displayName: "Zoë Lindqvist" }),
      ];
      await findDuplicates(db, userId, { now });
      const rows = () =>
        db.select().from(duplicatePairs).where(eq(duplicatePairs.userId, userId)).orderBy(duplicatePairs.id);
      const pairOf = async (one: number, other: number) =>
        (await rows()).find(({ contactA, contactB }) => contactA === one && contactB === other)?.id ?? 0;
      await settle(userId, await pairOf(b, c));
      const before = await rows();
      const first = await pairOf(a, b);
      await joinPair(db, userId, first, now);
      const splitAt = status === "open" ? now : null;
      expect(await rows()).toMatchObject([{ contactA: a, contactB: c, status, splitAt }]);
      await undoPair(db, userId, first, now);
      expect(await rows()).toEqual(before.map((row) => (row.id === first ? { ...row, splitAt: now } : row)));
    },
  );

  it("of another user is not there", async () => {
    const { userId, pairId } = await twoOfOneName();
    const stranger = await createUser(db);
    for (const settle of [joinPair, undoPair]) {
      await expect(settle(db, stranger, pairId, now)).rejects.toThrow(`There is no pair ${pairId}`);
    }
    await expect(refusePair(db, stranger, pairId)).rejects.toThrow(`There is no pair ${pairId}`);
    expect(await pairsOf(userId)).toHaveLength(1);
    expect(await db.select().from(identities).where(eq(identities.userId, stranger))).toEqual([]);
  });
});
