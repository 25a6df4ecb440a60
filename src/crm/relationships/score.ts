import type { Direction, InteractionKind } from "../../db/schema.ts";

// How strong a relationship is. refresh-scores.ts computes the same in the database for many contacts at once, from
// the tables here; its test holds the two together.

export interface Interaction {
  kind: InteractionKind;
  platform: string;
  direction: Direction;
  occurredAt: Date;
}

/** Whole points. */
export interface Score {
  /** 0 to 10: the sum of the parts, cut at 10. */
  total: number;
  /** 0 to 4: both sides write about equally, and enough. */
  reciprocity: number;
  /** 0 to 3: how lately the other side was heard of. */
  recency: number;
  /** 0 to 2: how much contact there is. */
  frequency: number;
  /** 0 or 1: contact on more than one platform. */
  breadth: number;
  /** 0 to 2: how long and well the two know each other. */
  tenure: number;
}

/** What holds up to and including an age in days; the first that fits is meant, past the last it is 0. */
export type AgeTable = readonly { maxDays: number; value: number }[];

/** Milliseconds. A day is 24 elapsed hours, whatever the calendar says. */
export const DAY = 24 * 60 * 60 * 1000;

/** Weights are hundredths, so that sums stay whole numbers and round alike here and in the database. */
export const RECIPROCITY_WEIGHTS: AgeTable = [
  { maxDays: 365, value: 100 },
  { maxDays: 730, value: 5 },
  { maxDays: 1825, value: 2 },
];
export const FREQUENCY_WEIGHTS: AgeTable = [
  { maxDays: 30, value: 100 },
  { maxDays: 90, value: 30 },
  { maxDays: 365, value: 10 },
  { maxDays: 730, value: 5 },
  { maxDays: 1825, value: 2 },
];
export const RECENCY_POINTS: AgeTable = [
  { maxDays: 7, value: 3 },
  { maxDays: 30, value: 2 },
  { maxDays: 90, value: 1 },
];
export const RECIPROCITY_POINTS = 4;
/** Hundredths: from six interactions on, the balance counts in full. */
export const RECIPROCITY_ENOUGH = 600;
export const FREQUENCY_STEPS = [
  { least: 800, points: 2 },
  { least: 300, points: 1 },
] as const;
export const BREADTH_MAX_DAYS = 1825;
export const TENURE_STEPS = [
  { interactions: 50, days: 730, points: 2 },
  { interactions: 20, days: 365, points: 1 },
] as const;
export const MAX_SCORE = 10;

/**
 * The score of one contact from all its interactions, in any order. Notes never count, what lies after `now` does not
 * count yet, and a call or meeting counts in both directions.
 */
export function score(interactions: readonly Interaction[], now: Date): Score {
  const counting = interactions
    .filter(({ kind, occurredAt }) => kind !== "note" && occurredAt <= now)
    .map((interaction) => ({ ...interaction, days: elapsedDays(interaction.occurredAt, now) }));
  const inbound = counting.filter(({ kind, direction }) => direction !== "outbound" || kind !== "message");
  const outbound = counting.filter(({ kind, direction }) => direction !== "inbound" || kind !== "message");

  const reciprocity = balance(weigh(inbound, RECIPROCITY_WEIGHTS), weigh(outbound, RECIPROCITY_WEIGHTS));
  const recency = inbound.length
    ? lookUp(RECENCY_POINTS, youngest(inbound))
    : Math.floor(lookUp(RECENCY_POINTS, youngest(outbound)) / 2);
  const weight = weigh(counting, FREQUENCY_WEIGHTS);
  const frequency = FREQUENCY_STEPS.find(({ least }) => weight >= least)?.points ?? 0;
  const recent = counting.filter(({ days }) => days <= BREADTH_MAX_DAYS);
  const breadth = new Set(recent.map(({ platform }) => platform)).size >= 2 ? 1 : 0;
  const age = Math.max(0, ...counting.map(({ days }) => days));
  const tenure =
    TENURE_STEPS.find(({ interactions, days }) => counting.length >= interactions && age >= days)?.points ??
    0;

  const total = Math.min(MAX_SCORE, reciprocity + recency + frequency + breadth + tenure);
  return { total, reciprocity, recency, frequency, breadth, tenure };
}

/** Whole days of 24 hours from `then` to `now`, rounded down. */
export function elapsedDays(then: Date, now: Date): number {
  return Math.floor((now.getTime() - then.getTime()) / DAY);
}

function lookUp(table: AgeTable, days: number): number {
  return table.find(({ maxDays }) => days <= maxDays)?.value ?? 0;
}

function weigh(aged: readonly { days: number }[], weights: AgeTable): number {
  return aged.reduce((sum, { days }) => sum + lookUp(weights, days), 0);
}

function youngest(aged: readonly { days: number }[]): number {
  return Math.min(...aged.map(({ days }) => days));
}

/** Rounded half up: nothing here is negative. In whole numbers, so that a half is a half. */
function balance(inbound: number, outbound: number): number {
  if (inbound === 0) return 0;
  const more = Math.max(inbound, outbound);
  const points =
    RECIPROCITY_POINTS * Math.min(inbound, outbound) * Math.min(RECIPROCITY_ENOUGH, inbound + outbound);
  return Math.floor((2 * points + RECIPROCITY_ENOUGH * more) / (2 * RECIPROCITY_ENOUGH * more));
}
