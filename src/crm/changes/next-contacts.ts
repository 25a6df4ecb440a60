import { sql } from "drizzle-orm";
import type { Transaction } from "../../db/database.ts";
import type { UserId } from "../../db/schema.ts";

/**
 * The next contacts of a change above the id `after`, lowest first, whose records are locked until the transaction ends.
 * A statement of its own: right after a large change the planner takes its records for very few, and would look for these
 * once for each of them.
 */
export async function nextContacts(
  tx: Transaction,
  userId: UserId,
  { changeId, after, limit }: { changeId: number; after: number; limit: number },
  condition = sql``,
): Promise<number[]> {
  const { rows } = await tx.execute<{ contact_id: number }>(sql`
    select contact_id from contact_changes
    where user_id = ${userId} and change_id = ${changeId} and contact_id > ${after} ${condition}
    order by contact_id limit ${limit} for update`);
  return rows.map((row) => Number(row.contact_id));
}
