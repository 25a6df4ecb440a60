import { sql } from "drizzle-orm";
import type { Queryable } from "../../db/database.ts";
import type { UserId } from "../../db/schema.ts";

/** One of two who may be one person, as far as it helps to tell. */
export interface Candidate {
  readonly id: number;
  readonly name: string;
  readonly company: string | null;
  readonly title: string | null;
  readonly location: string | null;
  readonly source: string | null;
  readonly identities: readonly { readonly kind: string; readonly value: string }[];
  readonly interactions: number;
  /** ISO instant. */
  readonly lastInteractionAt: string | null;
}

export interface ReviewPair {
  readonly id: number;
  /** 0 to 1, how likely the two are one person. */
  readonly score: number;
  readonly reasons: readonly string[];
  /** The one that was there first, which stays when they are joined. */
  readonly a: Candidate;
  readonly b: Candidate;
}

/** Pairs shown at a time: the next come when these are settled. */
const SHOWN = 30;

/** The likeliest open pairs with what is known of both, and how many there are in all. */
export async function reviewPairs(
  db: Queryable,
  userId: UserId,
): Promise<{ total: number; pairs: ReviewPair[] }> {
  const candidate = (contact: string) =>
    sql.raw(`jsonb_build_object(
    'id', ${contact}.id, 'name', ${contact}.display_name, 'company', ${contact}.company, 'title', ${contact}.title,
    'location', ${contact}.location, 'source', ${contact}.source, 'interactions', ${contact}.interaction_count,
    'lastInteractionAt', ${contact}.last_interaction_at,
    'identities', coalesce((select jsonb_agg(jsonb_build_object('kind', i.kind, 'value', i.value) order by i.kind, i.value)
      from identities i where i.user_id = ${contact}.user_id and i.contact_id = ${contact}.id and i.kind <> 'record'), '[]'))`);
  const { rows } = await db.execute<{ total: number; pair: ReviewPair }>(sql`
    with open as (
      select p.*, count(*) over () as total from duplicate_pairs p
      where p.user_id = ${userId} and p.status = 'open' order by p.score desc, p.id limit ${SHOWN})
    select p.total::int as total, jsonb_build_object('id', p.id, 'score', round(p.score::numeric, 2),
      'reasons', to_jsonb(p.reasons), 'a', ${candidate("a")}, 'b', ${candidate("b")}) as pair
    from open p
    join contacts a on a.user_id = p.user_id and a.id = p.contact_a
    join contacts b on b.user_id = p.user_id and b.id = p.contact_b
    order by p.score desc, p.id`);
  return { total: rows[0]?.total ?? 0, pairs: rows.map(({ pair }) => pair) };
}
