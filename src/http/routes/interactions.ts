import { Hono } from "hono";
import { z } from "zod";
import { listInteractions } from "../../crm/interactions/list-interactions.ts";
import {
  deleteInteraction,
  editInteraction,
  logInteraction,
} from "../../crm/interactions/write-interactions.ts";
import type { ApiDependencies } from "../api.ts";
import type { ApiEnv } from "../auth/api-env.ts";
import { input } from "../input.ts";

const id = z.coerce.number().int().positive();
const listing = z.strictObject({
  contactId: id,
  query: z.string().max(1_000).optional(),
  platform: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(1_000).optional(),
});
const written = {
  kind: z.enum(["message", "call", "meeting", "note"]),
  platform: z.string().max(100),
  direction: z.enum(["inbound", "outbound", "mutual"]),
  text: z.string(),
  occurredAt: z.iso.datetime({ offset: true }).transform((text) => new Date(text)),
};
const byId = z.strictObject({ id });

/** A contact's timeline, and what the user writes down in it. */
export function interactionRoutes({ db, now }: ApiDependencies) {
  return new Hono<ApiEnv>()
    .get("/", input("query", listing), async (c) => {
      const { contactId, ...filter } = c.req.valid("query");
      const page = await listInteractions(db, c.get("userId"), contactId, filter, now());
      const { total, items, nextCursor } = page;
      return c.json({
        total,
        interactions: items.map(({ micros: _, ...item }) => item),
        nextCursor: nextCursor ?? null,
      });
    })
    .post("/", input("json", z.strictObject({ contactId: id, ...written })), async (c) => {
      const { contactId, ...entry } = c.req.valid("json");
      return c.json(await logInteraction(db, c.get("userId"), contactId, entry, now()));
    })
    .put("/:id", input("param", byId), input("json", z.strictObject(written)), async (c) =>
      c.json(await editInteraction(db, c.get("userId"), c.req.valid("param").id, c.req.valid("json"), now())),
    )
    .delete("/:id", input("param", byId), async (c) =>
      c.json(await deleteInteraction(db, c.get("userId"), c.req.valid("param").id, now())),
    );
}
