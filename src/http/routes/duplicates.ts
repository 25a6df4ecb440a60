import { Hono } from "hono";
import { listJoins } from "../../crm/duplicates/list-joins.ts";
import { reviewPairs } from "../../crm/duplicates/review-pairs.ts";
import { joinPair, refusePair, undoPair } from "../../crm/duplicates/settle-pair.ts";
import type { ApiDependencies } from "../api.ts";
import type { ApiEnv } from "../auth/api-env.ts";
import { byId } from "../by-id.ts";

/** Pairs that may be one person, and what was joined. */
export function duplicateRoutes({ db, now }: ApiDependencies) {
  return new Hono<ApiEnv>()
    .get("/", async (c) => c.json(await reviewPairs(db, c.get("userId"))))
    .get("/joins", async (c) => c.json({ joins: await listJoins(db, c.get("userId")) }))
    .post("/:id/join", byId, async (c) =>
      c.json({ contactId: await joinPair(db, c.get("userId"), c.req.valid("param").id, now()) }),
    )
    .post("/:id/refuse", byId, async (c) => {
      await refusePair(db, c.get("userId"), c.req.valid("param").id);
      return c.json({});
    })
    .post("/:id/undo", byId, async (c) => {
      await undoPair(db, c.get("userId"), c.req.valid("param").id, now());
      return c.json({});
    });
}
