import type { Database } from "../db/database.ts";
import type { UserId } from "../db/schema.ts";
import { AppError } from "../errors.ts";
import { getUser, removeUser } from "./users.ts";

/**
 * Removes the account of who asks, and every row of it. Nothing can bring it back.
 * @param typed the account's address, as the person typed it to show that they mean it
 * @throws AppError `invalid_input` when it is another address
 */
export async function deleteAccount(db: Database, userId: UserId, typed: string): Promise<void> {
  const { email } = await getUser(db, userId);
  if (typed.trim().toLowerCase() !== email) {
    throw new AppError("invalid_input", `Type the address of this account, ${email}, to delete it.`);
  }
  await removeUser(db, email);
}
