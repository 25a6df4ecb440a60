import { type SQL, sql } from "drizzle-orm";
import type { Queryable, Transaction } from "../../db/database.ts";
import { forManyRows } from "../../db/for-many-rows.ts";
import type { UserId } from "../../db/schema.ts";
import { outdateDashboard } from "../dashboard/outdate-dashboard.ts";
import { agedContacts } from "./aged-contacts.ts";
import { type ChangedScore, changedScores } from "./changed-scores.ts";
import { DAY } from "./score.ts";

/** Contacts that are locked and written at once: few enough to be done in a moment. */
const CHUNK = 10_000;
/** Milliseconds. After a longer time so many scores have changed that it is cheaper to go through all of them. */
const MANY_AFTER = 7 * DAY;

/**
 * Brings score, parts, interaction count and first and last interaction up to date, for the given contacts of a user or
 * for all. Whoever writes interactions calls it with their contacts, last in the same transaction; an import, at its end.
 *
 * For all, `since` names the moment up to which that was last done: only contacts with an interaction that has reached an
 * age since at which it counts differently are computed anew.
 *
 * Only rows that change are written. Given contacts are locked before their interactions are read, so that of two
 * writers the later sees what the earlier wrote. A refresh of all never waits for a lock while it holds others: contacts
 * that somebody else is changing are left for the end.
 */
export async function refreshScores(
  db: Queryable,
  userId: UserId,
  options: {
    now: Date;
    contactIds?: readonly number[];
    since?: Date | null;
    /** Of all: between the contacts that are written at once. */
    beforeWriting?: () => Promise<void>;
  },
): Promise<void> {
  const { now, contactIds, since, beforeWriting } = options;
  if (contactIds) {
    for (const ids of chunks([...new Set(contactIds)].sort((a, b) => a - b))) {
      await db.transaction(async (tx) => {
        await lockContacts(tx, userId, ids, sql`order by id for no key update`);
        const { rows } = await tx.execute<ChangedScore>(changedScores(userId, now, sql`${sql.param(ids)}`));
        await writeScores(tx, userId, rows);
      });
    }
    return;
  }
  const { rows } = await db.transaction(async (tx) => {
    await forManyRows(tx);
    const passed = since ? now.getTime() - since.getTime() : Number.POSITIVE_INFINITY;
    if (!since || passed < 0 || passed > MANY_AFTER)
      return tx.execute<ChangedScore>(changedScores(userId, now));
    const due = await tx.execute<{ id: number }>(agedContacts(userId, since, now));
    const ids = due.rows.map(({ id }) => id);
    return tx.execute<ChangedScore>(changedScores(userId, now, sql`${sql.param(ids)}`));
  });
  for (const changes of chunks(rows)) {
    await beforeWriting?.();
    const missed = await db.transaction((tx) => writeUnlessTouched(tx, userId, changes));
    for (const id of missed) await refreshScores(db, userId, { now, contactIds: [id] });
  }
}

/** Returns the ids of contacts that somebody else holds, or has changed since their interactions were read. */
async function writeUnlessTouched(
  tx: Transaction,
  userId: UserId,
  changes: ChangedScore[],
): Promise<number[]> {
  const ids = changes.map(({ id }) => id);
  const held = new Map(
    (await lockContacts(tx, userId, ids, sql`for no key update skip locked`)).map((row) => [row.id, row]),
  );
  const isUntouched = ({ id, stored_interactions, stored_last_at }: ChangedScore) => {
    const row = held.get(id);
    return row?.interactions === stored_interactions && row.last_at === stored_last_at;
  };
  await writeScores(tx, userId, changes.filter(isUntouched));
  return changes.filter((change) => !isUntouched(change)).map(({ id }) => id);
}

type Held = Pick<ChangedScore, "id" | "interactions" | "last_at">;

async function lockContacts(tx: Transaction, userId: UserId, ids: number[], how: SQL): Promise<Held[]> {
  const { rows } = await tx.execute<Held>(sql`
    select id, interaction_count as interactions, last_interaction_at::text as last_at
    from contacts where user_id = ${userId} and id = any(${sql.param(ids)}) ${how}`);
  return rows;
}

/** The values of a contact are found by binary search in lists, as the plan of a join depends on statistics. */
async function writeScores(tx: Transaction, userId: UserId, changes: ChangedScore[]): Promise<void> {
  if (changes.length === 0) return;
  const ids = sql`${sql.param(changes.map(({ id }) => id))}::bigint[]`;
  const place = sql`width_bucket(id, ${ids})`;
  const list = (value: (change: ChangedScore) => unknown) => sql.param(changes.map(value));
  const points = (part: "score" | "reciprocity" | "recency" | "frequency" | "breadth" | "tenure") =>
    sql`(${list((change) => change[part])}::smallint[])[${place}]`;
  // A null in a list would make finding a place in it slow.
  const instant = (part: "first_at" | "last_at") =>
    sql`nullif((${list((change) => change[part] ?? "infinity")}::timestamptz[])[${place}], 'infinity')`;
  await tx.execute(sql`
    update contacts set
      score = ${points("score")},
      score_reciprocity = ${points("reciprocity")},
      score_recency = ${points("recency")},
      score_frequency = ${points("frequency")},
      score_breadth = ${points("breadth")},
      score_tenure = ${points("tenure")},
      interaction_count = (${list((change) => change.interactions)}::integer[])[${place}],
      first_interaction_at = ${instant("first_at")},
      last_interaction_at = ${instant("last_at")}
    where user_id = ${userId} and id = any(${ids})`);
  const isCountChanged = changes.some((change) => change.interactions !== change.stored_interactions);
  await outdateDashboard(tx, userId, isCountChanged ? "interactions" : "contacts");
}

function* chunks<Item>(items: Item[]): Generator<Item[]> {
  for (let start = 0; start < items.length; start += CHUNK) yield items.slice(start, start + CHUNK);
}
