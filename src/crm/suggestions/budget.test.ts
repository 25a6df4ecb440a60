import { describe, expect, it } from "vitest";
import { QUIET_CONTACT } from "../../../test/contact-facts.ts";
import { choose, sharePlaces } from "./budget.ts";
import type { Pool } from "./priority.ts";
import type { Reason } from "./reasons.ts";

const silent = (pool: Pool, priority: number): Reason => ({
  triggerType: pool === "a" ? "time_based" : "dormant_mid",
  pool,
  onTop: false,
  priority,
  facts: {},
});
const BIRTHDAY: Reason = { triggerType: "birthday", pool: "a", onTop: true, priority: 1500, facts: {} };

/** The places of a run that has its whole budget before it. */
const shared = (budget: number) => sharePlaces(budget, budget, { a: 0, b: 0 }, { a: 0, b: 0 });

function chosen(places: number, ...people: Reason[][]) {
  const considered = people.map((reasons, index) => ({
    contact: { ...QUIET_CONTACT, contactId: index + 1 },
    reasons,
  }));
  return choose(considered, shared(places)).map(({ contact, reason }) => [
    contact.contactId,
    reason.triggerType,
  ]);
}

describe("one suggestion a contact", () => {
  it("is the best reason, and those of one priority come in the order of the contacts", () => {
    expect(chosen(3, [silent("a", 5)], [silent("a", 9), silent("a", 7)], [silent("a", 5)])).toEqual([
      [2, "time_based"],
      [1, "time_based"],
      [3, "time_based"],
    ]);
  });

  it("is the birthday for whom there was no place, though another reason weighs more", () => {
    const both = [silent("a", 1600), BIRTHDAY];
    expect(chosen(1, both, [silent("a", 1700)])).toEqual([
      [2, "time_based"],
      [1, "birthday"],
    ]);
    expect(chosen(2, both)).toEqual([[1, "time_based"]]);
    expect(chosen(0, both, [BIRTHDAY, silent("a", 9)])).toEqual([
      [1, "birthday"],
      [2, "birthday"],
    ]);
  });
});

it("a birthday takes no place, and stands where its points put it", () => {
  expect(chosen(1, [silent("a", 5)], [BIRTHDAY, silent("a", 9)])).toEqual([
    [2, "birthday"],
    [1, "time_based"],
  ]);
});

it("of equal points the contact who was added first has the place, in whatever order they come", () => {
  const considered = [3, 1, 2].map((contactId) => ({
    contact: { ...QUIET_CONTACT, contactId },
    reasons: [silent("a", 5)],
  }));
  expect(choose(considered, shared(2)).map(({ contact }) => contact.contactId)).toEqual([1, 2]);
});

describe("the places", () => {
  const many = (pool: Pool, count: number) => Array.from({ length: count }, () => [silent(pool, 1)]);
  const counts = (places: number, a: number, b: number) => {
    const triggers = chosen(places, ...many("a", a), ...many("b", b)).map(([, trigger]) => trigger);
    return [
      triggers.filter((trigger) => trigger === "time_based").length,
      triggers.filter((trigger) => trigger === "dormant_mid").length,
    ];
  };
  it.each([
    [5, 9, 9, 3, 2],
    [1, 9, 9, 1, 0],
    [2, 9, 9, 2, 0],
    [3, 9, 9, 2, 1],
    [20, 30, 30, 12, 8],
    [5, 9, 1, 4, 1],
    [5, 9, 0, 5, 0],
    [5, 1, 9, 1, 4],
    [5, 0, 9, 0, 5],
    [5, 1, 1, 1, 1],
    [0, 9, 9, 0, 0],
  ])("%i places for %i and %i: %i and %i", (places, a, b, ofA, ofB) => {
    expect(counts(places, a, b)).toEqual([ofA, ofB]);
  });
});

describe("a run with fewer free places than its budget of five shares them so that each pool comes to its share", () => {
  it.each([
    ["the first two of the day are to fill after three of A", 2, [3, 0], [3, 0], [0, 2]],
    ["the last one of the day after three of A and one of B", 1, [3, 1], [3, 1], [0, 1]],
    ["one place, most pending of A", 1, [10, 4], [0, 0], [0, 1]],
    ["one place, and B has its share", 1, [8, 6], [0, 0], [1, 0]],
    ["two places, B behind by two", 2, [9, 4], [0, 0], [0, 2]],
    ["two places, A behind by two", 2, [7, 6], [0, 0], [2, 0]],
    ["all five, whatever is pending", 5, [10, 0], [0, 0], [3, 2]],
    ["all five, whatever else is pending", 5, [0, 10], [0, 0], [3, 2]],
    ["none", 0, [9, 6], [3, 2], [0, 0]],
  ])("%s", (_, free, [a = 0, b = 0], [madeA = 0, madeB = 0], [ofA = 0, ofB = 0]) => {
    expect(sharePlaces(free, 5, { a, b }, { a: madeA, b: madeB })).toEqual({ a: ofA, b: ofB });
  });
});
