import type { Database } from "../../db/database.ts";
import { momentOf } from "../../db/moment-of.ts";
import type { Priority, UserId } from "../../db/schema.ts";
import { elapsedDays } from "../relationships/score.ts";
import type { Tier } from "../relationships/tier.ts";
import { type QuietRow, readDashboard } from "./read-dashboard.ts";
import { renewDashboard } from "./renew-dashboard.ts";
import { countUntil, type Edge, startOfWeek, type WeekActivity, weeksUntil } from "./stretches.ts";

export interface DashboardStats {
  contacts: {
    /** Without the archived. */
    total: number;
    archived: number;
  };
  /** Over the contacts that are not archived; shares from 0 to 1, all 0 when there are none. */
  scores: Record<Tier, { count: number; share: number }>;
  pendingSuggestions: number;
  unreadNotifications: number;
  /** Most active platform first; one that was silent for the two weeks is left out. Notes are no contact. */
  interactions: PlatformActivity[];
  /** 53 weeks, the oldest first; the last is the current one, up to now. */
  activityByWeek: WeekActivity[];
  quiet: QuietContacts;
  /** The user's, in which its dates are shown. */
  timeZone: string;
}

export interface PlatformActivity {
  platform: string;
  /** Weeks here are the last 7 x 24 hours and the 7 x 24 hours before. */
  last7Days: number;
  previous7Days: number;
}

/** Who went quiet, as of the last refresh or the last write since. */
export interface QuietContacts {
  /** How many there are in all. */
  total: number;
  /** The most important first. */
  contacts: QuietContact[];
}

export interface QuietContact {
  id: number;
  displayName: string;
  priority: Priority;
  /** 0 to 10 points. */
  score: number;
  interactionCount: number;
  lastInteractionAt: Date;
  /** Whole days of 24 hours. */
  silentDays: number;
}

/**
 * How the network of a user is doing. Expects scores that are fresh (see keep-fresh.ts). What was counted ahead is
 * counted again first where a write since has outdated it.
 */
export async function getDashboardStats(db: Database, userId: UserId, now: Date): Promise<DashboardStats> {
  const { counted, pendingSuggestions, unreadNotifications, edges, timeZone } = await readCounted(
    db,
    userId,
    now,
  );
  const { counts, hours, weeks, quiet, quietTotal } = counted;
  const ofTotal = (count: number) => ({ count, share: counts.total ? count / counts.total : 0 });
  const [twoWeeksAgo, weekAgo, atNow] = edges;
  const since = (from: Edge, until: Edge, platform: string) =>
    countUntil(hours, platform, until) - countUntil(hours, platform, from);
  const monday = { at: startOfWeek(now.getTime()), platforms: {} };
  const platforms = Object.keys(hours.platforms);
  const thisWeek = platforms.reduce((sum, platform) => sum + since(monday, atNow, platform), 0);
  return {
    contacts: { total: counts.total, archived: counts.archived },
    scores: {
      strong: ofTotal(counts.strong),
      warm: ofTotal(counts.warm),
      cold: ofTotal(counts.cold),
    },
    pendingSuggestions,
    unreadNotifications,
    interactions: platforms
      .map((platform) => ({
        platform,
        last7Days: since(weekAgo, atNow, platform),
        previous7Days: since(twoWeeksAgo, weekAgo, platform),
      }))
      .filter(({ last7Days, previous7Days }) => last7Days + previous7Days > 0)
      .sort(byActivity),
    activityByWeek: weeksUntil(now, weeks, thisWeek),
    quiet: { total: quietTotal, contacts: quiet.map((row) => quietContact(row, now)) },
    timeZone,
  };
}

async function readCounted(db: Database, userId: UserId, now: Date) {
  const first = await readDashboard(db, userId, now);
  if (first.counted && first.holds) return { ...first, counted: first.counted };
  await renewDashboard(db, userId, now, { all: false });
  const { counted, ...live } = await readDashboard(db, userId, now);
  if (!counted) throw new Error("the dashboard was not counted");
  return { ...live, counted };
}

function byActivity(a: PlatformActivity, b: PlatformActivity): number {
  return b.last7Days - a.last7Days || b.previous7Days - a.previous7Days || (a.platform < b.platform ? -1 : 1);
}

function quietContact(row: QuietRow, now: Date): QuietContact {
  const lastInteractionAt = momentOf(row.last_interaction_at);
  return {
    id: row.id,
    displayName: row.display_name,
    priority: row.priority,
    score: row.score,
    interactionCount: row.interaction_count,
    lastInteractionAt,
    silentDays: elapsedDays(lastInteractionAt, now),
  };
}
