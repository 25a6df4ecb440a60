import { describe, expect, it } from "vitest";
import { DAY, type Interaction, type Score, score } from "./score.ts";
import { tier } from "./tier.ts";

const now = new Date("2026-03-20T12:00:00Z");
const SECOND = 1000;

/** `days` of 24 hours before now, then `later` milliseconds on. */
const ago = (days: number, later = 0) => new Date(now.getTime() - days * DAY + later);

const message = (direction: "inbound" | "outbound", occurredAt: Date, platform = "email"): Interaction => ({
  kind: "message",
  platform,
  direction,
  occurredAt,
});
const received = (occurredAt: Date, platform?: string) => message("inbound", occurredAt, platform);
const sent = (occurredAt: Date, platform?: string) => message("outbound", occurredAt, platform);
const meeting = (occurredAt: Date): Interaction => ({
  kind: "meeting",
  platform: "meeting",
  direction: "mutual",
  occurredAt,
});
const call = (direction: "inbound" | "outbound", occurredAt: Date): Interaction => ({
  kind: "call",
  platform: "phone",
  direction,
  occurredAt,
});
const note = (occurredAt: Date): Interaction => ({
  kind: "note",
  platform: "note",
  direction: "outbound",
  occurredAt,
});
const times = (count: number, interaction: Interaction): Interaction[] => Array(count).fill(interaction);

type Case = [what: string, interactions: Interaction[], points: number];
const part = (name: keyof Score, cases: Case[]) =>
  describe(name, () => {
    it.each(cases)("%s", (_what, interactions, points) => {
      expect(score(interactions, now)[name]).toBe(points);
    });
  });

part("reciprocity", [
  ["no contact at all", [], 0],
  ["only the other side writes", times(9, received(ago(1))), 0],
  ["only I write", times(9, sent(ago(1))), 0],
  ["three each is balanced and enough", [...times(3, received(ago(1))), ...times(3, sent(ago(1)))], 4],
  ["one each is a third of enough: 4/3 rounds to 1", [received(ago(1)), sent(ago(1))], 1],
  [
    "two each is two thirds of enough: 8/3 rounds to 3",
    [...times(2, received(ago(1))), ...times(2, sent(ago(1)))],
    3,
  ],
  ["a half rounds up: 4 x 3/8", [...times(3, received(ago(1))), ...times(8, sent(ago(1)))], 2],
  [
    "just below a half rounds down: 4 x 10/27",
    [...times(10, received(ago(1))), ...times(27, sent(ago(1)))],
    1,
  ],
  ["the same whoever writes more", [...times(8, received(ago(1))), ...times(3, sent(ago(1)))], 2],
  ["three meetings are three in and three out", times(3, meeting(ago(1))), 4],
  ["three calls count both ways, whoever called", times(3, call("outbound", ago(1))), 4],
  ["notes count for nothing", [...times(3, received(ago(1))), ...times(3, note(ago(1)))], 0],
  ["365 days ago counts in full", [...times(3, received(ago(365))), ...times(3, sent(ago(365)))], 4],
  [
    "a moment before the 366th day is full, still",
    [...times(3, received(ago(366, 1))), ...times(3, sent(ago(366, 1)))],
    4,
  ],
  ["366 days ago counts a twentieth", [...times(3, received(ago(366))), ...times(3, sent(ago(366)))], 0],
  ["730 days ago counts a twentieth", [...times(60, received(ago(730))), ...times(60, sent(ago(730)))], 4],
  [
    "of 731 days a fiftieth is left: 2.4 of 6 enough",
    [...times(60, received(ago(731))), ...times(60, sent(ago(731)))],
    2,
  ],
  [
    "1825 days ago counts a fiftieth",
    [...times(150, received(ago(1825))), ...times(150, sent(ago(1825)))],
    4,
  ],
  ["1826 days ago counts nothing", [...times(150, received(ago(1826))), ...times(150, sent(ago(1826)))], 0],
  ["what came in counts by its own age", [...times(3, received(ago(366))), ...times(9, sent(ago(1)))], 0],
]);

part("recency", [
  ["heard of this moment", [received(now)], 3],
  ["a second from now has not happened yet", [received(ago(0, SECOND))], 0],
  ["7 days ago", [received(ago(7))], 3],
  ["a moment before 8 days are full", [received(ago(8, 1))], 3],
  ["8 days ago", [received(ago(8))], 2],
  ["a moment before 31 days are full", [received(ago(31, 1))], 2],
  ["31 days ago", [received(ago(31))], 1],
  ["a moment before 91 days are full", [received(ago(91, 1))], 1],
  ["91 days ago", [received(ago(91))], 0],
  ["the last inbound counts, not the last outbound", [received(ago(91)), sent(ago(1))], 0],
  ["an inbound of many years ago keeps the outbound out", [received(ago(4000)), sent(ago(1))], 0],
  ["only outbound, 7 days ago: half of 3, rounded down", [sent(ago(7))], 1],
  ["only outbound, 30 days ago: half of 2", [sent(ago(30))], 1],
  ["only outbound, 31 days ago: half of 1, rounded down", [sent(ago(31))], 0],
  ["an inbound still to come leaves the outbound", [received(ago(-1)), sent(ago(1))], 1],
  ["a meeting is heard of", [meeting(ago(3))], 3],
  ["an outbound call is heard of", [call("outbound", ago(3))], 3],
  ["a note is not", [note(ago(3))], 0],
]);

part("frequency", [
  ["8 within 30 days", times(8, sent(ago(30))), 2],
  ["7 within 30 days", times(7, sent(ago(30))), 1],
  ["3 within 30 days", times(3, sent(ago(30))), 1],
  ["2 within 30 days", times(2, sent(ago(30))), 0],
  ["a moment before 31 days are full, still 1", times(3, sent(ago(31, 1))), 1],
  ["31 days ago weighs 0.3: 9 are 2.7", times(9, sent(ago(31))), 0],
  ["31 days ago weighs 0.3: 10 are 3", times(10, sent(ago(31))), 1],
  ["90 days ago weighs 0.3", times(27, sent(ago(90))), 2],
  ["91 days ago weighs 0.1: 29 are 2.9", times(29, sent(ago(91))), 0],
  ["365 days ago weighs 0.1: 30 are 3", times(30, sent(ago(365))), 1],
  ["366 days ago weighs 0.05: 59 are 2.95", times(59, sent(ago(366))), 0],
  ["730 days ago weighs 0.05: 60 are 3", times(60, sent(ago(730))), 1],
  ["731 days ago weighs 0.02: 149 are 2.98", times(149, sent(ago(731))), 0],
  ["1825 days ago weighs 0.02: 400 are 8", times(400, sent(ago(1825))), 2],
  ["1826 days ago weighs nothing", times(400, sent(ago(1826))), 0],
  ["0.1 thirty times is exactly 3", times(30, received(ago(100))), 1],
  ["a meeting counts once", times(2, meeting(ago(1))), 0],
  ["notes count for nothing", times(8, note(ago(1))), 0],
  ["what lies in the future does not count", times(8, meeting(ago(-1))), 0],
]);

part("breadth", [
  ["one platform", times(5, sent(ago(1))), 0],
  ["two platforms", [sent(ago(1)), sent(ago(1), "telegram")], 1],
  ["the second 1825 days ago", [sent(ago(1)), sent(ago(1825), "telegram")], 1],
  ["the second a moment before 1826 days are full", [sent(ago(1)), sent(ago(1826, 1), "telegram")], 1],
  ["the second 1826 days ago", [sent(ago(1)), sent(ago(1826), "telegram")], 0],
  ["a note is no platform", [sent(ago(1)), note(ago(1))], 0],
  ["a meeting to come is none yet", [sent(ago(1)), meeting(ago(-1))], 0],
]);

part("tenure", [
  ["50 and two years", times(50, sent(ago(730))), 2],
  ["49 and two years", times(49, sent(ago(730))), 1],
  ["50 and a moment less than two years", times(50, sent(ago(730, 1))), 1],
  ["20 and one year", times(20, sent(ago(365))), 1],
  ["19 and one year", times(19, sent(ago(365))), 0],
  ["20 and a moment less than one year", times(20, sent(ago(365, 1))), 0],
  ["one long ago, the rest of late", [sent(ago(3000)), ...times(49, sent(ago(1)))], 2],
  ["notes make no history", [note(ago(3000)), ...times(50, sent(ago(1)))], 0],
]);

describe("the whole", () => {
  it("is the sum of the parts", () => {
    const facts = [...times(3, received(ago(10))), ...times(3, sent(ago(9), "linkedin"))];
    expect(score(facts, now)).toEqual({
      total: 8,
      reciprocity: 4,
      recency: 2,
      frequency: 1,
      breadth: 1,
      tenure: 0,
    });
  });

  it("is at most 10", () => {
    const facts = [...times(30, received(ago(1))), ...times(30, sent(ago(1), "linkedin")), sent(ago(800))];
    expect(score(facts, now)).toEqual({
      total: 10,
      reciprocity: 4,
      recency: 3,
      frequency: 2,
      breadth: 1,
      tenure: 2,
    });
  });

  it("is 0 without interactions", () => {
    expect(score([], now).total).toBe(0);
  });

  it.each([
    [10, "strong"],
    [8, "strong"],
    [7, "warm"],
    [4, "warm"],
    [3, "cold"],
    [0, "cold"],
  ] as const)("of %i is %s", (points, name) => {
    expect(tier(points)).toBe(name);
  });
});
