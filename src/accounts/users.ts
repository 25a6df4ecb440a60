import { and, eq, isNull, or, sql } from "drizzle-orm";
import { z } from "zod";
import { accounts, apiKeys, sessions, users, verifications } from "../db/account-schema.ts";
import type { Database, Queryable, Transaction } from "../db/database.ts";
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
export const PASSWORD_MIN = 8;
export const PASSWORD_MAX = 128;
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
  const account = await checkAccount(input);
  return db.transaction((tx) => insertAccount(tx, account));
}

/** Whether whoever comes may make an account: always where it is allowed, else while there is none. */
export async function isSignUpOpen(db: Queryable, allowed: boolean): Promise<boolean> {
  return allowed || (await db.$count(users)) === 0;
}

/**
 * Makes an account for whoever comes, while sign-up is open.
 * @param allowed whether there may be more accounts than the first (ALLOW_SIGNUP)
 * @throws AppError `forbidden` when sign-up is closed, and what addUser throws
 */
export async function signUp(
  db: Database,
  input: { email: string; name: string; password: string },
  allowed: boolean,
): Promise<User> {
  const closed =
    "Sign-up is closed: this installation has its account. Its owner can add one: pingcrm user add";
  // Before the password is hashed, which costs a tenth of a second.
  if (!(await isSignUpOpen(db, allowed))) throw new AppError("forbidden", closed);
  const account = await checkAccount(input);
  return db.transaction(async (tx) => {
    // Two at the same moment: the second waits here until the first account is there to be seen.
    await tx.execute(sql`lock table users in share row exclusive mode`);
    if (!(await isSignUpOpen(tx, allowed))) throw new AppError("forbidden", closed);
    return insertAccount(tx, account);
  });
}

/**
 * Gives an account a new password, or its first, and ends its sessions on the web.
 * @throws AppError `invalid_input` for a password that is too short or long; `not_found` when there is no such account.
 */
export async function setPassword(db: Database, email: string, password: string): Promise<User> {
  const address = parseEmail(email);
  const hash = await hashPassword(password);
  return db.transaction(async (tx) => {
    const [user] = await tx
      .select({ id: users.id, email: users.email, name: users.name })
      .from(users)
      .where(eq(users.email, address));
    if (!user) throw new AppError("not_found", `There is no account for ${address}.`);
    await tx
      .insert(accounts)
      .values(credential(user.id, hash))
      .onConflictDoUpdate({
        target: [accounts.providerId, accounts.accountId],
        set: { password: hash, updatedAt: sql`now()` },
      });
    await tx.delete(sessions).where(eq(sessions.userId, user.id));
    return user;
  });
}

interface CheckedAccount {
  readonly email: string;
  readonly name: string;
  readonly passwordHash: string | undefined;
}

async function checkAccount(input: {
  email: string;
  name?: string | undefined;
  password?: string | undefined;
}): Promise<CheckedAccount> {
  const email = parseEmail(input.email);
  const name = input.name === undefined ? email.slice(0, email.indexOf("@")) : parseName(input.name);
  const passwordHash = input.password === undefined ? undefined : await hashPassword(input.password);
  return { email, name, passwordHash };
}

async function insertAccount(tx: Transaction, { email, name, passwordHash }: CheckedAccount): Promise<User> {
  const [user] = await tx
    .insert(users)
    .values({ email, name })
    .onConflictDoNothing({ target: users.email })
    .returning({ id: users.id, email: users.email, name: users.name });
  if (!user) throw new AppError("conflict", `There is already an account for ${email}.`);
  if (passwordHash) await tx.insert(accounts).values(credential(user.id, passwordHash));
  return user;
}

function credential(userId: UserId, password: string) {
  return { userId, accountId: String(userId), providerId: "credential", password };
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

/** @throws AppError `not_found` when the account was removed. */
export async function getUser(db: Database, userId: UserId): Promise<User> {
  const [user] = await db
    .select({ id: users.id, email: users.email, name: users.name })
    .from(users)
    .where(eq(users.id, userId));
  if (!user) throw new AppError("not_found", "This account was removed.");
  return user;
}

/** Whether this installation has one account. */
export async function isOnlyUser(db: Database): Promise<boolean> {
  return (await db.$count(users)) === 1;
}

/** @throws AppError `invalid_input` for an empty or a very long name */
export async function changeName(db: Database, userId: UserId, name: string): Promise<void> {
  await db
    .update(users)
    .set({ name: parseName(name), updatedAt: sql`now()` })
    .where(eq(users.id, userId));
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
