import { dashboardMarks } from "../../db/dashboard-schema.ts";
import type { Queryable } from "../../db/database.ts";
import type { UserId } from "../../db/schema.ts";

/**
 * Says that the dashboard has to be counted anew. Whoever adds or removes contacts or interactions or changes a score or
 * priority calls it in the same transaction; `refreshScores` does it for those that it is called for.
 */
export async function outdateDashboard(
  tx: Queryable,
  userId: UserId,
  what: "contacts" | "interactions",
): Promise<void> {
  await tx.insert(dashboardMarks).values({ userId, activity: what === "interactions" });
}
