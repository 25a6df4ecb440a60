import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { Hono } from "hono";
import { z } from "zod";
import { getUser } from "../../accounts/users.ts";
import type { UserId } from "../../db/schema.ts";
import { AppError } from "../../errors.ts";
import { FIELDS } from "../../importers/csv/mapping.ts";
import { DATE_ORDERS } from "../../importers/format.ts";
import { runUpload } from "../../importers/uploads/run-upload.ts";
import { tablesIn } from "../../importers/uploads/tables-in.ts";
import {
  appendPiece,
  filesIn,
  makeFolder,
  removeFolder,
  wantedFiles,
} from "../../importers/uploads/upload-files.ts";
import {
  beginRun,
  findUpload,
  forgetUpload,
  getUpload,
  isRunning,
  recordUpload,
  runningConflict,
} from "../../importers/uploads/uploads.ts";
import { withoutContent } from "../../logger.ts";
import type { ApiDependencies } from "../api.ts";
import type { ApiEnv } from "../auth/api-env.ts";
import { input } from "../input.ts";

const upload = z.strictObject({ id: z.uuid() });
const offered = z.strictObject({
  files: z
    .array(z.strictObject({ path: z.string().min(1).max(4096), size: z.number().int().min(0) }))
    .max(20_000),
});
const piece = z.strictObject({ path: z.string(), at: z.coerce.number().int().min(0) });
const options = z.strictObject({
  dryRun: z.boolean(),
  me: z.array(z.string().min(1).max(200)).max(20).default([]),
  timeZone: z
    .string()
    .refine((zone) => isTimeZone(zone), "must be a time zone such as Europe/Lisbon")
    .optional(),
  dateOrder: z.enum(DATE_ORDERS).optional(),
  columns: z.record(z.string().max(200), z.enum(FIELDS)).default({}),
});

/**
 * Files on their way in, one upload a user. They come in pieces below the limit of a request's body, and are imported by
 * the process that has them; how far it is, any process can tell.
 */
export function uploadRoutes({ db, config, logger, now }: ApiDependencies) {
  const root = join(config.dataDir, "uploads");
  const current = (userId: UserId, id: string) => getUpload(db, userId, id, now());
  const reportUnexpected = (error: unknown) => {
    const reference = randomBytes(4).toString("hex");
    logger.error({ ...withoutContent(error), reference }, "an import failed");
    return `Something unexpected went wrong. Its reference in the log is ${reference}.`;
  };
  return new Hono<ApiEnv>()
    .get("/", async (c) => c.json({ upload: (await findUpload(db, c.get("userId"), now())) ?? null }))
    .post("/", input("json", offered), async (c) => {
      const userId = c.get("userId");
      const earlier = await findUpload(db, userId, now());
      if (earlier && isRunning(earlier)) throw runningConflict();
      const files = wantedFiles(c.req.valid("json").files);
      const id = await makeFolder(root, files, earlier?.id);
      await recordUpload(db, userId, id, files, now()).catch(async (error) => {
        await removeFolder(root, id);
        throw error;
      });
      return c.json({ id, files });
    })
    .put("/:id/file", input("param", upload), input("query", piece), async (c) => {
      const { id } = c.req.valid("param");
      const { path, at } = c.req.valid("query");
      const file = (await current(c.get("userId"), id)).files.find((one) => one.path === path);
      if (!file) throw new AppError("not_found", "This file is not among those that were chosen.");
      const bytes = new Uint8Array(await c.req.arrayBuffer());
      return c.json({ size: await appendPiece(join(root, id), file, at, bytes) });
    })
    .get("/:id/tables", input("param", upload), async (c) => {
      const { id } = await current(c.get("userId"), c.req.valid("param").id);
      return c.json({ tables: await tablesIn(join(root, id)), fields: FIELDS });
    })
    .post("/:id/run", input("param", upload), input("json", options), async (c) => {
      const userId = c.get("userId");
      const { id } = await current(userId, c.req.valid("param").id);
      const { columns, timeZone, dateOrder, ...rest } = c.req.valid("json");
      if ((await filesIn(join(root, id))).length === 0) {
        throw new AppError("conflict", "The files are no longer here. Choose them again.");
      }
      const user = await getUser(db, userId);
      await beginRun(db, userId, id, rest.dryRun ? "checking" : "importing", now());
      const choices = { ...rest, timeZone, dateOrder, columns: new Map(Object.entries(columns)) };
      void runUpload(db, user, { id, root }, choices, { now, reportUnexpected });
      return c.json({});
    })
    .delete("/:id", input("param", upload), async (c) => {
      const { id, ...rest } = await current(c.get("userId"), c.req.valid("param").id);
      if (isRunning({ id, ...rest })) throw runningConflict();
      await removeFolder(root, id);
      await forgetUpload(db, c.get("userId"), id);
      return c.json({});
    });
}

function isTimeZone(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: zone }));
  } catch {
    return false;
  }
}
