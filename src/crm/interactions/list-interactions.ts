import { and, count, desc, eq, gte, lt, lte, type SQL, sql } from "drizzle-orm";
import type { Database } from "../../db/database.ts";
import { type Direction, type InteractionKind, interactions, type UserId } from "../../db/schema.ts";
import { AppError } from "../../errors.ts";
import { microsOf, olderThan } from "../newest-first.ts";
import { decodePlace, pageOf, type TextPage } from "../paging.ts";
import { messagePattern } from "../search/message-pattern.ts";
import { parseQuery } from "../search/parse-query.ts";
import { OWN } from "./write-interactions.ts";

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
  /** The user wrote it down here, and may change it. */
  readonly isOwn: boolean;
}

export interface InteractionFilter {
  platform?: string | undefined;
  since?: Date | undefined;
  /** The first instant that is too late. */
  until?: Date | undefined;
  /** Words that must all stand in the subject or text, whatever their case and accents. */
  query?: string | undefined;
  limit: number;
  cursor?: string | undefined;
}

/**
 * What passed between the user and one contact up to `now`, newest first; notes too. A meeting that is still to come is
 * not among them, as it does not count on the contact's page either.
 * @throws AppError `invalid_input` for a platform that the contact has nothing on, a query without a word, and a foreign
 * cursor.
 */
export async function listInteractions(
  db: Database,
  userId: UserId,
  contactId: number,
  filter: InteractionFilter,
  now: Date,
): Promise<TextPage<ListedInteraction>> {
  const platform = filter.platform?.trim().toLowerCase();
  const { since, until, limit } = filter;
  const query = filter.query?.trim() || undefined;
  const scope = ["interactions", contactId, platform, since, until, ...(query === undefined ? [] : [query])];
  const place = filter.cursor === undefined ? undefined : decodePlace(filter.cursor, scope);
  const ofContact = and(
    eq(interactions.userId, userId),
    eq(interactions.contactId, contactId),
    lte(interactions.occurredAt, now),
  );
  const wanted = and(
    ofContact,
    platform === undefined ? undefined : eq(interactions.platform, platform),
    since && gte(interactions.occurredAt, since),
    until && lt(interactions.occurredAt, until),
    query === undefined ? undefined : holds(query),
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
      isOwn: sql<boolean>`coalesce(${interactions.externalId} like ${`${OWN}%`}, false)`,
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

/** Every word of the query begins a word of the text. */
function holds(query: string): SQL | undefined {
  const words = parseQuery(query).words.map((word) => messagePattern([word]) ?? "$.^");
  return and(
    ...words.map(
      (pattern) => sql`concat_ws(' ', ${interactions.subject}, ${interactions.text}) ~ ${pattern}`,
    ),
  );
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
