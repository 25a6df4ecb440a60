import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Queryable } from "../../db/database.ts";
import { IDENTITY_KINDS, type UserId } from "../../db/schema.ts";
import type { InteractionDraft } from "../draft.ts";
import { type BatchResult, writeBatch } from "./write-batch.ts";

/** Messages placed in one transaction. */
const PAGE = 200;

/** Gives the messages whose people are contacts by now to them, in short transactions. */
export async function* placeLeftOut(db: Queryable, userId: UserId, now: Date): AsyncGenerator<BatchResult> {
  for (let after = 0; ; ) {
    // The inner statement leaves the planner no choice but the index.
    const { rows } = await db.execute<{ id: number; draft: unknown }>(sql`
      select l.id, l.draft from left_out l
      where l.user_id = ${userId} and l.id > ${after} and exists (
        select 1 from jsonb_path_query(l.draft, '$.person.identities[*]') k (identity)
        cross join lateral (
          select 1 from identities i
          where i.user_id = ${userId} and i.value = k.identity ->> 'value' and i.kind = any (
            case when k.identity ->> 'kind' in ('phone', 'whatsapp') then array['phone', 'whatsapp']
              else array[k.identity ->> 'kind'] end)
          offset 0) known)
      order by l.id limit ${PAGE}`);
    const last = rows.at(-1);
    if (!last) return;
    after = Number(last.id);
    // A row that an export brought back may hold anything.
    const drafts = rows.flatMap(({ draft }) => DRAFT.safeParse(draft).data ?? []);
    const ids = sql.param(rows.map(({ id }) => id));
    yield await db.transaction(async (tx) => {
      const result = await writeBatch(tx, userId, drafts, "left out", now);
      await tx.execute(sql`
        delete from left_out l where user_id = ${userId} and id = any(${ids}::bigint[]) and exists (
          select 1 from interactions i where i.user_id = l.user_id and i.platform = l.platform
            and i.external_id = l.external_id)`);
      return result;
    });
  }
}

/** All the messages that wait, without their texts. */
export async function* leftOutOf(db: Queryable, userId: UserId): AsyncGenerator<InteractionDraft[]> {
  for (let after = 0; ; ) {
    const { rows } = await db.execute<{ id: number; draft: unknown }>(sql`
      select id, draft - 'text' - 'subject' as draft from left_out
      where user_id = ${userId} and id > ${after} order by id limit ${PAGE}`);
    const last = rows.at(-1);
    if (!last) return;
    after = Number(last.id);
    yield rows.flatMap(({ draft }) => DRAFT.safeParse(draft).data ?? []);
  }
}

const DRAFT = z.object({
  type: z.literal("interaction"),
  person: z.object({
    displayName: z.string(),
    givenName: z.string().exactOptional(),
    familyName: z.string().exactOptional(),
    identities: z.array(
      z.object({ kind: z.enum(IDENTITY_KINDS), value: z.string(), label: z.string().exactOptional() }),
    ),
  }),
  makesContact: z.literal(false),
  kind: z.enum(["message", "call", "meeting"]),
  platform: z.string(),
  direction: z.enum(["inbound", "outbound", "mutual"]),
  subject: z.string().exactOptional(),
  text: z.string().exactOptional(),
  occurredAt: z.iso.datetime().transform((text) => new Date(text)),
  readByRecipient: z.boolean().exactOptional(),
  conversation: z.string().exactOptional(),
  externalId: z.string(),
}) satisfies z.ZodType<InteractionDraft>;
