import { setImmediate as endOfTurn } from "node:timers/promises";
import { and, eq, inArray, sql } from "drizzle-orm";
import { apiKeys, type KeyScope } from "../db/account-schema.ts";
import type { Database } from "../db/database.ts";
import { preparedBrief } from "../db/prepared.ts";
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
  const found = await findWithOthers(db, hash);
  if (!found) return undefined;
  const { stale, name, lastUsedFrom, ...verified } = found;
  const { keyId, userId } = verified;
  // Not awaited: a call does not wait for a note about itself, and does not fail with it.
  if (stale) void noteUse(db, keyId, from).catch(() => undefined);
  if (from !== undefined && from !== lastUsedFrom) {
    const event = { kind: "key_first_used", keyId, keyName: name, address: from } as const;
    void noteKeyEvent(db, userId, event).catch(() => undefined);
  }
  return verified;
}

const STILL_VALID = "revoked_at is null and (expires_at is null or expires_at > now())";
const NOT_USED_FOR_A_MINUTE = "(last_used_at is null or last_used_at < now() - interval '1 minute')";

interface Found extends VerifiedKey {
  name: string;
  lastUsedFrom: string | null;
  stale: boolean;
}

const findValid = preparedBrief<Found>(`
  select id as "keyId", user_id as "userId", scope, hash, name, last_used_from as "lastUsedFrom",
    ${NOT_USED_FOR_A_MINUTE} as stale
  from api_keys where hash = any($1::text[]) and ${STILL_VALID}`);

interface Turn {
  readonly hashes: Set<string>;
  readonly found: Promise<ReadonlyMap<string, Found>>;
}
const turns = new WeakMap<Database, Turn>();

/**
 * Requests that reach the process in one turn of its event loop share one statement, which is sent when they are all
 * there: each key is looked up after its request came.
 */
async function findWithOthers(db: Database, hash: string): Promise<Found | undefined> {
  const turn = turns.get(db) ?? beginTurn(db);
  turn.hashes.add(hash);
  return (await turn.found).get(hash);
}

function beginTurn(db: Database): Turn {
  const hashes = new Set<string>();
  const look = async () => {
    await endOfTurn();
    turns.delete(db);
    const rows = await findValid(db, [[...hashes]]);
    return new Map(rows.map((row) => [row.hash, row]));
  };
  const turn = { hashes, found: look() };
  turns.set(db, turn);
  return turn;
}

/** Those of the hashes whose keys still let in: not revoked, replaced, expired or removed with their user. */
export async function validHashes(db: Database, hashes: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .select({ hash: apiKeys.hash })
    .from(apiKeys)
    .where(and(inArray(apiKeys.hash, [...hashes]), sql.raw(STILL_VALID)));
  return new Set(rows.map(({ hash }) => hash));
}

async function noteUse(db: Database, keyId: number, from: string | undefined): Promise<void> {
  await db
    .update(apiKeys)
    .set({ lastUsedAt: sql`now()`, lastUsedFrom: from ?? null })
    .where(and(eq(apiKeys.id, keyId), sql.raw(NOT_USED_FOR_A_MINUTE)));
}
