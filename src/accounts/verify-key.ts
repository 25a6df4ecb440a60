import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { apiKeys, type KeyScope } from "../db/account-schema.ts";
import type { Database } from "../db/database.ts";
import type { UserId } from "../db/schema.ts";
import { noteKeyEvent } from "./audit.ts";
import { hashKey } from "./keys.ts";

export interface VerifiedKey {
  readonly keyId: number;
  readonly userId: UserId;
  readonly scope: KeyScope;
  /** What `validHashes` asks about later; it changes when the key is regenerated. */
  readonly hash: string;
}

/**
 * Whose key this is; undefined for one that never existed, was replaced, was revoked or has expired. All of these take
 * the same path (one hash, one look-up by it), so that neither answer nor time tells them apart.
 * @param from where the call came from, for the list of keys.
 */
export async function verifyKey(
  db: Database,
  secret: string,
  presented: string,
  from?: string,
): Promise<VerifiedKey | undefined> {
  const hash = hashKey(secret, presented);
  const [found] = await db
    .select({
      keyId: apiKeys.id,
      userId: apiKeys.userId,
      scope: apiKeys.scope,
      name: apiKeys.name,
      lastUsedFrom: apiKeys.lastUsedFrom,
      stale: notUsedForAMinute.mapWith(Boolean),
    })
    .from(apiKeys)
    .where(and(eq(apiKeys.hash, hash), stillValid));
  if (!found) return undefined;
  const { stale, name, lastUsedFrom, ...verified } = found;
  const { keyId, userId } = verified;
  // Not awaited: a call does not wait for a note about itself, and does not fail with it.
  if (stale) void noteUse(db, keyId, from).catch(() => undefined);
  if (from !== undefined && from !== lastUsedFrom) {
    const event = { kind: "key_first_used", keyId, keyName: name, address: from } as const;
    void noteKeyEvent(db, userId, event).catch(() => undefined);
  }
  return { ...verified, hash };
}

/** Those of the hashes whose keys still let in: not revoked, replaced, expired or removed with their user. */
export async function validHashes(db: Database, hashes: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .select({ hash: apiKeys.hash })
    .from(apiKeys)
    .where(and(inArray(apiKeys.hash, [...hashes]), stillValid));
  return new Set(rows.map(({ hash }) => hash));
}

const stillValid = and(
  isNull(apiKeys.revokedAt),
  sql`(${apiKeys.expiresAt} is null or ${apiKeys.expiresAt} > now())`,
);

const notUsedForAMinute = sql`(${apiKeys.lastUsedAt} is null or ${apiKeys.lastUsedAt} < now() - interval '1 minute')`;

async function noteUse(db: Database, keyId: number, from: string | undefined): Promise<void> {
  await db
    .update(apiKeys)
    .set({ lastUsedAt: sql`now()`, lastUsedFrom: from ?? null })
    .where(and(eq(apiKeys.id, keyId), notUsedForAMinute));
}
