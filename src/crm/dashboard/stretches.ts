import type { PlatformHours, WeekCounts } from "../../db/dashboard-schema.ts";
import { DAY } from "../relationships/score.ts";

// Interactions of the last two weeks are kept by stretches of three hours, so that any moment is at most three hours
// from one of their ends; those of the year by weeks. All in milliseconds and UTC.

export const STRETCH = 3 * 60 * 60 * 1000;
export const WEEK = 7 * DAY;
/** 1 January 2001 was a Monday. */
export const A_MONDAY = Date.UTC(2001, 0, 1);
/** A year, and the current week. */
export const WEEKS_SHOWN = 53;

export const startOfStretch = (at: number) => Math.floor(at / STRETCH) * STRETCH;
export const startOfWeek = (at: number) => A_MONDAY + Math.floor((at - A_MONDAY) / WEEK) * WEEK;

/** Interactions from the start of a stretch up to a moment within it, by platform. */
export interface Edge {
  readonly at: number;
  readonly platforms: Readonly<Record<string, number>>;
}

/** How many interactions of a platform are older than a moment, counted from the first stretch on. */
export function countUntil({ from, platforms }: PlatformHours, platform: string, edge: Edge): number {
  const full = Math.max(0, (startOfStretch(edge.at) - Date.parse(from)) / STRETCH);
  const sum = (platforms[platform] ?? []).slice(0, full).reduce((all, one) => all + one, 0);
  return sum + (edge.platforms[platform] ?? 0);
}

export interface WeekActivity {
  /** The Monday it begins on, in UTC: `2026-11-16`. */
  readonly week: string;
  readonly interactions: number;
}

/** The weeks up to the current one, of which `current` says how many interactions it has had so far. */
export function weeksUntil(now: Date, { from, counts }: WeekCounts, current: number): WeekActivity[] {
  const last = startOfWeek(now.getTime());
  return Array.from({ length: WEEKS_SHOWN }, (_, index) => {
    const week = last - (WEEKS_SHOWN - 1 - index) * WEEK;
    const interactions = week === last ? current : (counts[(week - Date.parse(from)) / WEEK] ?? 0);
    return { week: new Date(week).toISOString().slice(0, 10), interactions };
  });
}
