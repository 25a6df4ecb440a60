import { Hono } from "hono";
import { z } from "zod";
import { changeSetting, SETTING_NAMES } from "../../crm/settings/change-settings.ts";
import { getSettings } from "../../crm/settings/get-settings.ts";
import type { ApiDependencies } from "../api.ts";
import type { ApiEnv } from "../auth/api-env.ts";
import { input } from "../input.ts";

/** A value as `pingcrm settings` takes it: `Europe/Lisbon`, `30`, names between commas, or `default`. */
const change = z.strictObject({ name: z.enum(SETTING_NAMES), value: z.string().max(20_000) });

export function settingsRoutes({ db }: ApiDependencies) {
  return new Hono<ApiEnv>()
    .get("/", async (c) => c.json(await getSettings(db, c.get("userId"))))
    .patch("/", input("json", change), async (c) => {
      const { name, value } = c.req.valid("json");
      return c.json(await changeSetting(db, c.get("userId"), name, value));
    });
}
