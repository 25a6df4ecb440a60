import { and, eq, sql } from "drizzle-orm";
import { dashboardMarks, dashboards } from "../../db/dashboard-schema.ts";
import type { Database } from "../../db/database.ts";
import type { UserId } from "../../db/schema.ts";
import { getSettings } from "../settings/get-settings.ts";
import { countContacts } from "./count-contacts.ts";
import { countHours, countWeeks } from "./count-interactions.ts";
import { findOnceStrong, findQuiet, isQuiet } from "./find-quiet.ts";

/**
 * Counts what the dashboard of a user shows. Weeks that are over, and who was strong a year ago, are only looked at
 * again where interactions came or went or the user has other intervals, or with `all`. It writes nothing when another process has counted meanwhile:
 * that one has read the newer rows.
 */
export async function renewDashboard(
  db: Database,
  userId: UserId,
  now: Date,
  { all }: { all: boolean },
): Promise<void> {
  // Before anything is counted: a write that comes later leaves a mark that stays.
  const marks = await db.select().from(dashboardMarks).where(eq(dashboardMarks.userId, userId));
  const [known] = await db.select().from(dashboards).where(eq(dashboards.userId, userId));
  const old = known && known.madeAt <= now && !marks.some(({ activity }) => activity) ? known : undefined;

  const { intervalHigh, intervalMedium, intervalLow } = await getSettings(db, userId);
  const intervals = [intervalHigh, intervalMedium, intervalLow];
  const isSameChoice = old && String(old.intervals) === String(intervals);
  const onceStrong =
    isSameChoice && !all ? old.onceStrong : await findOnceStrong(db, userId, now, { intervalLow });
  const quiet = isQuiet(now, { intervals, onceStrong });
  const values = {
    madeAt: now,
    ...(await countContacts(db, userId, quiet)),
    intervals,
    quietIds: await findQuiet(db, userId, quiet),
    onceStrong,
    hours: await countHours(db, userId, now),
    weeks: await countWeeks(db, userId, now, old && { ...old.weeks, countedAt: old.madeAt }),
  };
  await db.transaction(async (tx) => {
    const version = known?.version ?? 0;
    const written = await tx
      .insert(dashboards)
      .values({ userId, version: 1, ...values })
      .onConflictDoUpdate({
        target: dashboards.userId,
        set: { version: version + 1, ...values },
        setWhere: eq(dashboards.version, version),
      })
      .returning({ version: dashboards.version });
    if (written.length === 0 || marks.length === 0) return;
    const ids = sql.param(marks.map(({ id }) => id));
    await tx
      .delete(dashboardMarks)
      .where(and(eq(dashboardMarks.userId, userId), sql`${dashboardMarks.id} = any(${ids}::bigint[])`));
  });
}
