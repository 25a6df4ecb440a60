import { Hono } from "hono";
import { z } from "zod";
import { endOtherSessions, endSession, listSessions } from "../../accounts/sessions.ts";
import { getUser, PASSWORD_MAX, PASSWORD_MIN } from "../../accounts/users.ts";
import { AppError } from "../../errors.ts";
import type { ApiDependencies } from "../api.ts";
import type { ApiEnv } from "../auth/api-env.ts";
import type { Auth } from "../auth/create-auth.ts";
import { passOn } from "../auth/pass-on.ts";
import { input } from "../input.ts";

const byId = z.strictObject({ id: z.coerce.number().int().positive() });

const length = `A password has ${PASSWORD_MIN} to ${PASSWORD_MAX} characters.`;
const newPassword = z.strictObject({
  current: z.string().max(1000),
  password: z.string().min(PASSWORD_MIN, length).max(PASSWORD_MAX, length),
});
const WRONG_PASSWORD = new AppError("forbidden", "The current password is not right.");

/** Who is signed in, and where else. */
export function meRoutes({ db, config }: ApiDependencies, auth: Auth) {
  return new Hono<ApiEnv>()
    .get("/", async (c) => c.json(await getUser(db, c.get("userId"))))
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
    .delete("/sessions/:id", input("param", byId), async (c) => {
      await endSession(db, c.get("userId"), c.req.valid("param").id);
      return c.json({});
    })
    .delete("/sessions", async (c) => {
      await endOtherSessions(db, c.get("userId"), c.get("sessionId"));
      return c.json({});
    });
}
