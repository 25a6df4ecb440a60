import { Hono } from "hono";
import { z } from "zod";
import { listNotifications } from "../../crm/notifications/list-notifications.ts";
import { markAllRead, markRead } from "../../crm/notifications/mark-read.ts";
import type { ApiDependencies } from "../api.ts";
import type { ApiEnv } from "../auth/api-env.ts";
import { byId } from "../by-id.ts";
import { input } from "../input.ts";

const PAGE = 50;

const page = z.strictObject({
  unread: z.enum(["true", "false"]).default("false"),
  type: z.enum(["suggestions", "event", "import", "security", "system"]).optional(),
  cursor: z.string().max(500).optional(),
});

export function notificationRoutes({ db, now }: ApiDependencies) {
  return new Hono<ApiEnv>()
    .get("/", input("query", page), async (c) => {
      const { unread, type, cursor } = c.req.valid("query");
      const { items, total, nextCursor } = await listNotifications(db, c.get("userId"), {
        unreadOnly: unread === "true",
        type,
        limit: PAGE,
        cursor,
      });
      return c.json({ total, nextCursor, notifications: items.map(({ micros: _, ...item }) => item) });
    })
    .post("/:id/read", byId, async (c) => {
      await markRead(db, c.get("userId"), c.req.valid("param").id, now());
      return c.json({});
    })
    .post("/read", async (c) => c.json({ read: await markAllRead(db, c.get("userId"), now()) }));
}
