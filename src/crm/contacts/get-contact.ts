import { getTableColumns } from "drizzle-orm";
import type { Database } from "../../db/database.ts";
import { momentOf } from "../../db/moment-of.ts";
import { preparedBrief } from "../../db/prepared.ts";
import { contacts, type IdentityKind, type TriggerType, type UserId } from "../../db/schema.ts";
import type { InteractionText } from "../interactions/list-interactions.ts";
import { rowsOf } from "../rows-of.ts";
import { TIME_ZONE, timeZoneOf } from "../settings/get-settings.ts";

/** Characters of the last messages: a profile shows how they begin. */
const EXCERPT = 2_000;

export interface PendingSuggestion {
  readonly id: number;
  readonly triggerType: TriggerType;
  readonly channel: string;
  readonly message: string;
}

type ContactRow = Omit<typeof contacts.$inferSelect, "avatar">;

export interface ContactProfile extends ContactRow {
  /** The user's, in which its dates are shown. */
  readonly timeZone: string;
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
  const [row] = await readContact(db, [userId, contactId, now.toISOString()]);
  if (!row) return undefined;
  const { suggestions, ...profile } = row.profile;
  return {
    ...profile,
    firstInteractionAt: moment(profile.firstInteractionAt),
    lastInteractionAt: moment(profile.lastInteractionAt),
    lastFollowUpAt: moment(profile.lastFollowUpAt),
    remindSetAt: moment(profile.remindSetAt),
    remindRestartedAt: moment(profile.remindRestartedAt),
    positionAsOf: moment(profile.positionAsOf),
    createdAt: momentOf(profile.createdAt),
    updatedAt: momentOf(profile.updatedAt),
    timeZone: timeZoneOf(profile),
    lastInteractions: profile.lastInteractions.map((one) => ({
      ...one,
      occurredAt: momentOf(one.occurredAt),
    })),
    suggestion: suggestions[0] ?? null,
  };
}

const moment = (json: string | null): Date | null => (json === null ? null : momentOf(json));

/** As JSON has it: a moment is a text there. */
type Json<Row> = {
  [Name in keyof Row]: Row[Name] extends Date | null ? string | Exclude<Row[Name], Date> : Row[Name];
};

interface Profile extends Json<ContactRow> {
  timeZone: string | null;
  identities: ContactProfile["identities"];
  lastInteractions: Json<InteractionText>[];
  suggestions: PendingSuggestion[];
}

const { avatar: _, ...columns } = getTableColumns(contacts);
const SELECTED = Object.entries(columns)
  .map(([name, column]) => `${column.name} as "${name}"`)
  .join(", ");

/** As one JSON value: of a row of forty columns the driver reads each one's name and type anew, which took twice as long. */
const readContact = preparedBrief<{ profile: Profile }>(`
  select row_to_json(profile) as profile from (
    select ${SELECTED}, ${TIME_ZONE},
      ${rowsOf(`select kind, value, label from identities
        where user_id = $1 and contact_id = $2 and kind <> 'record' order by kind, value`)} as identities,
      ${rowsOf(`select kind, platform, direction, subject, left(text, ${EXCERPT}) as text,
          occurred_at as "occurredAt", read_by_recipient as "readByRecipient"
        from interactions
        where user_id = $1 and contact_id = $2 and kind <> 'note' and occurred_at <= $3::timestamptz
        order by interactions.occurred_at desc, interactions.id desc limit 3`)} as "lastInteractions",
      ${rowsOf(`select id, trigger_type as "triggerType", channel, message from suggestions
        where user_id = $1 and contact_id = $2 and status = 'pending' order by priority desc, id limit 1`)} as suggestions
    from contacts where user_id = $1 and id = $2) as profile`);
