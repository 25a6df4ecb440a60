import { createHmac, randomBytes } from "node:crypto";
import { and, eq, isNull, sql } from "drizzle-orm";
import { type Notice, notify } from "../crm/notifications/notify.ts";
import { apiKeys, type KeyScope, users } from "../db/account-schema.ts";
import type { Database, Queryable } from "../db/database.ts";
import type { UserId } from "../db/schema.ts";
import { AppError } from "../errors.ts";
import { noteKeyEvent } from "./audit.ts";

/** A key as it is shown once, when it is made. */
export interface NewKey {
  readonly id: number;
  readonly name: string;
  readonly scope: KeyScope;
  readonly key: string;
}

export interface KeySummary {
  readonly id: number;
  readonly name: string;
  readonly prefix: string;
  readonly scope: KeyScope;
  readonly userId: UserId;
  readonly userEmail: string;
  readonly state: "active" | "expired" | "revoked";
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
  readonly lastUsedFrom: string | null;
  readonly lastTool: string | null;
  readonly lastToolAt: Date | null;
  readonly expiresAt: Date | null;
}

const MARK = "pingcrm_";
const RANDOM_BYTES = 32;
/** Characters of the random part that lists show: enough to tell keys apart, useless for guessing one. */
const SHOWN = 6;
const NAME_MAX = 100;
const EXPIRES_MAX_DAYS = 3650;

/** What is stored and looked up in place of a key: HMAC-SHA256 under the secret, hex. */
export function hashKey(secret: string, key: string): string {
  return createHmac("sha256", secret).update(key).digest("hex");
}

function generate(secret: string): { key: string; prefix: string; hash: string } {
  const key = MARK + randomBytes(RANDOM_BYTES).toString("base64url");
  return { key, prefix: key.slice(0, MARK.length + SHOWN), hash: hashKey(secret, key) };
}

/**
 * Makes a key for an AI client. The key itself is in the answer and nowhere else.
 * @param input.expiresInDays whole days, 1 to 3650; undefined means without end.
 * @throws AppError `invalid_input` for a wrong name or number of days.
 */
export async function createKey(
  db: Database,
  secret: string,
  userId: UserId,
  input: { name: string; scope: KeyScope; expiresInDays?: number | undefined },
): Promise<NewKey> {
  const name = input.name.replace(/\p{Cc}+/gu, " ").trim();
  if (name === "" || name.length > NAME_MAX) {
    throw new AppError("invalid_input", `The name of a key has 1 to ${NAME_MAX} characters.`);
  }
  const days = input.expiresInDays;
  if (days !== undefined && !(Number.isInteger(days) && days >= 1 && days <= EXPIRES_MAX_DAYS)) {
    throw new AppError("invalid_input", `A key expires after 1 to ${EXPIRES_MAX_DAYS} whole days.`);
  }
  const { key, prefix, hash } = generate(secret);
  const expiresAt = days === undefined ? null : sql`now() + make_interval(days => ${days}::int)`;
  return db.transaction(async (tx) => {
    const [row] = await tx
      .insert(apiKeys)
      .values({ userId, name, scope: input.scope, prefix, hash, expiresAt })
      .returning({ id: apiKeys.id, name: apiKeys.name, scope: apiKeys.scope });
    if (!row) throw new Error("insert returned no row");
    await noteKeyEvent(tx, userId, { kind: "key_created", keyId: row.id, keyName: row.name });
    await tellOfKey(tx, userId, row, "created");
    return { ...row, key };
  });
}

/** Keys of one user, or of all on this installation, oldest first. Revoked and expired ones stay in the list. */
export async function listKeys(db: Database, userId?: UserId): Promise<KeySummary[]> {
  return db
    .select({
      id: apiKeys.id,
      name: apiKeys.name,
      prefix: apiKeys.prefix,
      scope: apiKeys.scope,
      userId: apiKeys.userId,
      userEmail: users.email,
      state: sql<KeySummary["state"]>`case when ${apiKeys.revokedAt} is not null then 'revoked'
        when ${apiKeys.expiresAt} <= now() then 'expired' else 'active' end`,
      createdAt: apiKeys.createdAt,
      lastUsedAt: apiKeys.lastUsedAt,
      lastUsedFrom: apiKeys.lastUsedFrom,
      lastTool: apiKeys.lastTool,
      lastToolAt: apiKeys.lastToolAt,
      expiresAt: apiKeys.expiresAt,
    })
    .from(apiKeys)
    .innerJoin(users, eq(users.id, apiKeys.userId))
    .where(userId === undefined ? undefined : eq(apiKeys.userId, userId))
    .orderBy(apiKeys.id);
}

/**
 * Refuses a key from now on. Revoking it again changes nothing.
 * @throws AppError `not_found` when the user has no key with this id.
 */
export async function revokeKey(db: Database, userId: UserId, id: number): Promise<void> {
  const own = and(eq(apiKeys.userId, userId), eq(apiKeys.id, id));
  await db.transaction(async (tx) => {
    const [revoked] = await tx
      .update(apiKeys)
      .set({ revokedAt: sql`now()` })
      .where(and(own, isNull(apiKeys.revokedAt)))
      .returning({ name: apiKeys.name });
    if (revoked) {
      await noteKeyEvent(tx, userId, { kind: "key_revoked", keyId: id, keyName: revoked.name });
      await tellOfKey(tx, userId, { id, name: revoked.name }, "revoked");
    } else if ((await tx.$count(apiKeys, own)) === 0) throw noSuchKey(id);
  });
}

/**
 * Replaces the secret part of a key: same id, name, scope and expiry; the old one is refused from now on.
 * @throws AppError `not_found` when the user has no such key, `conflict` when it was revoked or has expired.
 */
export async function regenerateKey(
  db: Database,
  secret: string,
  userId: UserId,
  id: number,
): Promise<NewKey> {
  const { key, prefix, hash } = generate(secret);
  const own = and(eq(apiKeys.userId, userId), eq(apiKeys.id, id));
  const row = await db.transaction(async (tx) => {
    const [replaced] = await tx
      .update(apiKeys)
      .set({ prefix, hash, lastUsedAt: null, lastUsedFrom: null, lastTool: null, lastToolAt: null })
      .where(
        and(
          own,
          isNull(apiKeys.revokedAt),
          sql`(${apiKeys.expiresAt} is null or ${apiKeys.expiresAt} > now())`,
        ),
      )
      .returning({ id: apiKeys.id, name: apiKeys.name, scope: apiKeys.scope });
    if (replaced) {
      await noteKeyEvent(tx, userId, { kind: "key_regenerated", keyId: id, keyName: replaced.name });
    }
    return replaced;
  });
  if (row) return { ...row, key };
  if ((await db.$count(apiKeys, own)) === 0) throw noSuchKey(id);
  throw new AppError("conflict", `Key ${id} was revoked or has expired. Make a new one.`);
}

/** The user hears of it also where somebody else did it. */
async function tellOfKey(
  db: Queryable,
  userId: UserId,
  { id, name }: { id: number; name: string },
  what: "created" | "revoked",
): Promise<void> {
  const notice: Notice = {
    type: "security",
    title: `MCP key ${id} was ${what}`,
    body: what === "created" ? `Its name is ${name}. If it was not you, revoke it.` : `Its name was ${name}.`,
    link: "/settings/mcp-access",
    factKey: `key-${what}:${id}`,
  };
  await notify(db, userId, [notice], new Date());
}

function noSuchKey(id: number): AppError {
  return new AppError("not_found", `There is no key ${id}.`);
}
