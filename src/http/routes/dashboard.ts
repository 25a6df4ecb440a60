import { Hono } from "hono";
import { compareWeeks } from "../../crm/dashboard/compare-weeks.ts";
import { getDashboardStats } from "../../crm/dashboard/get-dashboard-stats.ts";
import { listRecent } from "../../crm/dashboard/list-recent.ts";
import { listSuggestions } from "../../crm/suggestions/list-suggestions.ts";
import type { ApiDependencies } from "../api.ts";
import type { ApiEnv } from "../auth/api-env.ts";

const RECENT = 8;
const SUGGESTIONS = 5;

/** All that the first page shows, in one answer. */
export function dashboardRoutes({ db, now }: ApiDependencies) {
  return new Hono<ApiEnv>().get("/", async (c) => {
    const [userId, moment] = [c.get("userId"), now()];
    const [stats, changes, recent, suggestions] = await Promise.all([
      getDashboardStats(db, userId, moment),
      compareWeeks(db, userId, moment),
      listRecent(db, userId, { limit: RECENT, now: moment }),
      listSuggestions(db, userId, { limit: SUGGESTIONS }),
    ]);
    return c.json({ ...stats, changes, recent, suggestions: suggestions.items });
  });
}
