import { and, eq, type SQL, sql } from "drizzle-orm";
import { userSettings } from "../../db/account-schema.ts";
import type { Database, Queryable, Transaction } from "../../db/database.ts";
import type { UserId } from "../../db/schema.ts";
import { AppError } from "../../errors.ts";

// Who does a user's periodic work just now. The lease is not held open as a lock: should the process or its machine be
// gone, the next one takes over when the minute is up.

export interface Lease {
  readonly userId: UserId;
  /** As the database wrote it: names the holder too, for nobody else has the same moment. */
  until: string;
  /** Another process has taken over. */
  isLost: boolean;
  /** Its renewal under way: two at once would take each other for another process. */
  renewal?: Promise<void> | undefined;
}

const A_MINUTE = sql`clock_timestamp() + interval '1 minute'`;
const untilText = sql<string>`${userSettings.refreshLeaseUntil}::text`;

/**
 * Takes the lease where it is free and `condition` holds of the user's settings: one conditional write, so that of
 * several processes only one gets it.
 */
export async function takeLease(
  db: Queryable,
  userId: UserId,
  condition: SQL = sql`true`,
): Promise<Lease | undefined> {
  const [taken] = await db
    .insert(userSettings)
    .values({ userId, refreshLeaseUntil: A_MINUTE })
    .onConflictDoUpdate({
      target: userSettings.userId,
      set: { refreshLeaseUntil: A_MINUTE },
      setWhere: sql`(${condition}) and coalesce(${userSettings.refreshLeaseUntil} < clock_timestamp(), true)`,
    })
    .returning({ until: untilText });
  return taken && { userId, ...taken, isLost: false };
}

/** Milliseconds between two renewals while a statement runs. */
const RENEW_EVERY = 15_000;
/**
 * Renewals while a statement runs: some minutes. One whose connection is dead may never end, and the lease is then for
 * whoever has a living one.
 */
const MOST_RENEWALS = 20;

/**
 * Another minute.
 * @throws AppError `conflict` when the minute had run out and another process has taken over
 */
export function renewLease(db: Database, lease: Lease): Promise<void> {
  lease.renewal ??= renewed(db, lease)
    .then((until) => {
      lease.until = until;
    })
    .finally(() => {
      lease.renewal = undefined;
    });
  return lease.renewal;
}

/** Holds on to the lease on other connections while `work` runs, whose statements may each take longer than the minute. */
export async function whileRenewing(
  db: Database,
  lease: Lease,
  work: Promise<void>,
  every = RENEW_EVERY,
): Promise<void> {
  let left = MOST_RENEWALS;
  const timer = setInterval(() => {
    if (left-- > 0) renewLease(db, lease).catch(() => undefined);
  }, every);
  try {
    await work;
  } finally {
    clearInterval(timer);
    await lease.renewal?.catch(() => undefined);
  }
}

/**
 * Writes under the lease, for another minute: nobody else can take it over until the commit. Where the work fails, the
 * lease is as it was before.
 * @throws AppError `conflict` like `renewLease`
 */
export async function writeUnderLease(
  db: Database,
  lease: Lease,
  work: (tx: Transaction) => Promise<void>,
): Promise<void> {
  lease.until = await db.transaction(async (tx) => {
    const until = await renewed(tx, lease);
    await work(tx);
    return until;
  });
}

async function renewed(db: Queryable, lease: Lease): Promise<string> {
  const [row] = await db
    .update(userSettings)
    .set({ refreshLeaseUntil: A_MINUTE })
    .where(isMine(lease))
    .returning({ until: untilText });
  lease.isLost = !row;
  if (!row) throw new AppError("conflict", "Another process has taken over this refresh.");
  return row.until;
}

export async function releaseLease(db: Queryable, lease: Lease): Promise<void> {
  await db.update(userSettings).set({ refreshLeaseUntil: null }).where(isMine(lease));
}

function isMine({ userId, until }: Lease): SQL | undefined {
  return and(eq(userSettings.userId, userId), sql`${userSettings.refreshLeaseUntil} = ${until}::timestamptz`);
}
