import { eq } from "drizzle-orm";
import { users } from "../db/account-schema.ts";
import type { Database } from "../db/database.ts";
import { AppError } from "../errors.ts";
import { parseEmail, type User } from "./users.ts";

/** As many addresses as a person wants to read in an error. */
const SHOWN = 10;

/**
 * Whom a command is for: the account named by --user-email, or the only one there is.
 * @throws AppError `not_found` or `conflict` that says what to do.
 */
export async function resolveUser(db: Database, email: string | undefined): Promise<User> {
  const columns = { id: users.id, email: users.email, name: users.name };
  if (email !== undefined) {
    const address = parseEmail(email);
    const [named] = await db.select(columns).from(users).where(eq(users.email, address));
    if (named) return named;
  }
  const known = await db
    .select(columns)
    .from(users)
    .orderBy(users.id)
    .limit(SHOWN + 1);
  const [first] = known;
  if (!first) {
    throw new AppError("not_found", "There is no account yet. Make one: pingcrm user add you@example.com");
  }
  const emails = known.slice(0, SHOWN).map((user) => user.email);
  const list = `${emails.join(", ")}${known.length > SHOWN ? " and more (pingcrm user list)" : ""}`;
  if (email !== undefined) {
    throw new AppError("not_found", `There is no account for ${parseEmail(email)}. There is: ${list}.`);
  }
  if (known.length === 1) return first;
  throw new AppError("conflict", `Say which account with --user-email. There are: ${list}.`);
}
