import { z } from "zod";
import { type ListedNotification, listNotifications } from "../../crm/notifications/list-notifications.ts";
import { cursor, limit } from "../arguments.ts";
import { defineReadTool } from "../define-tool.ts";
import { lines, nextPage, paragraphs, plural } from "../markdown/answer.ts";
import { inline } from "../markdown/clean.ts";
import { type Clock, dateAgo, dateTime } from "../markdown/dates.ts";
import { createFence } from "../markdown/fence.ts";
import { quotePage } from "../markdown/quotations.ts";

const TOOL = "get_notifications";

export const getNotificationsTool = defineReadTool({
  name: TOOL,
  title: "Notifications",
  description:
    "Lists what PingCRM noticed, newest first: new suggestions, job changes and birthdays, imports, security. unread_only false shows the read ones too.",
  input: z.strictObject({
    unread_only: z.boolean("must be true or false").default(true),
    limit: limit(20, 100),
    cursor,
  }),
  quotesOthers: true,
  showsScores: true,
  run: async ({ db, userId, now }, args) => {
    const unreadOnly = args.unread_only;
    const { limit, cursor } = args;
    const page = await listNotifications(db, userId, { unreadOnly, limit, cursor });
    const noun = unreadOnly ? "unread notification" : "notification";
    if (page.items.length === 0) {
      if (args.cursor !== undefined) return `There are no more ${noun}s.`;
      return unreadOnly
        ? "There are no unread notifications. unread_only false shows the read ones."
        : "There are no notifications yet.";
    }
    const at = { now, zone: page.timeZone };
    const fence = createFence();
    const quotes = quotePage(fence, TOOL, page, ({ body }) => body);
    return paragraphs(
      `# ${plural(page.total, noun)}, newest first`,
      lines(`Times are in ${at.zone}.`, quotes.some(Boolean) && fence.notice),
      ...page.items.map((item, index) => lines(heading(item, at), quotes[index])),
      nextPage(TOOL, page.nextCursor),
    );
  },
});

function heading({ id, title, createdAt, readAt }: ListedNotification, clock: Clock): string {
  const ago = dateAgo(createdAt, clock).split(", ")[1];
  return lines(
    `## ${inline(title) || "-"} (ID ${id})`,
    `${dateTime(createdAt, clock)}, ${ago}, ${readAt ? "read" : "unread"}`,
  );
}
