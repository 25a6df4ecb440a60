import { eq, sql } from "drizzle-orm";
import { lockUser } from "../../crm/contacts/lock-user.ts";
import { outdateDashboard } from "../../crm/dashboard/outdate-dashboard.ts";
import type { AccountRow, AccountTable } from "../../crm/export/account-rows.ts";
import { indexContactWords } from "../../crm/search/index-contact-words.ts";
import { indexMessageWords } from "../../crm/search/index-message-words.ts";
import { userSettings } from "../../db/account-schema.ts";
import type { Queryable, Transaction } from "../../db/database.ts";
import type { UserId } from "../../db/schema.ts";
import { AppError } from "../../errors.ts";
import { toJson } from "./json.ts";

/**
 * Ids that come back raise the ids that all users of the installation are given next: an export may bring none above
 * this one, unless the installation has come further itself.
 */
const HIGHEST_ID = 1e9;

/**
 * Writes rows of an export under their own ids, whole or not at all; those that are there already stay as they are.
 * @returns how many were new.
 * @throws AppError `conflict` for rows that no export holds.
 */
export async function restoreRows(
  db: Queryable,
  userId: UserId,
  table: AccountTable | "settings",
  rows: readonly AccountRow[],
): Promise<number> {
  return refusingWrongData(table, () => writeRows(db, userId, table, rows));
}

function changedByHand(table: string): AppError {
  return new AppError(
    "conflict",
    `The export is damaged or was changed by hand: its ${table} hold what PingCRM never writes. Export it again.`,
  );
}

/** Runs a statement; that a value fits no column is the export's fault. */
export async function refusingWrongData<Result>(table: string, run: () => Promise<Result>): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    if (isDataError(error)) throw changedByHand(table);
    throw error;
  }
}

/** Postgres' classes of wrong data (22) and broken constraints (23), which drizzle hands on as the cause. */
function isDataError(error: unknown): boolean {
  const { code, cause } = error as { code?: unknown; cause?: unknown };
  return (typeof code === "string" && /^2[23]/.test(code)) || (cause instanceof Error && isDataError(cause));
}

function writeRows(
  db: Queryable,
  userId: UserId,
  table: AccountTable | "settings",
  rows: readonly AccountRow[],
): Promise<number> {
  return db.transaction(async (tx) => {
    await lockUser(tx, userId);
    if (table === "settings") return restoreSettings(tx, userId, rows);
    if (table === "contacts" || table === "interactions") {
      await outdateDashboard(tx, userId, table);
      await tx.update(userSettings).set({ scoresRefreshedAt: null }).where(eq(userSettings.userId, userId));
    }
    if (table !== "contacts") return insertRows(tx, userId, table, rows);
    const added = await insertRows(tx, userId, table, rows);
    const identities = rows.flatMap(({ id, identities: own }) =>
      Array.isArray(own) ? own.map((identity) => ({ ...identity, contact_id: id })) : [],
    );
    await insertRows(tx, userId, "identities", identities);
    await indexContactWords(
      tx,
      userId,
      rows.map(({ id }) => Number(id)),
    );
    return added;
  });
}

/**
 * An export goes into an empty account, or into the one that it is of: there a contact has the same id and the same
 * moment of being added.
 * @param first the first contacts of the export
 * @throws AppError `conflict` for any other account.
 */
export async function refuseOtherAccounts(
  db: Queryable,
  userId: UserId,
  first: readonly AccountRow[],
): Promise<void> {
  const known = sql`
    select exists (select 1 from contacts where user_id = ${userId}) as all,
      count(*) filter (where c.created_at = r.created_at)::integer as known,
      count(*) filter (where c.created_at <> r.created_at)::integer as others
    from jsonb_populate_recordset(null::contacts, ${toJson(first)}::jsonb) r
    join contacts c on c.user_id = ${userId} and c.id = r.id`;
  const { rows } = await refusingWrongData("contacts", () =>
    db.execute<{ known: number; others: number; all: boolean }>(known),
  );
  const [found] = rows;
  if (!found?.all || (found.known > 0 && found.others === 0)) return;
  throw new AppError(
    "conflict",
    "This account has contacts of its own. Import an export of PingCRM into an empty account: make one with pingcrm user add, and name it with --user-email.",
  );
}

async function restoreSettings(
  tx: Transaction,
  userId: UserId,
  rows: readonly AccountRow[],
): Promise<number> {
  await tx.execute(sql`
    insert into user_settings (user_id, time_zone, interval_high, interval_medium, interval_low, dormancy, budget, me)
    select ${userId}, time_zone, interval_high, interval_medium, interval_low, dormancy, budget, me
    from jsonb_populate_recordset(null::user_settings, ${toJson(rows)}::jsonb)
    on conflict (user_id) do update set time_zone = excluded.time_zone, interval_high = excluded.interval_high,
      interval_medium = excluded.interval_medium, interval_low = excluded.interval_low,
      dormancy = excluded.dormancy, budget = excluded.budget, me = excluded.me`);
  return 0;
}

/** The columns that point at contacts. Rows of one that came while the export was written are left out. */
const CONTACTS_OF: Partial<Record<AccountTable | "identities", readonly string[]>> = {
  identities: ["contact_id"],
  interactions: ["contact_id"],
  events: ["contact_id"],
  suggestions: ["contact_id"],
  duplicate_pairs: ["contact_a", "contact_b"],
  contact_joins: ["kept_id"],
};

async function insertRows(
  tx: Transaction,
  userId: UserId,
  table: AccountTable | "identities",
  rows: readonly AccountRow[],
): Promise<number> {
  const belongs = (CONTACTS_OF[table] ?? []).map(
    (column) =>
      sql`and exists (select 1 from contacts c where c.user_id = r.user_id and c.id = r.${sql.identifier(column)})`,
  );
  const highest = await highestId(tx, table, rows);
  const owned = rows.map((row) => ({ ...row, user_id: userId }));
  const { rows: added } = await tx.execute<{ id: number }>(sql`
    insert into ${sql.identifier(table)} overriding system value
    select r.* from jsonb_populate_recordset(null::${sql.identifier(table)}, ${toJson(owned)}::jsonb) r
    where true ${sql.join(belongs, sql` `)}
    on conflict do nothing returning id`);
  // Ids that are given later must not meet the ones that came back.
  await tx.execute(sql`
    select setval(sequence, ${highest}::bigint)
    from (select pg_get_serial_sequence(${table}, 'id')::regclass as sequence) s
    where ${highest}::bigint > coalesce(pg_sequence_last_value(sequence), 0)`);
  if (table === "interactions")
    await indexNewMessages(tx, userId, rows, new Set(added.map(({ id }) => Number(id))));
  return added.length;
}

/** @throws AppError `conflict` where one is no id, or is beyond what this installation takes. */
export async function highestId(
  tx: Queryable,
  table: AccountTable | "identities",
  rows: readonly AccountRow[],
): Promise<number> {
  const ids = rows.map(({ id }) => id);
  const areIds = ids.every(
    (id): id is number => typeof id === "number" && Number.isSafeInteger(id) && id > 0,
  );
  if (!areIds) throw changedByHand(table);
  const highest = ids.reduce((max, id) => Math.max(max, id), 0);
  if (highest <= HIGHEST_ID) return highest;
  const { rows: last } = await tx.execute<{ given: number }>(
    sql`select coalesce(pg_sequence_last_value(pg_get_serial_sequence(${table}, 'id')::regclass), 0) as given`,
  );
  if (highest > Number(last[0]?.given)) throw changedByHand(table);
  return highest;
}

async function indexNewMessages(
  tx: Transaction,
  userId: UserId,
  rows: readonly AccountRow[],
  added: ReadonlySet<number>,
): Promise<void> {
  const textOf = (value: unknown) => (typeof value === "string" ? value : null);
  const messages = rows
    .filter(({ id }) => added.has(Number(id)))
    .map(({ contact_id, subject, text }) => ({
      contactId: Number(contact_id),
      subject: textOf(subject),
      text: textOf(text),
    }));
  await indexMessageWords(tx, userId, messages);
}
