import { afterAll, describe, expect, it } from "vitest";
import { type Refresh, shareRefreshes } from "../crm/relationships/share-refreshes.ts";
import type { UserId } from "../db/schema.ts";
import { createLogger } from "../logger.ts";
import { keepFresh } from "./freshness.ts";

const MINUTE = 60_000;
const [ana, ben, eva] = [1, 2, 3] as [UserId, UserId, UserId];
const logger = createLogger("silent");
const patience = { own: 300, others: 150 };
const silence = <Value>() => new Promise<Value>(() => undefined);
const TOO_LONG = /^Scores and suggestions are being brought up to date/;

// The timers of what waits here keep no process alive, as those of a stopping server must not.
const alive = setInterval(() => undefined, 1_000);
afterAll(() => clearInterval(alive));

const scores = (isStale: () => Promise<boolean>, refresh: Refresh) => ({
  isStale,
  ...shareRefreshes(refresh),
});

/** Scores that are stale until a refresh of theirs is let end, and a clock that stands. */
function world({ stale }: { stale: readonly UserId[] }) {
  const isStale = new Set(stale);
  const looks: UserId[] = [];
  const begun: UserId[] = [];
  const ends = new Map<UserId, (done: boolean) => void>();
  let now = 0;
  const refreshes = shareRefreshes((userId) => {
    begun.push(userId);
    return new Promise((resolve) => ends.set(userId, resolve));
  });
  const fresh = keepFresh(
    {
      isStale: async (userId) => {
        looks.push(userId);
        return isStale.has(userId);
      },
      ...refreshes,
    },
    { clock: () => new Date(now), logger },
    patience,
  );
  /** Ends the refresh of a user, who is fresh then. */
  const end = (userId: UserId) => {
    isStale.delete(userId);
    ends.get(userId)?.(true);
  };
  /** As the schedule does. */
  const refresh = (userId: UserId) => refreshes.refresh(userId, new Date(now));
  return { isStale, looks, begun, fresh, refresh, end, setClock: (to: number) => (now = to) };
}

describe("whether scores are stale", () => {
  it("is looked at once a minute, for each user, also after the machine has slept", async () => {
    const it = world({ stale: [] });
    await Promise.all([it.fresh(ana), it.fresh(ana), it.fresh(ben)]);
    it.setClock(MINUTE - 1);
    await it.fresh(ana);
    expect(it.looks).toEqual([ana, ben]);
    it.setClock(50 * MINUTE);
    await it.fresh(ana);
    expect(it.looks).toEqual([ana, ben, ana]);
    it.setClock(0);
    await it.fresh(ana);
    expect(it.looks).toEqual([ana, ben, ana, ana]);
    expect(it.begun).toEqual([]);
  });

  it("is asked once more where the connection breaks", async () => {
    let attempts = 0;
    const isStale = async () => {
      attempts++;
      if (attempts === 1) throw Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" });
      return false;
    };
    await keepFresh(scores(isStale, silence), { clock: () => new Date(0), logger })(ana);
    expect(attempts).toBe(2);
  });
});

describe("a call that finds stale scores", () => {
  it("waits for the one refresh that all who ask share", async () => {
    const it = world({ stale: [ana] });
    let answered = 0;
    const calls = [it.fresh(ana), it.fresh(ana)].map((call) => call.then(() => answered++));
    while (it.begun.length === 0) await Promise.resolve();
    expect(answered).toBe(0);
    it.end(ana);
    await Promise.all(calls);
    expect(it.begun).toEqual([ana]);
  });

  it("waits for the one that the schedule began as long as for its own, also while two others are refreshed", async () => {
    const it = world({ stale: [ana, ben, eva] });
    for (const other of [ben, eva]) it.fresh(other).catch(() => undefined);
    while (it.begun.length < 2) await Promise.resolve();
    const scheduled = it.refresh(ana);
    const began = performance.now();
    await expect(it.fresh(ana)).rejects.toThrow(TOO_LONG);
    expect(performance.now() - began).toBeGreaterThanOrEqual(patience.own);
    const next = it.fresh(ana);
    it.end(ana);
    await Promise.all([scheduled, next]);
    expect(it.begun).toEqual([ben, eva, ana]);
  });

  it("never shows them: it is told to ask again, and finds the same refresh done", async () => {
    const it = world({ stale: [ana] });
    await expect(it.fresh(ana)).rejects.toMatchObject({
      code: "unavailable",
      message: expect.stringMatching(TOO_LONG),
    });
    const next = it.fresh(ana);
    it.end(ana);
    await next;
    expect(it.begun).toEqual([ana]);
  });

  it("waits less long where another process has them in hand, and looks until that is done", async () => {
    let looks = 0;
    let isDone = false;
    const refreshed: UserId[] = [];
    const fresh = keepFresh(
      scores(
        async () => {
          looks++;
          return !isDone;
        },
        async (userId) => {
          refreshed.push(userId);
          return false;
        },
      ),
      { clock: () => new Date(0), logger },
      { own: 60_000, others: 150 },
    );
    await expect(fresh(ana)).rejects.toThrow(TOO_LONG);
    expect(refreshed.length).toBeGreaterThan(1);
    const next = fresh(ana);
    isDone = true;
    await next;
    expect(looks).toBeLessThan(10);
  });

  it("is answered with what is there where the refresh fails, and for a minute so is the next", async () => {
    let now = 0;
    let attempts = 0;
    const refresh = async () => {
      attempts++;
      throw new Error("disk full");
    };
    const fresh = keepFresh(
      scores(async () => true, refresh),
      { clock: () => new Date(now), logger },
    );
    await fresh(ana);
    now = MINUTE - 1;
    await fresh(ana);
    expect(attempts).toBe(1);
    now = MINUTE;
    await fresh(ana);
    expect(attempts).toBe(2);
  });

  it("is told so where the refresh loses the database, and the next tries again", async () => {
    let attempts = 0;
    const refresh = () => {
      attempts++;
      return Promise.reject(Object.assign(new Error("sorry, too many clients"), { code: "53300" }));
    };
    const fresh = keepFresh(
      scores(async () => true, refresh),
      { clock: () => new Date(0), logger },
    );
    await expect(fresh(ana)).rejects.toThrow("The database cannot be reached.");
    expect(attempts).toBe(1);
    await expect(fresh(ana)).rejects.toThrow("The database cannot be reached.");
    expect(attempts).toBe(2);
  });
});

it.concurrent.each([1, 3])(
  "a database that hangs at look %i is given up on within 5 seconds, and the next call looks again",
  async (hanging) => {
    const looks: number[] = [];
    const isStale = async () => {
      const look = looks.push(performance.now());
      return look === hanging ? silence<boolean>() : look < hanging;
    };
    const own = { own: 60_000, others: 60_000 };
    const fresh = keepFresh(scores(isStale, silence), { clock: () => new Date(0), logger }, own);
    await expect(fresh(ana)).rejects.toThrow("The database did not answer in time.");
    expect(performance.now() - (looks.at(-1) ?? 0)).toBeLessThan(5_000);
    await fresh(ana);
  },
);

describe("many users with stale scores", () => {
  const many = Array.from({ length: 20 }, (_, index) => (index + 10) as UserId);

  it("are refreshed two at a time, and the call of one who is fresh does not wait for them", async () => {
    const it = world({ stale: many });
    const calls = many.map((userId) => it.fresh(userId).catch(() => undefined));
    while (it.begun.length === 0) await Promise.resolve();
    await it.fresh(ana);
    expect(it.begun).toHaveLength(2);
    await Promise.all(calls);
    expect(it.begun).toHaveLength(2);
  });

  it("come in turn as those before them are done", async () => {
    const users = many.slice(0, 4);
    const it = world({ stale: users });
    const calls = users.map((userId) => it.fresh(userId));
    const done = Promise.all(calls);
    let finished = false;
    void done.then(() => (finished = true));
    while (!finished) {
      expect(it.begun.length - (users.length - it.isStale.size)).toBeLessThanOrEqual(2);
      for (const userId of it.begun) it.end(userId);
      await new Promise(setImmediate);
    }
    expect([...it.begun].sort()).toEqual(users);
  });
});
