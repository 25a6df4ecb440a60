import { expect, it } from "vitest";
import { killRounds } from "../../../test/kill-rounds.ts";
import { temporaryDirectory } from "../../../test/temporary-directory.ts";

/** The longer test: PINGCRM_KILL_ROUNDS=50 npx vitest run src/db/embedded/survival. A round takes about a second. */
const ROUNDS = Number(process.env.PINGCRM_KILL_ROUNDS ?? 5);
/** Milliseconds within which a call is answered, however its holder ended. */
const PROMISED = 5_000;

it(
  `whoever is killed, nothing acknowledged is lost and calls are answered in time (${ROUNDS} rounds)`,
  async () => {
    const { acknowledged, missing, longest } = await killRounds(temporaryDirectory(), ROUNDS, 20260302);
    expect(missing).toEqual([]);
    expect(acknowledged).toBeGreaterThan(ROUNDS * 10);
    expect(longest).toBeLessThan(PROMISED);
  },
  30_000 + ROUNDS * 20_000,
);
