import { and, count, desc, eq, gte, lt, type SQL, sql } from "drizzle-orm";
import type { Database } from "../../db/database.ts";
import { type Direction, type InteractionKind, interactions, type UserId } from "../../db/schema.ts";
import { AppError } from "../../errors.ts";
import { microsOf, olderThan } from "../newest-first.ts";
import { decodePlace, pageOf, type TextPage } from "../paging.ts";

export interface InteractionText {
  readonly kind: InteractionKind;
  readonly platform: string;
  readonly direction: Direction;
  readonly subject: string | null;
  readonly text: string | null;
  readonly occurredAt: Date;
  /** Null is unknown. */
  readonly readByRecipient: boolean | null;
}

export interface ListedInteraction extends InteractionText {
  readonly id: number;
  /** Microseconds since 1970: what the list is sorted by, exactly. */
  readonly micros: number;
}

export interface InteractionFilter {
  platform?: string | undefined;
  since?: Date | undefined;
  /** The first instant that is too late. */
  until?: Date | undefined;
  limit: number;
  cursor?: string | undefined;
}

/**
 * What passed between the user and one contact, newest first; notes too.
 * @throws AppError `invalid_input` for a platform that the contact has nothing on, and for a foreign cursor.
 */
export async function listInteractions(
  db: Database,
  userId: UserId,
  contactId: number,
  filter: InteractionFilter,
): Promise<TextPage<ListedInteraction>> {
  const platform = filter.platform?.trim().toLowerCase();
  const { since, until, limit } = filter;
  const scope = ["interactions", contactId, platform, since, until];
  const place = filter.cursor === undefined ? undefined : decodePlace(filter.cursor, scope);
  const ofContact = and(eq(interactions.userId, userId), eq(interactions.contactId, contactId));
  const wanted = and(
    ofContact,
    platform === undefined ? undefined : eq(interactions.platform, platform),
    since && gte(interactions.occurredAt, since),
    until && lt(interactions.occurredAt, until),
  );
  const rows = await db
    .select({
      id: interactions.id,
      kind: interactions.kind,
      platform: interactions.platform,
      direction: interactions.direction,
      subject: interactions.subject,
      text: interactions.text,
      occurredAt: interactions.occurredAt,
      readByRecipient: interactions.readByRecipient,
      micros: microsOf(interactions.occurredAt),
      total: sql`(${db.select({ count: count() }).from(interactions).where(wanted)})`.mapWith(Number),
    })
    .from(interactions)
    .where(and(wanted, place && olderThan(place, interactions.occurredAt, interactions.id)))
    .orderBy(desc(interactions.occurredAt), desc(interactions.id))
    .limit(limit + 1);
  if (rows.length === 0 && platform !== undefined) await checkPlatform(db, ofContact, platform);
  const total = rows[0]?.total ?? 0;
  return pageOf<ListedInteraction>(rows, { scope, limit, total, place, keyOf: (row) => row.micros });
}

async function checkPlatform(db: Database, ofContact: SQL | undefined, platform: string): Promise<void> {
  const rows = await db
    .selectDistinct({ platform: interactions.platform })
    .from(interactions)
    .where(ofContact)
    .orderBy(interactions.platform);
  const known = rows.map((row) => row.platform);
  if (known.length === 0 || known.includes(platform)) return;
  throw new AppError(
    "invalid_input",
    `platform must be one that this contact has interactions on: ${known.join(", ")}.`,
  );
}
