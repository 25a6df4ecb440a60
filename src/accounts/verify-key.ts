import { and, eq, isNull, sql } from "drizzle-orm";
import type { Database } from "../db/database.ts";
import { apiKeys, type KeyScope, type UserId } from "../db/schema.ts";
import { hashKey } from "./keys.ts";

export interface VerifiedKey {
  readonly keyId: number;
  readonly userId: UserId;
  readonly scope: KeyScope;
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
  const [found] = await db
    .select({
      keyId: apiKeys.id,
      userId: apiKeys.userId,
      scope: apiKeys.scope,
      stale: notUsedForAMinute.mapWith(Boolean),
    })
    .from(apiKeys)
    .where(
      and(
        eq(apiKeys.hash, hashKey(secret, presented)),
        isNull(apiKeys.revokedAt),
        sql`(${apiKeys.expiresAt} is null or ${apiKeys.expiresAt} > now())`,
      ),
    );
  if (!found) return undefined;
  const { stale, ...verified } = found;
  // Not awaited: a call does not wait for a note about itself, and does not fail with it.
  if (stale) void noteUse(db, verified.keyId, from).catch(() => undefined);
  return verified;
}

const notUsedForAMinute = sql`(${apiKeys.lastUsedAt} is null or ${apiKeys.lastUsedAt} < now() - interval '1 minute')`;

async function noteUse(db: Database, keyId: number, from: string | undefined): Promise<void> {
  await db
    .update(apiKeys)
    .set({ lastUsedAt: sql`now()`, lastUsedFrom: from ?? null })
    .where(and(eq(apiKeys.id, keyId), notUsedForAMinute));
}
