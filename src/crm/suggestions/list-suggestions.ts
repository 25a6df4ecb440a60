import { and, count, desc, eq, sql } from "drizzle-orm";
import type { Database } from "../../db/database.ts";
import { contacts, suggestions, type TriggerType, type UserId } from "../../db/schema.ts";
import { decodePlace, type Place, pageOf, type TextPage } from "../paging.ts";

export interface ListedSuggestion {
  readonly id: number;
  readonly contactId: number;
  readonly contactName: string;
  readonly triggerType: TriggerType;
  /** The larger, the more it matters. */
  readonly priority: number;
  /** Why it was made, as the rules saw it. */
  readonly facts: Record<string, unknown>;
  readonly channel: string;
  readonly message: string;
}

/**
 * The pending suggestions, most important first.
 * @throws AppError `invalid_input` for a foreign cursor.
 */
export async function listSuggestions(
  db: Database,
  userId: UserId,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<TextPage<ListedSuggestion>> {
  const scope = ["suggestions"];
  const place = cursor === undefined ? undefined : decodePlace(cursor, scope);
  const pending = and(eq(suggestions.userId, userId), eq(suggestions.status, "pending"));
  const rows = await db
    .select({
      id: suggestions.id,
      contactId: suggestions.contactId,
      contactName: contacts.displayName,
      triggerType: suggestions.triggerType,
      priority: suggestions.priority,
      facts: suggestions.facts,
      channel: suggestions.channel,
      message: suggestions.message,
      total: sql`(${db.select({ count: count() }).from(suggestions).where(pending)})`.mapWith(Number),
    })
    .from(suggestions)
    .innerJoin(contacts, and(eq(contacts.userId, userId), eq(contacts.id, suggestions.contactId)))
    .where(and(pending, place && from(place)))
    .orderBy(desc(suggestions.priority), suggestions.id)
    .limit(limit + 1);
  const total = rows[0]?.total ?? 0;
  return pageOf<ListedSuggestion>(rows, { scope, limit, total, place, keyOf: (row) => row.priority });
}

function from({ key, id, read }: Place) {
  const row = sql`(-${suggestions.priority}, ${suggestions.id})`;
  const at = sql`(${-key}::bigint, ${id}::bigint)`;
  return read === null ? sql`${row} > ${at}` : sql`${row} >= ${at}`;
}
