import { eq, sql } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { testDatabase } from "../../../test/database.ts";
import { createContact, createInteraction, createUser } from "../../../test/factories.ts";
import { contacts, interactions, type UserId } from "../../db/schema.ts";
import { changedScores } from "./changed-scores.ts";
import { refreshScores } from "./refresh-scores.ts";
import { DAY, type Interaction, score } from "./score.ts";

const db = await testDatabase();
const now = new Date("2026-03-20T12:00:00Z");
const ago = (days: number, later = 0) => new Date(now.getTime() - days * DAY + later);

async function stored(userId: UserId) {
  const rows = await db.select().from(contacts).where(eq(contacts.userId, userId)).orderBy(contacts.id);
  return rows.map((row) => ({
    score: {
      total: row.score,
      reciprocity: row.scoreReciprocity,
      recency: row.scoreRecency,
      frequency: row.scoreFrequency,
      breadth: row.scoreBreadth,
      tenure: row.scoreTenure,
    },
    count: row.interactionCount,
    first: row.firstInteractionAt,
    last: row.lastInteractionAt,
  }));
}

const versions = async (userId: UserId) => {
  const { rows } = await db.execute(
    sql`select id, xmin::text, ctid::text from contacts where user_id = ${userId} order by id`,
  );
  return rows;
};

const edges = [0, 1, 7, 8, 30, 31, 90, 91, 365, 366, 730, 731, 1825, 1826, 4000];
const interaction: fc.Arbitrary<Interaction> = fc.record({
  kind: fc.constantFrom("message", "message", "message", "call", "meeting", "note"),
  platform: fc.constantFrom("email", "linkedin", "Über"),
  direction: fc.constantFrom("inbound", "outbound", "mutual"),
  occurredAt: fc
    .tuple(
      fc.oneof(fc.constantFrom(...edges), fc.integer({ min: -3, max: 2500 })),
      fc.integer({ min: -1, max: 1 }),
    )
    .map(([days, later]) => ago(days, later)),
});
/** Few distinct moments, many of each: histories that reach the upper points. */
const history = fc
  .array(fc.tuple(interaction, fc.integer({ min: 1, max: 40 })), { maxLength: 8 })
  .map((groups) => groups.flatMap(([one, count]) => Array<Interaction>(count).fill(one)));

async function createHistories(userId: UserId, histories: Interaction[][]): Promise<void> {
  const made = await db
    .insert(contacts)
    .values(histories.map((_, index) => ({ userId, displayName: `Contact ${index}` })))
    .returning({ id: contacts.id });
  const rows = histories.flatMap((facts, index) =>
    facts.map((fact) => ({ ...fact, userId, contactId: made[index]?.id ?? 0 })),
  );
  if (rows.length) await db.insert(interactions).values(rows);
}

describe("the score in the database", () => {
  it("equals the pure function on random histories", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(history, { minLength: 1, maxLength: 40 }), async (histories) => {
        const userId = await createUser(db);
        await createHistories(userId, histories);
        await refreshScores(db, userId, { now });

        const expected = histories.map((facts) => {
          const counting = facts
            .filter(({ kind, occurredAt }) => kind !== "note" && occurredAt <= now)
            .map(({ occurredAt }) => occurredAt.getTime());
          return {
            score: score(facts, now),
            count: counting.length,
            first: counting.length ? new Date(Math.min(...counting)) : null,
            last: counting.length ? new Date(Math.max(...counting)) : null,
          };
        });
        expect(await stored(userId)).toEqual(expected);
      }),
      { numRuns: 15 },
    );
  });

  it("equals it too when, time and again, only those are looked at whose interactions have aged since", async () => {
    const step = fc.oneof(
      fc.constantFrom(1, DAY - 1, DAY, 7 * DAY, 400 * DAY),
      fc.integer({ min: 1, max: 7 * DAY }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(history, { minLength: 1, maxLength: 40 }),
        fc.array(step, { minLength: 1, maxLength: 4 }),
        async (histories, steps) => {
          const userId = await createUser(db);
          await createHistories(userId, histories);
          await refreshScores(db, userId, { now });
          let since = now;
          for (const passed of steps) {
            const at = new Date(since.getTime() + passed);
            await refreshScores(db, userId, { now: at, since });
            const scores = (await stored(userId)).map((one) => one.score);
            expect(scores).toEqual(histories.map((facts) => score(facts, at)));
            since = at;
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  const HOUR = DAY / 24;
  const sent = (days: number, count: number, values: Partial<Interaction> = {}) =>
    Array.from({ length: count }, () => ({
      kind: "message" as const,
      platform: "email",
      direction: "inbound" as const,
      occurredAt: ago(days, HOUR),
      ...values,
    }));
  const both = (days: number, count: number) => [
    ...sent(days, count),
    ...sent(days, count, { direction: "outbound" }),
  ];
  it.each<[string, Interaction[]]>([
    ["what lay ahead happens", sent(0, 1)],
    ["they have not written for a week", sent(8, 1)],
    ["they have not written for a month", sent(31, 1)],
    ["they have not written for three months", sent(91, 1)],
    ["what was said is over a month old", [...sent(31, 8), ...sent(5, 1)]],
    ["what was said is over three months old", [...sent(91, 10), ...sent(5, 1)]],
    ["what was said is over a year old", both(366, 6)],
    ["what was said is over two years old", both(731, 60)],
    [
      "another platform was used over five years ago",
      [...sent(1826, 1), ...sent(5, 1, { platform: "phone" })],
    ],
    ["the two have known each other for a year", [...sent(365, 1), ...sent(5, 30)]],
    ["the two have known each other for two years", [...sent(730, 1), ...sent(5, 60)]],
  ])("changes by itself when %s", async (_, facts) => {
    const userId = await createUser(db);
    await createHistories(userId, [facts]);
    await refreshScores(db, userId, { now });
    const [before] = await stored(userId);
    const at = new Date(now.getTime() + HOUR);
    await refreshScores(db, userId, { now: at, since: now });
    const [after] = await stored(userId);
    expect(after?.score).toEqual(score(facts, at));
    expect(after).not.toEqual(before);
  });

  it("ages also when an import that had begun before the last refresh wrote it after that", async () => {
    const userId = await createUser(db);
    await refreshScores(db, userId, { now });
    const facts = sent(8, 1, { occurredAt: ago(8, -HOUR) });
    await createHistories(userId, [facts]);
    const contactIds = (await db.select().from(contacts).where(eq(contacts.userId, userId))).map(
      ({ id }) => id,
    );
    await refreshScores(db, userId, { now: ago(0, -6 * HOUR), contactIds });
    const at = ago(0, HOUR);
    await refreshScores(db, userId, { now: at, since: now });
    expect((await stored(userId))[0]?.score).toEqual(score(facts, at));
  });

  it("looks at everybody for a moment before the last one", async () => {
    const userId = await createUser(db);
    const facts = sent(8, 1);
    await createHistories(userId, [facts]);
    await refreshScores(db, userId, { now: ago(0, 2 * HOUR) });
    await refreshScores(db, userId, { now: ago(1), since: ago(0, 2 * HOUR) });
    expect((await stored(userId))[0]?.score).toEqual(score(facts, ago(1)));
  });

  it("leaves those alone whose interactions have not aged since", async () => {
    const userId = await createUser(db);
    const contactId = await createContact(db, userId);
    await createInteraction(db, userId, contactId, { occurredAt: ago(3) });
    await refreshScores(db, userId, { now, since: ago(1) });
    expect((await stored(userId))[0]?.count).toBe(0);
    await refreshScores(db, userId, { now, since: ago(8) });
    expect((await stored(userId))[0]?.count).toBe(1);
  });

  it("writes nothing when nothing has changed", async () => {
    const userId = await createUser(db);
    const busy = await createContact(db, userId);
    await createContact(db, userId);
    await createInteraction(db, userId, busy, { occurredAt: ago(3) });
    await refreshScores(db, userId, { now });
    const before = await versions(userId);

    await refreshScores(db, userId, { now });
    expect(await versions(userId)).toEqual(before);
  });

  it("writes only the contacts that changed", async () => {
    const userId = await createUser(db);
    const [one, other] = [await createContact(db, userId), await createContact(db, userId)];
    await createInteraction(db, userId, one, { occurredAt: ago(3) });
    await createInteraction(db, userId, other, { occurredAt: ago(3) });
    await refreshScores(db, userId, { now });
    const before = await versions(userId);

    await createInteraction(db, userId, other, { occurredAt: ago(2) });
    await refreshScores(db, userId, { now });
    const after = await versions(userId);
    expect(after[0]).toEqual(before[0]);
    expect(after[1]).not.toEqual(before[1]);
  });

  it("looks only at the contacts it is given", async () => {
    const userId = await createUser(db);
    const [one, other] = [await createContact(db, userId), await createContact(db, userId)];
    await createInteraction(db, userId, one, { occurredAt: ago(3) });
    await createInteraction(db, userId, other, { occurredAt: ago(3) });

    await refreshScores(db, userId, { now, contactIds: [other] });
    expect((await stored(userId)).map(({ count }) => count)).toEqual([0, 1]);
    await refreshScores(db, userId, { now, contactIds: [] });
    expect((await stored(userId)).map(({ count }) => count)).toEqual([0, 1]);
  });

  it("falls to 0 when the interactions of a contact are all gone", async () => {
    const userId = await createUser(db);
    const contactId = await createContact(db, userId);
    await createInteraction(db, userId, contactId, { occurredAt: ago(3) });
    await refreshScores(db, userId, { now });
    await db.delete(interactions).where(eq(interactions.contactId, contactId));

    await refreshScores(db, userId, { now, contactIds: [contactId] });
    expect(await stored(userId)).toEqual([{ score: score([], now), count: 0, first: null, last: null }]);
  });

  it("counts a meeting to come only once it has happened", async () => {
    const userId = await createUser(db);
    const contactId = await createContact(db, userId);
    await createInteraction(db, userId, contactId, {
      kind: "meeting",
      direction: "mutual",
      occurredAt: ago(-1),
    });

    await refreshScores(db, userId, { now });
    expect((await stored(userId))[0]?.count).toBe(0);
    await refreshScores(db, userId, { now: ago(-1) });
    expect((await stored(userId))[0]?.count).toBe(1);
  });

  it("leaves the contacts of other users alone, also when it is given their ids", async () => {
    const [mine, theirs] = [await createUser(db), await createUser(db)];
    const contactId = await createContact(db, theirs);
    await createInteraction(db, theirs, contactId, { occurredAt: ago(3) });

    await refreshScores(db, mine, { now });
    await refreshScores(db, mine, { now, contactIds: [contactId] });
    expect((await stored(theirs))[0]?.count).toBe(0);
  });

  it("works inside the transaction of an import, and is undone with it", async () => {
    const userId = await createUser(db);
    const contactId = await createContact(db, userId);
    await expect(
      db.transaction(async (tx) => {
        await createInteraction(tx, userId, contactId, { occurredAt: ago(3) });
        await refreshScores(tx, userId, { now, contactIds: [contactId] });
        throw new Error("the batch fails");
      }),
    ).rejects.toThrow("the batch fails");
    expect((await stored(userId))[0]?.count).toBe(0);
  });

  it("misses nothing when imports and refreshes run at the same moment, in any order of contacts", async () => {
    const userId = await createUser(db);
    const made = await db
      .insert(contacts)
      .values(Array.from({ length: 40 }, () => ({ userId, displayName: "Noor Haddad" })))
      .returning({ id: contacts.id });
    const ids = made.map(({ id }) => id);
    const importBatch = (contactIds: number[]) =>
      db.transaction(async (tx) => {
        for (const contactId of contactIds)
          await createInteraction(tx, userId, contactId, { occurredAt: ago(1) });
        await refreshScores(tx, userId, { now, contactIds });
      });
    const imports = [ids, ids.toReversed(), ids.slice(10), ids.slice(0, 30).toReversed()];
    await Promise.all(
      imports.flatMap((contactIds) => [
        importBatch(contactIds),
        refreshScores(db, userId, { now }),
        importBatch(contactIds),
      ]),
    );

    const counts = (await stored(userId)).map(({ count }) => count);
    expect(counts).toEqual(ids.map((_, index) => 4 + (index >= 10 ? 2 : 0) + (index < 30 ? 2 : 0)));
  });

  it("never goes through all interactions for each contact, not even when statistics are missing", async () => {
    const { rows } = await db.execute(sql`explain ${changedScores(await createUser(db), now)}`);
    const plan = JSON.stringify(rows);
    expect(plan).toContain("interactions");
    expect(plan).not.toContain("Nested Loop");
  });
});
