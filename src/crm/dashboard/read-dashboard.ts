import type { ContactCounts, PlatformHours, WeekCounts } from "../../db/dashboard-schema.ts";
import type { Database } from "../../db/database.ts";
import { preparedBrief } from "../../db/prepared.ts";
import type { Priority, UserId } from "../../db/schema.ts";
import { DAY } from "../relationships/score.ts";
import { SETTING_DEFAULTS, TIME_ZONE, timeZoneOf } from "../settings/get-settings.ts";
import { type Edge, startOfStretch } from "./stretches.ts";

export type QuietRow = {
  id: number;
  display_name: string;
  priority: Priority;
  score: number;
  interaction_count: number;
  last_interaction_at: string;
};

/** What was counted ahead. */
interface Counted {
  readonly counts: ContactCounts;
  readonly quietTotal: number;
  readonly quiet: readonly QuietRow[];
  readonly hours: PlatformHours;
  readonly weeks: WeekCounts;
}

interface Read {
  readonly counted: Counted | undefined;
  /** Whether the counts may still be shown. */
  readonly holds: boolean;
  readonly pendingSuggestions: number;
  readonly unreadNotifications: number;
  /** Two weeks ago, a week ago and now. */
  readonly edges: readonly [Edge, Edge, Edge];
  readonly timeZone: string;
}

type Row = {
  made_at: Date | null;
  marked: boolean;
  counts: ContactCounts;
  intervals: number[];
  set_intervals: number[] | null;
  quiet_total: number;
  quiet: QuietRow[] | null;
  hours: PlatformHours;
  weeks: WeekCounts;
  pending: number;
  unread: number;
  timeZone: string | null;
  edges: { edge: number; platform: string; count: number }[] | null;
};

/** Milliseconds. Counts age with the scores. */
const MAX_AGE = DAY;
/** Milliseconds by which the clocks of two machines may differ. */
const CLOCKS_DIFFER = 60_000;

/** The dashboard's figures in one round trip whose cost does not grow with the network. */
export async function readDashboard(db: Database, userId: UserId, now: Date): Promise<Read> {
  const moments = [now.getTime() - 14 * DAY, now.getTime() - 7 * DAY, now.getTime()] as const;
  const stretches = moments.flatMap((at) =>
    [startOfStretch(at), at].map((one) => new Date(one).toISOString()),
  );
  const [row] = await readRow(db, [userId, ...stretches]);
  if (!row) throw new Error("the dashboard was not read");
  const edge = (index: number): Edge => ({
    at: moments[index] ?? 0,
    platforms: Object.fromEntries(
      (row.edges ?? []).filter((one) => one.edge === index).map(({ platform, count }) => [platform, count]),
    ),
  });
  return {
    holds: holds(row, now),
    counted: row.made_at
      ? {
          counts: row.counts,
          quietTotal: row.quiet_total,
          quiet: row.quiet ?? [],
          hours: row.hours,
          weeks: row.weeks,
        }
      : undefined,
    pendingSuggestions: row.pending,
    unreadNotifications: row.unread,
    edges: [edge(0), edge(1), edge(2)],
    timeZone: timeZoneOf(row),
  };
}

function holds({ made_at, marked, intervals, set_intervals }: Row, now: Date): boolean {
  if (made_at === null || marked) return false;
  const age = now.getTime() - made_at.getTime();
  const { intervalHigh, intervalMedium, intervalLow } = SETTING_DEFAULTS;
  const wanted = set_intervals ?? [intervalHigh, intervalMedium, intervalLow];
  return age < MAX_AGE && age > -CLOCKS_DIFFER && String(intervals) === String(wanted);
}

/** Of each edge the moment and the start of its stretch: $2 to $7. */
const EDGES = [0, 1, 2].map(
  (index) => `(${index}, $${index * 2 + 2}::timestamptz, $${index * 2 + 3}::timestamptz)`,
);

const readRow = preparedBrief<Row>(`
  select made_at, counts, intervals, quiet_total, hours, weeks, ${TIME_ZONE},
    exists (select from dashboard_marks where user_id = $1) as marked,
    (select array[interval_high, interval_medium, interval_low] from user_settings
      where user_id = $1) as set_intervals,
    (select jsonb_agg(to_jsonb(quiet) order by place) from (
      select id, display_name, priority, score, interaction_count, last_interaction_at,
        array_position(quiet_ids, id) as place
      from contacts where user_id = $1 and id = any(quiet_ids)) as quiet) as quiet,
    (select count(*)::integer from suggestions where user_id = $1 and status = 'pending') as pending,
    (select count(*)::integer from notifications where user_id = $1 and read_at is null) as unread,
    (select jsonb_agg(jsonb_build_object('edge', edge, 'platform', platform, 'count', of_platform))
      from (values ${EDGES.join(", ")}) as stretch (edge, since, until)
      cross join lateral (
        select platform, count(*) as of_platform from interactions
        where user_id = $1 and kind <> 'note' and occurred_at >= since and occurred_at <= until
        group by platform) as activity) as edges
  from (select) as one left join dashboards on dashboards.user_id = $1`);
