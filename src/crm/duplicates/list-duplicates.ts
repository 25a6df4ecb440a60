import { sql } from "drizzle-orm";
import type { Queryable } from "../../db/database.ts";
import type { UserId } from "../../db/schema.ts";

export interface DuplicatePair {
  readonly id: number;
  /** 0 to 1, how likely the two are one person. */
  readonly score: number;
  readonly reasons: readonly string[];
  readonly a: { readonly id: number; readonly name: string };
  readonly b: { readonly id: number; readonly name: string };
}

/** The pairs that wait for the user's word, the likeliest first. */
export async function listDuplicates(db: Queryable, userId: UserId): Promise<DuplicatePair[]> {
  const { rows } = await db.execute<{ pair: DuplicatePair }>(sql`
    select jsonb_build_object('id', p.id, 'score', round(p.score::numeric, 2), 'reasons', to_jsonb(p.reasons),
      'a', jsonb_build_object('id', a.id, 'name', a.display_name),
      'b', jsonb_build_object('id', b.id, 'name', b.display_name)) as pair
    from duplicate_pairs p
    join contacts a on a.user_id = p.user_id and a.id = p.contact_a
    join contacts b on b.user_id = p.user_id and b.id = p.contact_b
    where p.user_id = ${userId} and p.status = 'open'
    order by p.score desc, p.id`);
  return rows.map(({ pair }) => pair);
}
