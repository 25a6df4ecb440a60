import { sql } from "drizzle-orm";
import type { ContactCounts } from "../../db/dashboard-schema.ts";
import type { Queryable } from "../../db/database.ts";
import type { Priority, UserId } from "../../db/schema.ts";
import { type Tier, tier } from "../relationships/tier.ts";

/** How many contacts there are, and how strong those are that are not archived. */
export async function countContacts(db: Queryable, userId: UserId): Promise<ContactCounts> {
  const { rows } = await db.execute<{ priority: Priority; score: number; count: number }>(sql`
    select priority, score, count(*)::integer as count from contacts where user_id = ${userId} group by 1, 2`);
  const sum = (of: typeof rows) => of.reduce((all, { count }) => all + count, 0);
  const active = rows.filter(({ priority }) => priority !== "archived");
  const ofTier = (name: Tier) => sum(active.filter(({ score }) => tier(score) === name));
  return {
    total: sum(active),
    archived: sum(rows) - sum(active),
    strong: ofTier("strong"),
    warm: ofTier("warm"),
    cold: ofTier("cold"),
  };
}
