import { type SQL, sql } from "drizzle-orm";
import type { PlatformHours, WeekCounts } from "../../db/dashboard-schema.ts";
import type { Queryable } from "../../db/database.ts";
import type { UserId } from "../../db/schema.ts";
import { DAY } from "../relationships/score.ts";
import { STRETCH, startOfStretch, startOfWeek, WEEK, WEEKS_SHOWN } from "./stretches.ts";

/** Milliseconds that are counted ahead, as meetings are on record before they happen: longer than counts are used. */
const AHEAD = 2 * DAY;

/** The stretches of the last 14 days and the next two. */
export async function countHours(db: Queryable, userId: UserId, now: Date): Promise<PlatformHours> {
  const from = startOfStretch(now.getTime() - 14 * DAY);
  const until = now.getTime() + AHEAD;
  const { rows } = await db.execute<{ platform: string; at: number; count: number }>(sql`
    select platform, ${ms(sql`date_bin('3 hours', occurred_at, 'epoch'::timestamptz)`)} as at, count(*)::integer as count
    from interactions where ${between(userId, from, until)} group by 1, 2`);
  const platforms: Record<string, number[]> = {};
  for (const { platform, at, count } of rows) {
    const counts = platforms[platform] ?? new Array<number>(Math.ceil((until - from) / STRETCH)).fill(0);
    counts[(at - from) / STRETCH] = count;
    platforms[platform] = counts;
  }
  return { from: new Date(from).toISOString(), platforms };
}

/**
 * The weeks of a year.
 * @param known counts that still hold for the weeks that were over when they were made
 */
export async function countWeeks(
  db: Queryable,
  userId: UserId,
  now: Date,
  known?: WeekCounts & { countedAt: Date },
): Promise<WeekCounts> {
  const first = startOfWeek(now.getTime()) - (WEEKS_SHOWN - 1) * WEEK;
  const from = Math.max(first, known ? startOfWeek(known.countedAt.getTime()) : first);
  const { rows } = await db.execute<{ at: number; count: number }>(sql`
    select ${ms(sql`date_bin('7 days', occurred_at, timestamptz '2001-01-01 00:00:00Z')`)} as at, count(*)::integer as count
    from interactions where ${between(userId, from, now.getTime() + AHEAD)} group by 1`);
  const counted = new Map(rows.map(({ at, count }) => [at, count]));
  const counts = Array.from({ length: WEEKS_SHOWN + 1 }, (_, index) => {
    const week = first + index * WEEK;
    if (week >= from || !known) return counted.get(week) ?? 0;
    return known.counts[(week - Date.parse(known.from)) / WEEK] ?? 0;
  });
  return { from: new Date(first).toISOString(), counts };
}

/** Milliseconds since 1970. */
function ms(moment: SQL): SQL {
  return sql`(extract(epoch from ${moment}) * 1000)::float8`;
}

function between(userId: UserId, from: number, until: number): SQL {
  return sql`user_id = ${userId} and kind <> 'note' and occurred_at >= ${new Date(from).toISOString()}::timestamptz
    and occurred_at < ${new Date(until).toISOString()}::timestamptz`;
}
