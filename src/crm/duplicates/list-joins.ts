import { sql } from "drizzle-orm";
import type { Queryable } from "../../db/database.ts";
import type { UserId } from "../../db/schema.ts";

/** Two contacts that were made one, by the user or by an import. */
export interface JoinedPair {
  /** Of the pair: `undoPair` takes it. */
  readonly id: number;
  readonly reasons: readonly string[];
  readonly joinedAt: Date;
  /** The contact that is left, by the name it has now. */
  readonly kept: { readonly id: number; readonly name: string };
  /** The one that went into it, by the name it had. */
  readonly gone: { readonly id: number; readonly name: string };
}

/** The joins that stand, the latest first: of one contact they are undone in this order. */
export async function listJoins(db: Queryable, userId: UserId): Promise<JoinedPair[]> {
  const { rows } = await db.execute<{ pair: Omit<JoinedPair, "joinedAt">; joined_at: Date }>(sql`
    select j.created_at as joined_at, jsonb_build_object('id', j.pair_id, 'reasons', to_jsonb(j.reasons),
      'kept', jsonb_build_object('id', c.id, 'name', c.display_name),
      'gone', jsonb_build_object('id', j.gone_id, 'name', j.gone #>> '{contact,0,display_name}')) as pair
    from contact_joins j
    join contacts c on c.user_id = j.user_id and c.id = j.kept_id
    where j.user_id = ${userId} and j.undone_at is null
    order by j.id desc`);
  return rows.map(({ pair, joined_at }) => ({ ...pair, joinedAt: new Date(joined_at) }));
}
