import type { Queryable } from "../../db/database.ts";
import type { UserId } from "../../db/schema.ts";
import { getSettings } from "../settings/get-settings.ts";
import type { RuleSettings } from "./contact-facts.ts";

export async function getRuleSettings(db: Queryable, userId: UserId): Promise<RuleSettings> {
  const { timeZone, dormancy, budget, ...intervals } = await getSettings(db, userId);
  return {
    timeZone,
    dormancy,
    budget,
    intervals: {
      high: intervals.intervalHigh,
      medium: intervals.intervalMedium,
      low: intervals.intervalLow,
    },
  };
}
