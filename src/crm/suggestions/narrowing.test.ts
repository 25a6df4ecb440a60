import { describe, expect, it } from "vitest";
import { testDatabase } from "../../../test/database.ts";
import {
  createContact,
  createIdentity,
  createInteraction,
  createSuggestion,
  createUser,
} from "../../../test/factories.ts";
import { type contacts, events, type UserId } from "../../db/schema.ts";
import { DAY } from "../relationships/score.ts";
import { findPossible } from "./find-possible.ts";

// With one place in a run, the narrowing looks at one of those who are merely silent: the one with the most points. Each
// pair here turns on one threshold or guard; find-possible.test.ts compares it with the rules over whole networks.

const db = await testDatabase();
const now = new Date("2026-03-20T12:00:00Z");
const ago = (days: number) => new Date(now.getTime() - days * DAY);
const settings = {
  timeZone: "UTC",
  dormancy: 365,
  budget: 1,
  intervals: { high: 30, medium: 60, low: 180 },
};

type Values = Partial<typeof contacts.$inferInsert>;
interface Person extends Values {
  interactions?: number;
  /** Days. */
  silent?: number;
  /** Days between the first and the last interaction. */
  span?: number;
  address?: boolean;
}

async function create(
  userId: UserId,
  { interactions = 1, silent = 61, span = 0, address = true, ...values }: Person,
): Promise<number> {
  const id = await createContact(db, userId, {
    interactionCount: interactions,
    firstInteractionAt: ago(silent + span),
    lastInteractionAt: ago(silent),
    ...values,
  });
  if (address) {
    await createIdentity(db, userId, id, "email", `${id}@example.com`);
    await createIdentity(db, userId, id, "linkedin", `person-${id}`);
  }
  return id;
}

/** The winner comes second: of two with the same points the first would be looked at. */
async function isLookedAt(winner: Person, loser: Person): Promise<boolean> {
  const userId = await createUser(db);
  await create(userId, loser);
  const id = await create(userId, winner);
  return (await findPossible(db, userId, settings, now)).includes(id);
}

describe("of two who are silent, the one with more points is looked at", () => {
  const dormant = { silent: 400 };
  const high = { priority: "high", interactions: 1 } as const;
  it.each<[string, Person, Person]>([
    ["ten interactions over nine of high priority", { interactions: 10 }, { ...high, interactions: 9 }],
    ["high priority over nine interactions", high, { interactions: 9, silent: 91 }],
    ["91 days over 90", { interactions: 10, silent: 91 }, { interactions: 11, silent: 90 }],
    [
      "eleven interactions over ten, both silent for 90 days",
      { interactions: 11, silent: 90 },
      { interactions: 10, silent: 90.9 },
    ],
    [
      "four dormant interactions over three of a long history",
      { ...dormant, interactions: 4 },
      { ...dormant, interactions: 3, span: 200 },
    ],
    [
      "a long history over three dormant interactions",
      { ...dormant, interactions: 2, span: 200 },
      { ...dormant, interactions: 3 },
    ],
    [
      "eight dormant interactions over seven of a long history",
      { ...dormant, interactions: 8 },
      { ...dormant, interactions: 7, span: 200 },
    ],
    [
      "a long history over seven dormant interactions",
      { ...dormant, interactions: 6, span: 200 },
      { ...dormant, interactions: 7 },
    ],
    [
      "a history of 180 days over one more interaction",
      { ...dormant, interactions: 4, span: 180 },
      { ...dormant, interactions: 5 },
    ],
    [
      "one more interaction over a history of 179 days",
      { ...dormant, interactions: 5 },
      { ...dormant, interactions: 4, span: 179.9 },
    ],
    ["one more interaction", { interactions: 3 }, { interactions: 2 }],
  ])("%s", async (_, winner, loser) => {
    expect(await isLookedAt(winner, loser)).toBe(true);
  });
});

describe("nobody takes the place of another who may not have it:", () => {
  const many = { interactions: 20, silent: 200 };
  const last = { interactions: 1, silent: 61 };
  const lost = { interactions: 2, silent: 400 };
  it.each<[string, Person, Person]>([
    ["the archived", last, { ...many, priority: "archived" }],
    ["a strong contact of medium priority", last, { ...many, score: 8 }],
    ["somebody of the second tier", last, { ...many, tags: ["Friends", "2nd Tier"] }],
    ["somebody without a channel", last, { ...many, address: false }],
    ["somebody followed up in the last 14 days", last, { ...many, lastFollowUpAt: ago(14.9) }],
    ["high priority, within its interval", last, { interactions: 500, silent: 30.95, priority: "high" }],
    ["medium priority, within its interval", last, { interactions: 500, silent: 60.9 }],
    ["low priority, within its interval", last, { interactions: 500, silent: 180.9, priority: "low" }],
    [
      "low priority with two interactions",
      { ...last, interactions: 1 },
      { interactions: 2, silent: 200, priority: "low" },
    ],
    ["four interactions of over three years ago", lost, { interactions: 4, silent: 1096, span: 300 }],
    ["an archived one of long ago", lost, { interactions: 20, silent: 400, priority: "archived" }],
    ["one interaction of long ago", lost, { interactions: 1, silent: 400, span: 300 }],
    ["any number of over five years ago", lost, { interactions: 500, silent: 1826, span: 300 }],
  ])("%s", async (_, winner, loser) => {
    expect(await isLookedAt(winner, loser)).toBe(true);
  });

  it.each<[string, Person, Person]>([
    ["a strong contact of medium priority below 8", { ...many, score: 7 }, last],
    ["a strong contact of high priority", { ...many, score: 8, priority: "high" }, last],
    ["somebody with other tags", { ...many, tags: ["Friends", "Tier 2"] }, last],
    ["somebody followed up 15 days ago", { ...many, lastFollowUpAt: ago(15) }, last],
    [
      "high priority, past its interval",
      { interactions: 1, silent: 31, priority: "high" },
      { ...last, interactions: 2 },
    ],
    ["low priority, past its interval", { interactions: 3, silent: 181, priority: "low" }, last],
    ["five interactions of five years ago", { interactions: 5, silent: 1825.9 }, lost],
    ["two interactions of three years ago", { interactions: 2, silent: 1095.9, span: 300 }, lost],
    ["somebody silent for exactly the dormancy", { interactions: 10, silent: 365.9 }, last],
  ])("%s may", async (_, winner, loser) => {
    expect(await isLookedAt(winner, loser)).toBe(true);
  });

  it.each(["pending", "snoozed"] as const)("somebody with one that is %s", async (status) => {
    const userId = await createUser(db);
    const taken = await create(userId, many);
    await createSuggestion(db, userId, taken, { status });
    const id = await create(userId, last);
    expect(await findPossible(db, userId, settings, now)).toEqual([taken, id]);
  });

  it.each<[string, Parameters<typeof createSuggestion>[3], boolean]>([
    ["dismissed by the user in the last 30 days", { resolvedBy: "user", updatedAt: ago(30.9) }, true],
    ["dismissed by the user 31 days ago", { resolvedBy: "user", updatedAt: ago(31) }, false],
    ["dismissed by the system", { resolvedBy: "system", updatedAt: ago(1) }, false],
    ["completed", { status: "completed", resolvedBy: "user", updatedAt: ago(1) }, false],
  ])("somebody with one %s", async (_, values, rests) => {
    const userId = await createUser(db);
    const one = await create(userId, many);
    await createSuggestion(db, userId, one, { status: "dismissed", ...values });
    const id = await create(userId, last);
    expect(await findPossible(db, userId, settings, now)).toEqual([rests ? id : one]);
  });
});

it("nobody has a channel by a website", async () => {
  const userId = await createUser(db);
  const without = await create(userId, { interactions: 20, silent: 200, address: false });
  await createIdentity(db, userId, without, "website", "https://example.com");
  const id = await create(userId, {});
  expect(await findPossible(db, userId, settings, now)).toEqual([id]);
});

it("one of the dormant is looked at beside one of the others", async () => {
  const userId = await createUser(db);
  const ids = [
    await create(userId, { interactions: 20, silent: 200 }),
    await create(userId, { silent: 400, interactions: 2 }),
  ];
  expect(await findPossible(db, userId, settings, now)).toEqual(ids);
});

it("a rhythm with somebody never met begins when it was set", async () => {
  const userId = await createUser(db);
  const never = {
    interactionCount: 0,
    firstInteractionAt: null,
    lastInteractionAt: null,
    remindEveryDays: 20,
  };
  const id = await create(userId, { ...never, remindSetAt: ago(20) });
  await create(userId, { ...never, remindSetAt: ago(19.9) });
  expect(await findPossible(db, userId, settings, now)).toEqual([id]);
});

describe("a message that was read and not answered", () => {
  type Sent = Parameters<typeof createInteraction>[3];
  const read = { direction: "outbound", readByRecipient: true } as const;
  it.each<[string, Sent[], boolean]>([
    ["counts", [read], true],
    ["does not when it was not read", [{ ...read, readByRecipient: false }], false],
    ["does not when it was theirs", [{ ...read, direction: "inbound" }], false],
    ["does not when it was a call", [{ ...read, kind: "call" }], false],
    ["does not once they wrote", [{ ...read, occurredAt: ago(101) }, { occurredAt: ago(100) }], false],
    ["does not when their answer has the same moment", [read, {}], false],
    ["counts beside a note", [read, { kind: "note" }], true],
    ["counts beside another of the same moment", [read, read], true],
  ])("%s", async (_, sent, counts) => {
    const userId = await createUser(db);
    const other = await create(userId, { interactions: 6, silent: 100 });
    const id = await create(userId, { interactions: 5, silent: 100 });
    for (const values of sent) await createInteraction(db, userId, id, { occurredAt: ago(100), ...values });
    expect(await findPossible(db, userId, settings, now)).toEqual([counts ? id : other]);
  });
});

it("points for a message that was read can make two equal: then the one who was added first is looked at", async () => {
  const userId = await createUser(db);
  const raised = await create(userId, { interactions: 10, silent: 100 });
  await create(userId, { interactions: 110, silent: 100 });
  const read = { direction: "outbound", readByRecipient: true, occurredAt: ago(100) } as const;
  await createInteraction(db, userId, raised, read);
  expect(await findPossible(db, userId, settings, now)).toEqual([raised]);
});

describe("of two places, a message that was read", () => {
  const read = { direction: "outbound", readByRecipient: true, occurredAt: ago(100) } as const;
  /** Who is looked at of people silent for 100 days, by place: so many interactions each, of whom some read a message. */
  async function lookedAt(...people: [interactions: number, read: boolean][]): Promise<number[]> {
    const userId = await createUser(db);
    const ids: number[] = [];
    for (const [interactions, isRead] of people) {
      const id = await create(userId, { interactions, silent: 100 });
      if (isRead) await createInteraction(db, userId, id, read);
      ids.push(id);
    }
    const found = await findPossible(db, userId, { ...settings, budget: 2 }, now);
    return found.map((id) => ids.indexOf(id));
  }

  it("brings somebody before the second, far behind the first", async () => {
    expect(await lookedAt([110, false], [300, false], [20, true])).toEqual([1, 2]);
  });

  it("counts for those too who would be among the first without it", async () => {
    expect(await lookedAt([150, false], [110, true], [60, true])).toEqual([1, 2]);
  });

  it("takes one place where it is of one person", async () => {
    expect(await lookedAt([10, false], [300, true], [12, false])).toEqual([1, 2]);
  });
});

describe("whatever the points, these are looked at:", () => {
  const event = (values: Partial<typeof events.$inferInsert>) => ({
    type: "job_change" as const,
    occurredAt: ago(1),
    confidence: 0.9,
    source: "linkedin",
    ...values,
  });
  const recent = { silent: 20, interactions: 2 };
  it.each<[string, Person, ReturnType<typeof event> | undefined, boolean]>([
    ["somebody who just wrote", recent, undefined, false],
    ["a new job", recent, event({}), true],
    ["news of this moment", recent, event({ occurredAt: now }), true],
    ["news of two weeks ago", recent, event({ occurredAt: ago(14.9) }), true],
    ["news of over two weeks ago", recent, event({ occurredAt: ago(15) }), false],
    ["news of tomorrow", recent, event({ occurredAt: ago(-1) }), false],
    ["a rumour", recent, event({ confidence: 0.6 }), false],
    ["a broken silence", recent, event({ type: "silence_broken" }), false],
    ["a birthday in three days", { ...recent, birthMonth: 3, birthDay: 23 }, undefined, true],
    ["a birthday in four days", { ...recent, birthMonth: 3, birthDay: 24 }, undefined, false],
    [
      "the birthday of somebody archived",
      { ...recent, birthMonth: 3, birthDay: 20, priority: "archived" },
      undefined,
      false,
    ],
    ["a date that has come", { ...recent, remindOn: "2026-03-20" }, undefined, true],
    ["a date of tomorrow", { ...recent, remindOn: "2026-03-21" }, undefined, false],
    ["a rhythm that has passed", { ...recent, remindEveryDays: 20 }, undefined, true],
    ["a rhythm that has not", { ...recent, remindEveryDays: 21 }, undefined, false],
    [
      "somebody due who wrote this month",
      { silent: 31 - 1e-4, interactions: 1, priority: "high" },
      undefined,
      false,
    ],
  ])("%s", async (_, person, news, isNamed) => {
    const userId = await createUser(db);
    const id = await create(userId, person);
    if (news) await db.insert(events).values({ userId, contactId: id, ...news });
    expect(await findPossible(db, userId, settings, now)).toEqual(isNamed ? [id] : []);
  });

  it("all whose last messages are of the last 30 days, as those may lower their points", async () => {
    const userId = await createUser(db);
    const short = { ...settings, intervals: { ...settings.intervals, high: 7 } };
    const ids = [];
    for (const silent of [8, 20, 30.9])
      ids.push(await create(userId, { silent, priority: "high", interactions: 9 }));
    const place = await create(userId, { silent: 31, priority: "high", interactions: 9 });
    await create(userId, { silent: 31, priority: "high", interactions: 8 });
    expect(await findPossible(db, userId, short, now)).toEqual([...ids, place]);
  });
});
