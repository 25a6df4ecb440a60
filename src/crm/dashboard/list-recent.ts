import { and, desc, eq, lte, ne, sql } from "drizzle-orm";
import type { Database } from "../../db/database.ts";
import {
  contacts,
  type Direction,
  type InteractionKind,
  interactions,
  type UserId,
} from "../../db/schema.ts";

export interface RecentInteraction {
  readonly id: number;
  readonly contactId: number;
  readonly contactName: string;
  readonly kind: InteractionKind;
  readonly platform: string;
  readonly direction: Direction;
  /** The subject, or else the beginning of the text; empty where there is neither. */
  readonly line: string;
  readonly occurredAt: Date;
}

/** Characters. */
const LINE = 160;

/** The newest interactions of a user with anybody; notes are none. */
export async function listRecent(
  db: Database,
  userId: UserId,
  { limit, now }: { limit: number; now: Date },
): Promise<RecentInteraction[]> {
  const { id, contactId, kind, platform, direction, subject, text, occurredAt } = interactions;
  return db
    .select({
      id,
      contactId,
      contactName: contacts.displayName,
      kind,
      platform,
      direction,
      line: sql<string>`left(coalesce(nullif(${subject}, ''), ${text}, ''), ${LINE}::integer)`,
      occurredAt,
    })
    .from(interactions)
    .innerJoin(contacts, and(eq(contacts.userId, userId), eq(contacts.id, contactId)))
    .where(and(eq(interactions.userId, userId), ne(kind, "note"), lte(occurredAt, now)))
    .orderBy(desc(occurredAt), desc(id))
    .limit(limit);
}
