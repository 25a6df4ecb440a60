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

describe("the score in the database", () => {
  it("equals the pure function on random histories", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(history, { minLength: 1, maxLength: 40 }), async (histories) => {
        const userId = await createUser(db);
        const made = await db
          .insert(contacts)
          .values(histories.map((_, index) => ({ userId, displayName: `Contact ${index}` })))
          .returning({ id: contacts.id });
        const rows = histories.flatMap((facts, index) =>
          facts.map((fact) => ({ ...fact, userId, contactId: made[index]?.id ?? 0 })),
        );
        if (rows.length) await db.insert(interactions).values(rows);

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
