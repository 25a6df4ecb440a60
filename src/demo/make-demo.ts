import { and, eq, inArray, sql } from "drizzle-orm";
import { resolveUser } from "../accounts/resolve-user.ts";
import { addUser, type User } from "../accounts/users.ts";
import { outdateDashboard } from "../crm/dashboard/outdate-dashboard.ts";
import { refreshNow } from "../crm/relationships/keep-fresh.ts";
import type { Database } from "../db/database.ts";
import { contacts, notifications, type UserId } from "../db/schema.ts";
import { AppError } from "../errors.ts";
import { type DemoContact, network } from "./network.ts";
import { DEMO_SOURCE, indexWritten, type Written, writeContacts } from "./write-contacts.ts";

export interface DemoInput {
  email: string;
  count: number;
  seed: number;
  now: Date;
  /** Called now and then with how many contacts are written. */
  onProgress?: (done: number) => void;
}

export interface DemoSummary {
  user: User;
  contacts: number;
  interactions: number;
  /** Whether an earlier sample network was there and is gone. */
  replaced: boolean;
}

/** Contacts written by one transaction: large enough to be quick, small enough to be nothing to a machine's memory. */
const BATCH = 400;

/**
 * Makes a sample network in the account of that address, which is made too where it is missing. An earlier sample
 * network gives way to the new one.
 * @throws AppError `conflict` when the account holds contacts that are not from a sample network.
 */
export async function makeDemo(db: Database, input: DemoInput): Promise<DemoSummary> {
  const user = await findOrAddUser(db, input.email);
  const replaced = await clearEarlierDemo(db, user);
  const written = await writeNetwork(db, user.id, input);
  await refreshNow(db, user.id, input.now);
  await welcome(db, user.id);
  return { user, ...written, replaced };
}

/** While the database takes one batch, it also indexes the one before, and the next is made up. */
async function writeNetwork(db: Database, userId: UserId, { seed, count, now, onProgress }: DemoInput) {
  const totals = { contacts: 0, interactions: 0 };
  const index = (written: Written) => db.transaction((tx) => indexWritten(tx, userId, written));
  let writing: Promise<Written> = Promise.resolve({ ids: [], interactions: [] });
  let indexing: Promise<void> = Promise.resolve();
  for (const batch of batches(network(seed, count, now))) {
    const [written] = await Promise.all([writing, indexing]);
    onProgress?.(totals.contacts);
    writing = db.transaction((tx) => writeContacts(tx, userId, batch));
    indexing = index(written);
    totals.contacts += batch.length;
    totals.interactions += batch.reduce((sum, contact) => sum + contact.interactions.length, 0);
    // Whichever fails is awaited at the next turn; until then it must not end the process.
    writing.catch(() => undefined);
    indexing.catch(() => undefined);
  }
  const [last] = await Promise.all([writing, indexing]);
  await index(last);
  onProgress?.(totals.contacts);
  return totals;
}

function* batches(contacts: Iterable<DemoContact>): Generator<DemoContact[]> {
  let batch: DemoContact[] = [];
  for (const contact of contacts) {
    batch.push(contact);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length) yield batch;
}

async function findOrAddUser(db: Database, email: string): Promise<User> {
  try {
    return await addUser(db, { email });
  } catch (error) {
    if (error instanceof AppError && error.code === "conflict") return resolveUser(db, email);
    throw error;
  }
}

async function clearEarlierDemo(db: Database, user: User): Promise<boolean> {
  const found = await db
    .select({ isDemo: sql<boolean>`coalesce(${contacts.source} = ${DEMO_SOURCE}, false)` })
    .from(contacts)
    .where(eq(contacts.userId, user.id))
    .groupBy(sql`1`);
  if (found.some(({ isDemo }) => !isDemo)) {
    throw new AppError(
      "conflict",
      `${user.email} has contacts of its own, and sample people are not mixed with them. Name another account: pingcrm demo --user-email demo@example.com`,
    );
  }
  if (found.length > 0) await removeDemo(db, user.id);
  return found.length > 0;
}

/** What was notified about people who are gone goes too; keys and settings stay. */
async function removeDemo(db: Database, userId: UserId): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.delete(contacts).where(eq(contacts.userId, userId));
    await outdateDashboard(tx, userId, "interactions");
    const aboutContacts = inArray(notifications.type, ["suggestions", "event", "import"]);
    await tx.delete(notifications).where(and(eq(notifications.userId, userId), aboutContacts));
  });
}

async function welcome(db: Database, userId: UserId): Promise<void> {
  await db.insert(notifications).values({
    userId,
    type: "import",
    title: "The sample network is ready",
    body: "Its people are invented. Ask your AI client whom to write to.",
    link: "/contacts",
  });
}
