import { sql } from "drizzle-orm";
import type { Transaction } from "../../db/database.ts";
import type { UserId } from "../../db/schema.ts";

/**
 * Lets changes that reach over many contacts of a user (imports, joins, the review list) wait for each other until the
 * transaction ends, in the mode that lets others add rows of the user meanwhile.
 */
export async function lockUser(tx: Transaction, userId: UserId): Promise<void> {
  await tx.execute(sql`select from users where id = ${userId} for no key update`);
}
