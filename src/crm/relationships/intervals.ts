import { eq } from "drizzle-orm";
import type { Queryable } from "../../db/database.ts";
import { type Priority, type UserId, userSettings } from "../../db/schema.ts";

/** Days of silence after which a contact of that priority is due. */
export type Intervals = Record<Exclude<Priority, "archived">, number>;

/** For users who have not changed them; the same as the defaults of their columns. */
const USUAL: Intervals = { high: 30, medium: 60, low: 180 };

export async function getIntervals(db: Queryable, userId: UserId): Promise<Intervals> {
  const [settings] = await db
    .select({
      high: userSettings.intervalHigh,
      medium: userSettings.intervalMedium,
      low: userSettings.intervalLow,
    })
    .from(userSettings)
    .where(eq(userSettings.userId, userId));
  return settings ?? USUAL;
}
