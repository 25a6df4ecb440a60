import { and, eq, getTableColumns, type SQL, sql } from "drizzle-orm";
import type { Database } from "../../db/database.ts";
import {
  contacts,
  type IdentityKind,
  identities,
  interactions,
  suggestions,
  type TriggerType,
  type UserId,
} from "../../db/schema.ts";
import type { InteractionText } from "../interactions/list-interactions.ts";

/** Characters of the last messages: a profile shows how they begin. */
const EXCERPT = 2_000;

const { avatar: _, ...columns } = getTableColumns(contacts);

export interface PendingSuggestion {
  readonly id: number;
  readonly triggerType: TriggerType;
  readonly channel: string;
  readonly message: string;
}

export interface ContactProfile extends Omit<typeof contacts.$inferSelect, "avatar"> {
  /** Without the records of imports. */
  readonly identities: readonly { kind: IdentityKind; value: string; label: string | null }[];
  /** The last three that count as contact and have happened, newest first, with the first 2,000 characters. */
  readonly lastInteractions: readonly InteractionText[];
  readonly suggestion: PendingSuggestion | null;
}

/** Everything a profile shows, in one round trip; undefined when the user has no such contact. */
export async function getContact(
  db: Database,
  userId: UserId,
  contactId: number,
  now: Date,
): Promise<ContactProfile | undefined> {
  const [row] = await db
    .select({
      ...columns,
      identities: rowsOf(
        sql`select kind, value, label from ${identities}
          where user_id = ${userId} and contact_id = ${contactId} and kind <> 'record' order by kind, id`,
        (row: ContactProfile["identities"][number]) => row,
      ),
      lastInteractions: rowsOf(
        sql`select kind, platform, direction, subject,
            left(text, ${EXCERPT}::integer) as text, occurred_at as "occurredAt",
            read_by_recipient as "readByRecipient"
          from ${interactions}
          where user_id = ${userId} and contact_id = ${contactId} and kind <> 'note'
            and occurred_at <= ${now.toISOString()}::timestamptz
          order by interactions.occurred_at desc, interactions.id desc limit 3`,
        withDate,
      ),
      suggestions: rowsOf(
        sql`select id, trigger_type as "triggerType", channel, message from ${suggestions}
          where user_id = ${userId} and contact_id = ${contactId} and status = 'pending'
          order by priority desc, id limit 1`,
        (row: PendingSuggestion) => row,
      ),
    })
    .from(contacts)
    .where(and(eq(contacts.userId, userId), eq(contacts.id, contactId)));
  if (!row) return undefined;
  const { suggestions: pending, ...profile } = row;
  return { ...profile, suggestion: pending[0] ?? null };
}

type InteractionJson = Omit<InteractionText, "occurredAt"> & { occurredAt: string };

function withDate(row: InteractionJson): InteractionText {
  return { ...row, occurredAt: new Date(row.occurredAt) };
}

/** The rows of a query as one value of the row around it. */
function rowsOf<Json, Row = Json>(query: SQL, decode: (json: Json) => Row): SQL<Row[]> {
  return sql<Row[]>`(select coalesce(json_agg(row_to_json(r)), '[]') from (${query}) r)`.mapWith(
    (rows: Json[]) => rows.map(decode),
  );
}
