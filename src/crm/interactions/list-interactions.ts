import type { Database } from "../../db/database.ts";
import { momentOf } from "../../db/moment-of.ts";
import { prepared, preparedBrief } from "../../db/prepared.ts";
import type { Direction, InteractionKind, UserId } from "../../db/schema.ts";
import { AppError } from "../../errors.ts";
import { idUntil, microsOf, olderThan } from "../newest-first.ts";
import { decodePlace, pageOf, type TextPage } from "../paging.ts";
import { rowsOf } from "../rows-of.ts";
import { messagePattern } from "../search/message-pattern.ts";
import { parseQuery } from "../search/parse-query.ts";
import { TIME_ZONE, timeZoneOf } from "../settings/get-settings.ts";
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

export interface ContactInteractions extends TextPage<ListedInteraction> {
  /** Undefined when the user has no such contact. */
  readonly contactName: string | undefined;
}

/**
 * What passed between the user and one contact up to `now`, newest first, in one round trip; notes too. A meeting that is
 * still to come is not among them, as it does not count on the contact's page either.
 * @throws AppError `invalid_input` for a platform that the contact has nothing on, a query without a word, and a foreign
 * cursor.
 */
export async function listInteractions(
  db: Database,
  userId: UserId,
  contactId: number,
  filter: InteractionFilter,
  now: Date,
): Promise<ContactInteractions> {
  const platform = filter.platform?.trim().toLowerCase();
  const { since, until, limit } = filter;
  const query = filter.query?.trim() || undefined;
  const scope = ["interactions", contactId, platform, since, until, ...(query === undefined ? [] : [query])];
  const place = filter.cursor === undefined ? undefined : decodePlace(filter.cursor, scope);
  const ofContact = [userId, contactId, now.toISOString()];
  const read = query === undefined ? readPage : readMatching;
  const [row] = await read(db, [
    ...ofContact,
    platform ?? null,
    since?.toISOString() ?? null,
    until?.toISOString() ?? null,
    query === undefined ? null : patternsOf(query),
    place?.key ?? null,
    idUntil(place),
    limit + 1,
  ]);
  if (row?.items.length === 0 && platform !== undefined) await checkPlatform(db, ofContact, platform);
  const items = row?.items.map((json) => ({ ...json, occurredAt: momentOf(json.occurredAt) })) ?? [];
  const page = pageOf<ListedInteraction>(items, {
    scope,
    limit,
    total: row?.total ?? 0,
    timeZone: timeZoneOf(row),
    place,
    keyOf: ({ micros }) => micros,
  });
  return { ...page, contactName: row?.contactName };
}

interface Row {
  contactName: string;
  timeZone: string | null;
  total: number;
  items: (Omit<ListedInteraction, "occurredAt"> & { occurredAt: string })[];
}

const OF_CONTACT = "user_id = $1 and contact_id = $2 and occurred_at <= $3::timestamptz";

const WANTED = `${OF_CONTACT} and ($4::text is null or platform = $4)
  and occurred_at >= coalesce($5::timestamptz, '-infinity') and occurred_at < coalesce($6::timestamptz, 'infinity')
  and ($7::text[] is null
    or (select bool_and(concat_ws(' ', subject, text) ~ pattern) from unnest($7::text[]) as pattern))`;

const PAGE = `
  select display_name as "contactName", ${TIME_ZONE},
    (select count(*)::integer from interactions where ${WANTED}) as total,
    ${rowsOf(`select id, kind, platform, direction, subject, text, occurred_at as "occurredAt",
        read_by_recipient as "readByRecipient", ${microsOf("occurred_at")} as micros,
        coalesce(external_id like '${OWN}%', false) as "isOwn"
      from interactions
      where ${WANTED} and ${olderThan("occurred_at", { micros: "$8", id: "$9" })}
      order by interactions.occurred_at desc, interactions.id desc limit $10`)} as items
  from contacts where user_id = $1 and id = $2`;
const readPage = preparedBrief<Row>(PAGE);
/** Reads the texts of all that passed, which may be a hundred thousand. */
const readMatching = prepared<Row>(PAGE);

/** Every word of the query begins a word of the text. */
function patternsOf(query: string): string[] {
  return parseQuery(query).words.map((word) => messagePattern([word]) ?? "$.^");
}

const readPlatforms = prepared<{ platform: string }>(
  `select distinct platform from interactions where ${OF_CONTACT} order by platform`,
);

async function checkPlatform(db: Database, ofContact: unknown[], platform: string): Promise<void> {
  const known = (await readPlatforms(db, ofContact)).map((row) => row.platform);
  if (known.length === 0 || known.includes(platform)) return;
  throw new AppError(
    "invalid_input",
    `platform must be one that this contact has interactions on: ${known.join(", ")}.`,
  );
}
