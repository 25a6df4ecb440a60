import { expect, it } from "vitest";
import { dateAgo, dateTime, distance } from "./dates.ts";

const clock = { now: new Date("2026-11-23T08:00:00Z"), zone: "Asia/Tokyo" };

it("a date is ISO in the reader's zone, with how long ago in words", () => {
  expect(dateAgo(new Date("2026-11-20T03:00:00Z"), clock)).toBe("2026-11-20, 3 days ago");
  expect(dateAgo(new Date("2026-11-22T15:30:00Z"), clock)).toBe("2026-11-23, today");
  expect(dateTime(new Date("2026-11-22T15:30:00Z"), clock)).toBe("2026-11-23 00:30");
});

it.each([
  [0, "today"],
  [-1, "yesterday"],
  [1, "tomorrow"],
  [10, "in 10 days"],
  [-59, "59 days ago"],
  [-60, "2 months ago"],
  [-76, "2 months ago"],
  [-400, "13 months ago"],
  [-729, "24 months ago"],
  [-730, "2 years ago"],
  [-1830, "5 years ago"],
])("%i days are %s", (days, words) => {
  expect(distance(days)).toBe(words);
});
