import { join } from "node:path";
import { Hono } from "hono";
import { z } from "zod";
import { deleteAccount } from "../../accounts/delete-account.ts";
import { endOtherSessions, endSession, listSessions } from "../../accounts/sessions.ts";
import { changeName, getUser, PASSWORD_MAX, PASSWORD_MIN } from "../../accounts/users.ts";
import { countWaiting } from "../../crm/dashboard/count-waiting.ts";
import { AppError } from "../../errors.ts";
import { removeFolder } from "../../importers/uploads/upload-files.ts";
import { findUpload } from "../../importers/uploads/uploads.ts";
import type { ApiDependencies } from "../api.ts";
import type { ApiEnv } from "../auth/api-env.ts";
import type { Auth } from "../auth/create-auth.ts";
import { passOn } from "../auth/pass-on.ts";
import { byId } from "../by-id.ts";
import { input } from "../input.ts";

const newName = z.strictObject({ name: z.string().max(1000) });
const confirmation = z.strictObject({ email: z.string().max(1000) });

const length = `A password has ${PASSWORD_MIN} to ${PASSWORD_MAX} characters.`;
const newPassword = z.strictObject({
  current: z.string().max(1000),
  password: z.string().min(PASSWORD_MIN, length).max(PASSWORD_MAX, length),
});
const WRONG_PASSWORD = new AppError("forbidden", "The current password is not right.");

/** Who is signed in, and where else. */
export function meRoutes({ db, config, now }: ApiDependencies, auth: Auth) {
  return new Hono<ApiEnv>()
    .get("/", async (c) => {
      const [user, waiting] = await Promise.all([
        getUser(db, c.get("userId")),
        countWaiting(db, c.get("userId")),
      ]);
      return c.json({ user, ...waiting });
    })
    .patch("/", input("json", newName), async (c) => {
      await changeName(db, c.get("userId"), c.req.valid("json").name);
      return c.json(await getUser(db, c.get("userId")));
    })
    .delete("/", input("json", confirmation), async (c) => {
      const userId = c.get("userId");
      const upload = await findUpload(db, userId, now());
      await deleteAccount(db, userId, c.req.valid("json").email);
      if (upload) await removeFolder(join(config.dataDir, "uploads"), upload.id);
      return c.json({});
    })
    .post("/password", input("json", newPassword), async (c) => {
      const { current, password } = c.req.valid("json");
      const body = { currentPassword: current, newPassword: password, revokeOtherSessions: true };
      await passOn(auth, c, "/change-password", body, {
        trustProxy: config.trustProxy,
        refused: WRONG_PASSWORD,
      });
      return c.json({});
    })
    .get("/sessions", async (c) => {
      const current = c.get("sessionId");
      const sessions = await listSessions(db, c.get("userId"));
      return c.json({ sessions: sessions.map((one) => ({ ...one, current: one.id === current })) });
    })
    .delete("/sessions/:id", byId, async (c) => {
      await endSession(db, c.get("userId"), c.req.valid("param").id);
      return c.json({});
    })
    .delete("/sessions", async (c) => {
      await endOtherSessions(db, c.get("userId"), c.get("sessionId"));
      return c.json({});
    });
}
