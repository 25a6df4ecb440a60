import { sql } from "drizzle-orm";
import type { Queryable, Transaction } from "../../db/database.ts";
import type { UserId } from "../../db/schema.ts";
import type { InteractionDraft } from "../draft.ts";
import { toJson } from "./json.ts";

// Messages with people who are no contacts wait for an import that makes them some (docs/decisions/0013).

/** Bytes kept for a user, the newest messages first: some ten thousand letters. */
const MAX_LEFT_OUT = 32 << 20;

/** Keeps messages for later, each once. */
export async function keepLeftOut(
  tx: Transaction,
  userId: UserId,
  drafts: readonly InteractionDraft[],
  now: Date,
): Promise<void> {
  if (drafts.length === 0) return;
  await tx.execute(sql`
    insert into left_out (user_id, platform, external_id, occurred_at, size, draft, created_at)
    select ${userId}, draft ->> 'platform', draft ->> 'externalId', (draft ->> 'occurredAt')::timestamptz,
      octet_length(draft::text), draft, ${now.toISOString()}
    from jsonb_array_elements(${toJson(drafts)}::jsonb) as r (draft)
    on conflict do nothing`);
}

/** Forgets the oldest messages above what is kept for a user: which ones does not depend on when they came. */
export async function trimLeftOut(db: Queryable, userId: UserId, most = MAX_LEFT_OUT): Promise<void> {
  await db.execute(sql`
    delete from left_out where user_id = ${userId} and id in (
      select id from (
        select id, sum(size) over (order by occurred_at desc, platform, external_id) as kept from left_out
        where user_id = ${userId}) l
      where kept > ${most})`);
}
