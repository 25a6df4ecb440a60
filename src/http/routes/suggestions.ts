import { Hono } from "hono";
import { z } from "zod";
import { identitiesOf } from "../../crm/contacts/identities-of.ts";
import { getSettings } from "../../crm/settings/get-settings.ts";
import {
  completeSuggestion,
  dismissSuggestion,
  snoozeSuggestion,
  undoAnswer,
} from "../../crm/suggestions/answer-suggestion.ts";
import { listSuggestions } from "../../crm/suggestions/list-suggestions.ts";
import { parseSnooze } from "../../crm/suggestions/parse-snooze.ts";
import { parseFacts } from "../../crm/suggestions/suggestion-facts.ts";
import type { ApiDependencies } from "../api.ts";
import type { ApiEnv } from "../auth/api-env.ts";
import { byId } from "../by-id.ts";
import { input } from "../input.ts";

/** As many as can be pending with the largest budget, birthdays and dates aside. */
const PAGE = 60;

const page = z.strictObject({ cursor: z.string().max(500).optional() });
const written = z.strictObject({ message: z.string().max(20_000).optional() });
const snooze = z.strictObject({ until: z.string().max(100) });

/** Whom to write to and why, and what the user did about it. */
export function suggestionRoutes({ db, now }: ApiDependencies) {
  return new Hono<ApiEnv>()
    .get("/", input("query", page), async (c) => {
      const userId = c.get("userId");
      const { items, total, nextCursor } = await listSuggestions(db, userId, {
        limit: PAGE,
        cursor: c.req.valid("query").cursor,
      });
      const ids = items.map(({ contactId }) => contactId);
      const addresses = await identitiesOf(db, userId, ids);
      return c.json({
        total,
        nextCursor,
        suggestions: items.map(({ facts, ...suggestion }) => ({
          ...suggestion,
          facts: parseFacts(facts),
          addresses: addresses.get(suggestion.contactId) ?? [],
        })),
      });
    })
    .post("/:id/complete", byId, input("json", written), async (c) => {
      const { message } = c.req.valid("json");
      await completeSuggestion(db, c.get("userId"), c.req.valid("param").id, now(), message);
      return c.json({});
    })
    .post("/:id/dismiss", byId, async (c) => {
      await dismissSuggestion(db, c.get("userId"), c.req.valid("param").id, now());
      return c.json({});
    })
    .post("/:id/snooze", byId, input("json", snooze), async (c) => {
      const [userId, moment] = [c.get("userId"), now()];
      const { timeZone } = await getSettings(db, userId);
      const until = parseSnooze(c.req.valid("json").until, moment, timeZone);
      await snoozeSuggestion(db, userId, c.req.valid("param").id, until, moment);
      return c.json({ until });
    })
    .post("/:id/undo", byId, async (c) => {
      await undoAnswer(db, c.get("userId"), c.req.valid("param").id, now());
      return c.json({});
    });
}
