import { type SQL, sql } from "drizzle-orm";
import type { ContactCounts } from "../../db/dashboard-schema.ts";
import type { Queryable } from "../../db/database.ts";
import type { Priority, UserId } from "../../db/schema.ts";
import { type Tier, tier } from "../relationships/tier.ts";

/**
 * How many contacts there are, how strong those are that are not archived, and of how many `quiet` holds: one look at
 * each of them for all of it.
 */
export async function countContacts(
  db: Queryable,
  userId: UserId,
  quiet: SQL,
): Promise<{ counts: ContactCounts; quietTotal: number }> {
  const { rows } = await db.execute<{ priority: Priority; score: number; count: number; quiet: number }>(sql`
    select priority, score, count(*)::integer as count, (count(*) filter (where ${quiet}))::integer as quiet
    from contacts where user_id = ${userId} group by 1, 2`);
  const sum = (of: typeof rows) => of.reduce((all, { count }) => all + count, 0);
  const active = rows.filter(({ priority }) => priority !== "archived");
  const ofTier = (name: Tier) => sum(active.filter(({ score }) => tier(score) === name));
  return {
    counts: {
      total: sum(active),
      archived: sum(rows) - sum(active),
      strong: ofTier("strong"),
      warm: ofTier("warm"),
      cold: ofTier("cold"),
    },
    quietTotal: rows.reduce((all, row) => all + row.quiet, 0),
  };
}
