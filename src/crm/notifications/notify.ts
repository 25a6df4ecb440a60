import { sql } from "drizzle-orm";
import type { Queryable } from "../../db/database.ts";
import type { NotificationType, UserId } from "../../db/schema.ts";

export interface Notice {
  readonly type: NotificationType;
  readonly title: string;
  readonly body: string;
  /** A page of the web app: `/contacts/12`, `/suggestions`, `/import`, `/settings`. */
  readonly link: string;
  /** Names the fact: the same fact never notifies twice. */
  readonly factKey: string;
}

/** Tells the user, in one statement; what they have been told before is left out. */
export async function notify(
  db: Queryable,
  userId: UserId,
  notices: readonly Notice[],
  now: Date,
): Promise<void> {
  if (notices.length === 0) return;
  const rows = notices.map(({ factKey, ...notice }) => ({ ...notice, fact_key: factKey }));
  await db.execute(sql`
    insert into notifications (user_id, type, title, body, link, fact_key, created_at)
    select ${userId}, type, title, body, link, fact_key, ${now.toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as notice (type text, title text, body text, link text, fact_key text)
    on conflict (user_id, fact_key) do nothing`);
}
