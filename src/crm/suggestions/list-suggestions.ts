import type { Database } from "../../db/database.ts";
import { preparedBrief } from "../../db/prepared.ts";
import type { TriggerType, UserId } from "../../db/schema.ts";
import { decodePlace, pageOf, type TextPage } from "../paging.ts";
import { rowsOf } from "../rows-of.ts";
import { TIME_ZONE, timeZoneOf } from "../settings/get-settings.ts";

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
 * The pending suggestions, most important first, in one round trip.
 * @throws AppError `invalid_input` for a foreign cursor.
 */
export async function listSuggestions(
  db: Database,
  userId: UserId,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<TextPage<ListedSuggestion>> {
  const scope = ["suggestions"];
  const place = cursor === undefined ? undefined : decodePlace(cursor, scope);
  // The place's own row belongs to what follows while its text is not read to the end.
  const after = place && place.id - (place.read === null ? 0 : 1);
  const [row] = await readPending(db, [userId, place?.key ?? null, after ?? null, limit + 1]);
  return pageOf<ListedSuggestion>(row?.items ?? [], {
    scope,
    limit,
    total: row?.total ?? 0,
    timeZone: timeZoneOf(row),
    place,
    keyOf: ({ priority }) => priority,
  });
}

const PENDING = "suggestions.user_id = $1 and suggestions.status = 'pending'";

const readPending = preparedBrief<{ total: number; timeZone: string | null; items: ListedSuggestion[] }>(`
  select ${TIME_ZONE}, (select count(*)::integer from suggestions where ${PENDING}) as total,
    ${rowsOf(`select suggestions.id, contact_id as "contactId", display_name as "contactName",
        trigger_type as "triggerType", suggestions.priority, facts, channel, message
      from suggestions join contacts on contacts.user_id = $1 and contacts.id = contact_id
      where ${PENDING}
        and ($2::bigint is null or (-suggestions.priority, suggestions.id) > (-$2::bigint, $3::bigint))
      order by suggestions.priority desc, suggestions.id limit $4`)} as items`);
