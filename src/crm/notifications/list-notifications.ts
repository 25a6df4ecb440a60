import type { Database } from "../../db/database.ts";
import { preparedBrief } from "../../db/prepared.ts";
import type { NotificationType, UserId } from "../../db/schema.ts";
import { idUntil, microsOf, olderThan } from "../newest-first.ts";
import { decodePlace, pageOf, type TextPage } from "../paging.ts";
import { rowsOf } from "../rows-of.ts";
import { TIME_ZONE, timeZoneOf } from "../settings/get-settings.ts";

export interface ListedNotification {
  readonly id: number;
  readonly type: NotificationType;
  readonly title: string;
  readonly body: string;
  /** A page of the web app. */
  readonly link: string | null;
  readonly readAt: Date | null;
  readonly createdAt: Date;
  /** Microseconds since 1970: what the list is sorted by, exactly. */
  readonly micros: number;
}

/**
 * The user's notifications, newest first, in one round trip.
 * @throws AppError `invalid_input` for a foreign cursor.
 */
export async function listNotifications(
  db: Database,
  userId: UserId,
  {
    unreadOnly,
    type,
    limit,
    cursor,
  }: {
    unreadOnly: boolean;
    type?: NotificationType | undefined;
    limit: number;
    cursor?: string | undefined;
  },
): Promise<TextPage<ListedNotification>> {
  const scope = ["notifications", unreadOnly, type];
  const place = cursor === undefined ? undefined : decodePlace(cursor, scope);
  const read = unreadOnly ? readUnread : readAll;
  const [row] = await read(db, [userId, type ?? null, place?.key ?? null, idUntil(place), limit + 1]);
  return pageOf<ListedNotification>(row?.items.map(dated) ?? [], {
    scope,
    limit,
    total: row?.total ?? 0,
    timeZone: timeZoneOf(row),
    place,
    keyOf: ({ micros }) => micros,
  });
}

type Json = Omit<ListedNotification, "readAt" | "createdAt"> & { readAt: string | null; createdAt: string };

function dated(json: Json): ListedNotification {
  const { readAt, createdAt } = json;
  return { ...json, readAt: readAt === null ? null : new Date(readAt), createdAt: new Date(createdAt) };
}

const readAll = listed("");
/** A text of its own, so that the index of the unread serves it however many there are in all. */
const readUnread = listed("and read_at is null");

function listed(condition: string) {
  const wanted = `user_id = $1 and ($2::text is null or type = $2) ${condition}`;
  return preparedBrief<{ total: number; timeZone: string | null; items: Json[] }>(`
    select ${TIME_ZONE}, (select count(*)::integer from notifications where ${wanted}) as total,
      ${rowsOf(`select id, type, title, body, link, read_at as "readAt", created_at as "createdAt",
          ${microsOf("created_at")} as micros
        from notifications
        where ${wanted} and ${olderThan("created_at", { micros: "$3", id: "$4" })}
        order by notifications.created_at desc, notifications.id desc limit $5`)} as items`);
}
