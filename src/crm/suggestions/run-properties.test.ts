import { eq } from "drizzle-orm";
import fc from "fast-check";
import { expect, it } from "vitest";
import { testDatabase } from "../../../test/database.ts";
import { createUser } from "../../../test/factories.ts";
import { arbitraryNetwork, createNetwork } from "../../../test/networks.ts";
import { contacts, identities, suggestions, type UserId } from "../../db/schema.ts";
import { refreshScores } from "../relationships/refresh-scores.ts";
import { DAY } from "../relationships/score.ts";
import { completeSuggestion, dismissSuggestion, snoozeSuggestion } from "./answer-suggestion.ts";
import { MAX_RUNS_PENDING, placesOfA } from "./budget.ts";
import { CHANNELS } from "./channel.ts";
import { isBudgeted } from "./open-suggestions.ts";
import { getRuleSettings } from "./rule-settings.ts";
import { runSuggestions } from "./run-suggestions.ts";

const db = await testDatabase();
const now = new Date("2026-03-20T12:00:00Z");

const rowsOf = (userId: UserId) =>
  db.select().from(suggestions).where(eq(suggestions.userId, userId)).orderBy(suggestions.id);

async function run(userId: UserId, at: Date) {
  await refreshScores(db, userId, { now: at });
  await runSuggestions(db, userId, at, { make: true });
  return rowsOf(userId);
}

it("whatever the network, the days and what the user does, a run keeps its promises", async () => {
  const act = fc.constantFrom("complete" as const, "dismiss" as const, "snooze" as const, "nothing" as const);
  const days = fc.array(fc.record({ pass: fc.constantFrom(0, 1, 1, 3, 15), acts: fc.array(act) }), {
    minLength: 2,
    maxLength: 5,
  });
  await fc.assert(
    fc.asyncProperty(arbitraryNetwork(now), days, async (network, steps) => {
      const [userId, twin] = [await createUser(db), await createUser(db)];
      await createNetwork(db, userId, network, now);
      await createNetwork(db, twin, network, now);
      const { budget } = await getRuleSettings(db, userId);
      let at = now;
      for (const { pass, acts } of steps) {
        at = new Date(at.getTime() + pass * DAY);
        const before = new Set((await rowsOf(userId)).map(({ id }) => id));
        const after = await run(userId, at);
        const made = after.filter(({ id }) => !before.has(id));
        const open = after.filter(({ status }) => status === "pending" || status === "snoozed");
        const pending = open.filter(({ status }) => status === "pending");

        // One a contact, within the budget, and never more than three runs' worth.
        expect(new Set(open.map(({ contactId }) => contactId)).size).toBe(open.length);
        expect(made.filter(isBudgeted).length).toBeLessThanOrEqual(budget);
        expect(pending.filter(isBudgeted).length).toBeLessThanOrEqual(MAX_RUNS_PENDING * budget);

        await neverExcluded(userId, made, at);

        // A second run at the same moment changes nothing at all.
        expect(await run(userId, at)).toEqual(after);

        // The same facts and moment give the same suggestions.
        const first = Math.min(...(await contactIds(userId)));
        const firstOfTwin = Math.min(...(await contactIds(twin)));
        const plain = (rows: typeof after, from: number) =>
          rows.map(({ contactId, triggerType, priority, status }) => ({
            contact: contactId - from,
            triggerType,
            priority,
            status,
          }));
        const twins = await run(twin, at);
        expect(plain(twins, firstOfTwin)).toEqual(plain(after, first));

        for (const [owner, rows] of [
          [userId, pending],
          [twin, twins.filter(({ status }) => status === "pending")],
        ] as const) {
          for (const [index, { id }] of rows.entries()) {
            if (acts[index] === "complete") await completeSuggestion(db, owner, id, at);
            if (acts[index] === "dismiss") await dismissSuggestion(db, owner, id, at);
            if (acts[index] === "snooze") await snoozeSuggestion(db, owner, id, "2026-04-02", at);
          }
        }
      }
    }),
    { numRuns: 25, endOnFailure: true },
  );
}, 180_000);

const contactIds = async (userId: UserId) =>
  (await db.select({ id: contacts.id }).from(contacts).where(eq(contacts.userId, userId))).map(
    ({ id }) => id,
  );

async function neverExcluded(userId: UserId, made: Awaited<ReturnType<typeof rowsOf>>, at: Date) {
  const all = await db.select().from(contacts).where(eq(contacts.userId, userId));
  const addresses = await db.select().from(identities).where(eq(identities.userId, userId));
  const earlier = await rowsOf(userId);
  for (const { contactId, ...suggestion } of made) {
    const contact = all.find(({ id }) => id === contactId);
    expect(contact?.priority).not.toBe("archived");
    expect(contact?.tags.map((tag) => tag.toLowerCase())).not.toContain("2nd tier");
    const kinds = addresses.filter((one) => one.contactId === contactId).map(({ kind }) => kind);
    expect(kinds.some((kind) => CHANNELS.some((channel) => channel === kind))).toBe(true);
    if (!isBudgeted(suggestion)) continue;
    const dismissed = earlier.filter((one) => one.contactId === contactId && one.status === "dismissed");
    for (const one of dismissed)
      expect(at.getTime() - one.updatedAt.getTime()).toBeGreaterThanOrEqual(31 * DAY);
    const followedUp = contact?.lastFollowUpAt;
    if (followedUp) expect(at.getTime() - followedUp.getTime()).toBeGreaterThanOrEqual(15 * DAY);
  }
}

it("three fifths of the places are for those who are not dormant, rounded up", () => {
  expect([1, 2, 3, 4, 5, 6, 10, 20].map(placesOfA)).toEqual([1, 2, 2, 3, 3, 4, 6, 12]);
});
