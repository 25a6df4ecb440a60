import { eq } from "drizzle-orm";
import fc from "fast-check";
import { expect, it } from "vitest";
import { testDatabase } from "../../../test/database.ts";
import { createUser } from "../../../test/factories.ts";
import { arbitraryNetwork, createNetwork } from "../../../test/networks.ts";
import { contacts } from "../../db/schema.ts";
import { refreshScores } from "../relationships/refresh-scores.ts";
import { findPossible } from "./find-possible.ts";
import { gatherFacts } from "./gather-facts.ts";
import { getOpenSuggestions } from "./open-suggestions.ts";
import { planRun } from "./plan-run.ts";
import { getRuleSettings } from "./rule-settings.ts";
import { runSuggestions } from "./run-suggestions.ts";

const db = await testDatabase();
const now = new Date("2026-03-20T12:00:00Z");

it("nobody is missing whom the rules would choose among all contacts", async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryNetwork(now), async (network) => {
      const userId = await createUser(db);
      await createNetwork(db, userId, network, now);
      const settings = await getRuleSettings(db, userId);
      const everybody = await db.select().from(contacts).where(eq(contacts.userId, userId));
      const plan = async (contactIds: number[], at: Date) => {
        const facts = await gatherFacts(db, userId, contactIds, at);
        return planRun(facts, await getOpenSuggestions(db, userId), settings, at, { make: true });
      };
      for (const days of [0, 1, 5]) {
        const at = new Date(now.getTime() + days * 86_400_000);
        await refreshScores(db, userId, { now: at });
        const fromAll = await plan(
          everybody.map(({ id }) => id),
          at,
        );
        expect(await plan(await findPossible(db, userId, settings, at), at)).toEqual(fromAll);
        await runSuggestions(db, userId, at, { make: true });
      }
    }),
    { numRuns: 40, endOnFailure: true },
  );
}, 120_000);
