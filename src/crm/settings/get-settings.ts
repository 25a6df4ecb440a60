import { eq } from "drizzle-orm";
import { userSettings } from "../../db/account-schema.ts";
import type { Queryable } from "../../db/database.ts";
import type { UserId } from "../../db/schema.ts";

export interface Settings {
  /** IANA name: the user's, or the machine's where the user set none. */
  readonly timeZone: string;
  /** Days of silence after which a contact of that priority is due. */
  readonly intervalHigh: number;
  readonly intervalMedium: number;
  readonly intervalLow: number;
  /** Days of silence after which a contact counts as dormant. */
  readonly dormancy: number;
  /** Suggestions a run. */
  readonly budget: number;
  /** The user's own names, e-mail addresses and numbers. */
  readonly me: readonly string[];
  readonly scoresRefreshedAt: Date | null;
  readonly suggestionsRunAt: Date | null;
}

/** The same values as the columns' defaults: a user has no row before something is set. */
export const SETTING_DEFAULTS = {
  timeZone: null,
  intervalHigh: 30,
  intervalMedium: 60,
  intervalLow: 180,
  dormancy: 365,
  budget: 5,
  me: [],
  scoresRefreshedAt: null,
  suggestionsRunAt: null,
  refreshLeaseUntil: null,
};

/** Read once: asking costs as much as the query. */
const MACHINE_ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** For a query whose first parameter is the user: their time zone beside what it reads, which spares a round trip. */
export const TIME_ZONE = `(select time_zone from user_settings where user_id = $1) as "timeZone"`;

/** What such a query read: the user's zone, or the machine's. */
export function timeZoneOf(row: { timeZone: string | null } | undefined): string {
  return row?.timeZone ?? MACHINE_ZONE;
}

export async function getSettings(db: Queryable, userId: UserId): Promise<Settings> {
  const [row = { userId, ...SETTING_DEFAULTS }] = await db
    .select()
    .from(userSettings)
    .where(eq(userSettings.userId, userId));
  const { userId: _, refreshLeaseUntil: _lease, timeZone, ...settings } = row;
  return { ...settings, timeZone: timeZoneOf({ timeZone }) };
}
