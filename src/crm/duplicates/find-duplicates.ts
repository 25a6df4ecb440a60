import { sql } from "drizzle-orm";
import type { Queryable } from "../../db/database.ts";
import type { UserId } from "../../db/schema.ts";
import { lockUser } from "../contacts/lock-user.ts";
import { candidatePairs } from "./candidate-pairs.ts";
import { type Candidate, profileOf } from "./profile.ts";
import { scorePair, WORTH_A_LOOK } from "./score-pair.ts";

/** Pairs a statement. */
const BATCH = 1000;

/**
 * Puts pairs of contacts that may be one person on the review list. Pairs on it stay as they are, refused ones too, but
 * for a higher score. A contact's new facts count where it was changed at or after `since`; without it all are compared.
 * @returns how many pairs are new on the list.
 */
export async function findDuplicates(
  db: Queryable,
  userId: UserId,
  { now, since }: { now: Date; since?: Date },
): Promise<number> {
  const { rows } = await db.execute<{ candidate: Candidate; fresh: boolean }>(sql`
    select jsonb_build_object(
        'id', c.id, 'name', display_name, 'company', company, 'location', location,
        'birthday', lpad(birth_month::text, 2, '0') || '-' || lpad(birth_day::text, 2, '0'),
        'identities', coalesce((
          select jsonb_agg(jsonb_build_object('kind', kind, 'value', value)) from identities i
          where i.user_id = c.user_id and i.contact_id = c.id), '[]')) as candidate,
      ${since ? sql`updated_at >= ${since.toISOString()}` : sql`true`} as fresh
    from contacts c where user_id = ${userId} order by c.id`);
  const fresh = new Set(rows.filter((row) => row.fresh).map(({ candidate }) => candidate.id));
  if (fresh.size === 0) return 0;
  const profiles = rows.map(({ candidate }) => profileOf(candidate));
  let added = 0;
  let batch: PairRow[] = [];
  for (const [a, b] of candidatePairs(profiles, fresh)) {
    const { score, reasons } = scorePair(a, b);
    if (score < WORTH_A_LOOK) continue;
    batch.push({ contact_a: a.id, contact_b: b.id, score, reasons });
    if (batch.length < BATCH) continue;
    added += await addPairs(db, userId, batch, now);
    batch = [];
  }
  return added + (await addPairs(db, userId, batch, now));
}

interface PairRow {
  readonly contact_a: number;
  readonly contact_b: number;
  readonly score: number;
  readonly reasons: readonly string[];
}

async function addPairs(
  db: Queryable,
  userId: UserId,
  pairs: readonly PairRow[],
  now: Date,
): Promise<number> {
  if (pairs.length === 0) return 0;
  const write = sql`
    insert into duplicate_pairs (user_id, contact_a, contact_b, score, reasons, created_at)
    select ${userId}, contact_a, contact_b, score, array(select jsonb_array_elements_text(reasons)), ${now.toISOString()}
    from (
      select r.* from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb)
        as r (contact_a bigint, contact_b bigint, score real, reasons jsonb)
      -- One of the two may be gone since they were read.
      join contacts a on a.user_id = ${userId} and a.id = r.contact_a
      join contacts b on b.user_id = ${userId} and b.id = r.contact_b
      for key share of a, b
    ) r
    on conflict (user_id, contact_a, contact_b) do update
      set score = excluded.score, reasons = excluded.reasons
      where duplicate_pairs.status = 'open' and duplicate_pairs.score < excluded.score
    returning xmax = 0 as added`;
  const { rows } = await db.transaction(async (tx) => {
    await lockUser(tx, userId);
    return tx.execute<{ added: boolean }>(write);
  });
  return rows.filter(({ added }) => added).length;
}
