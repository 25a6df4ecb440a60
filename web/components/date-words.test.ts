import { expect, it } from "vitest";
import { inWords } from "./date-words.ts";

const now = new Date("2026-03-10T12:00:00Z");
const HOUR = 3_600_000;

it.each([
  [0, "just now"],
  [-5 / 60, "5 minutes ago"],
  [-1, "1 hour ago"],
  [-24, "yesterday"],
  [-24 * 9, "9 days ago"],
  [-24 * 20, "2 weeks ago"],
  [-24 * 130, "4 months ago"],
  [-24 * 800, "2 years ago"],
  [24, "tomorrow"],
  [24 * 3, "in 3 days"],
])("%d hours from now is %j", (hours, words) => {
  expect(inWords(new Date(now.getTime() + hours * HOUR), now)).toBe(words);
});
