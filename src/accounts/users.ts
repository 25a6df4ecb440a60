import { and, eq, isNull, or } from "drizzle-orm";
import { z } from "zod";
import { accounts, apiKeys, users, verifications } from "../db/account-schema.ts";
import type { Database } from "../db/database.ts";
import { contacts, interactions, type UserId } from "../db/schema.ts";
import { AppError } from "../errors.ts";

export interface User {
  readonly id: UserId;
  readonly email: string;
  readonly name: string;
}

export interface UserSummary extends User {
  readonly createdAt: Date;
  readonly contacts: number;
  /** Keys that were not revoked. */
  readonly keys: number;
}

export interface RemovedUser extends User {
  readonly contacts: number;
  readonly interactions: number;
  readonly keys: number;
}

/** The bounds that Better Auth holds passwords to on the web. */
const PASSWORD_MIN = 8;
const PASSWORD_MAX = 128;
const NAME_MAX = 120;

const emailAddress = z.string().trim().toLowerCase().max(254).pipe(z.email());

/**
 * An e-mail address in the one form that the users table holds: trimmed, lower case.
 * @throws AppError `invalid_input` for anything else.
 */
export function parseEmail(text: string): string {
  const parsed = emailAddress.safeParse(text);
  if (!parsed.success) throw new AppError("invalid_input", `"${text}" is not an e-mail address.`);
  return parsed.data;
}

/**
 * Makes an account. Without a password it works on the command line and through keys, but not on the web.
 * @throws AppError `invalid_input` for a wrong address, name or password; `conflict` when the address has an account.
 */
export async function addUser(
  db: Database,
  input: { email: string; name?: string | undefined; password?: string | undefined },
): Promise<User> {
  const email = parseEmail(input.email);
  const name = input.name === undefined ? email.slice(0, email.indexOf("@")) : parseName(input.name);
  const password = input.password === undefined ? undefined : await hashPassword(input.password);
  return db.transaction(async (tx) => {
    const [user] = await tx
      .insert(users)
      .values({ email, name })
      .onConflictDoNothing({ target: users.email })
      .returning({ id: users.id, email: users.email, name: users.name });
    if (!user) throw new AppError("conflict", `There is already an account for ${email}.`);
    if (password) {
      await tx
        .insert(accounts)
        .values({ userId: user.id, accountId: String(user.id), providerId: "credential", password });
    }
    return user;
  });
}

function parseName(text: string): string {
  const name = text.replace(/\p{Cc}+/gu, " ").trim();
  if (name === "" || name.length > NAME_MAX) {
    throw new AppError("invalid_input", `A name has 1 to ${NAME_MAX} characters.`);
  }
  return name;
}

async function hashPassword(password: string): Promise<string> {
  if (password.length < PASSWORD_MIN || password.length > PASSWORD_MAX) {
    throw new AppError("invalid_input", `A password has ${PASSWORD_MIN} to ${PASSWORD_MAX} characters.`);
  }
  // Loaded here because it takes a tenth of a second, and most commands never set a password.
  const crypto = await import("better-auth/crypto");
  return crypto.hashPassword(password);
}

/** Every account, oldest first, with how much belongs to it. */
export async function listUsers(db: Database): Promise<UserSummary[]> {
  return db
    .select({
      id: users.id,
      email: users.email,
      name: users.name,
      createdAt: users.createdAt,
      contacts: db.$count(contacts, eq(contacts.userId, users.id)),
      keys: db.$count(apiKeys, and(eq(apiKeys.userId, users.id), isNull(apiKeys.revokedAt))),
    })
    .from(users)
    .orderBy(users.id);
}

/**
 * Removes an account and, through the cascades of the schema, every row of it. Nothing can bring them back.
 * @throws AppError `not_found` when there is no such account.
 */
export async function removeUser(db: Database, email: string): Promise<RemovedUser> {
  const address = parseEmail(email);
  return db.transaction(async (tx) => {
    const [user] = await tx
      .select({ id: users.id, email: users.email, name: users.name })
      .from(users)
      .where(eq(users.email, address))
      .for("update");
    if (!user) throw new AppError("not_found", `There is no account for ${address}.`);
    const counts = {
      contacts: await tx.$count(contacts, eq(contacts.userId, user.id)),
      interactions: await tx.$count(interactions, eq(interactions.userId, user.id)),
      keys: await tx.$count(apiKeys, eq(apiKeys.userId, user.id)),
    };
    // The one table of Better Auth that points at a user by text alone.
    await tx
      .delete(verifications)
      .where(or(eq(verifications.identifier, address), eq(verifications.value, String(user.id))));
    await tx.delete(users).where(eq(users.id, user.id));
    return { ...user, ...counts };
  });
}
