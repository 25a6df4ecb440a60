import { PassThrough, Readable } from "node:stream";
import { Hono } from "hono";
import { dayOf } from "../../crm/calendar.ts";
import { exportAccount } from "../../crm/export/export-account.ts";
import { getSettings } from "../../crm/settings/get-settings.ts";
import { withoutContent } from "../../logger.ts";
import type { ApiDependencies } from "../api.ts";
import type { ApiEnv } from "../auth/api-env.ts";

/** Everything of the account as one zip, which is made while it is sent. */
export function exportRoutes({ db, logger, now }: ApiDependencies) {
  return new Hono<ApiEnv>().get("/", async (c) => {
    const userId = c.get("userId");
    const moment = now();
    const { timeZone } = await getSettings(db, userId);
    const zip = new PassThrough();
    // What fails on the way breaks the download off: half an archive is never taken for a whole one.
    exportAccount(db, userId, zip, moment).catch((error: Error) => {
      logger.error(withoutContent(error), "an export broke off");
      zip.destroy(error);
    });
    return c.body(Readable.toWeb(zip) as ReadableStream<Uint8Array>, 200, {
      "Content-Type": "application/zip",
      "Content-Disposition": `attachment; filename="pingcrm-${dayOf(moment, timeZone)}.zip"`,
    });
  });
}
