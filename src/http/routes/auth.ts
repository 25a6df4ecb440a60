import { type Context, Hono } from "hono";
import { z } from "zod";
import { pruneSessions } from "../../accounts/sessions.ts";
import { isSignUpOpen } from "../../accounts/users.ts";
import { AppError } from "../../errors.ts";
import type { ApiDependencies } from "../api.ts";
import type { ApiEnv } from "../auth/api-env.ts";
import type { Auth } from "../auth/create-auth.ts";
import { findSession } from "../auth/find-session.ts";
import { passOn } from "../auth/pass-on.ts";
import { input } from "../input.ts";

/** The same whatever was wrong, so that nobody learns who has an account here. */
const NOT_RIGHT = new AppError("unauthorized", "The e-mail address or the password is not right.");
const text = z.string().max(1000);
const signUpInput = z.strictObject({ email: text, name: text, password: text });
const signInInput = z.strictObject({ email: text, password: text });

/** What can be asked without a session: who is there, signing up, in and out. */
export function authRoutes({ db, config }: ApiDependencies, auth: Auth) {
  const pass = async (c: Context<ApiEnv>, path: string, body: unknown) => {
    await passOn(auth, c, path, body, { trustProxy: config.trustProxy, refused: NOT_RIGHT });
    return c.json({});
  };
  return new Hono<ApiEnv>()
    .get("/state", async (c) => {
      const session = await findSession(auth, c);
      const user = session && { name: session.user.name, email: session.user.email };
      return c.json({ user, signUpOpen: await isSignUpOpen(db, config.allowSignup) });
    })
    .post("/sign-up", input("json", signUpInput), async (c) => pass(c, "/sign-up", c.req.valid("json")))
    .post("/sign-in", input("json", signInInput), async (c) => {
      const body = c.req.valid("json");
      const answer = await pass(c, "/sign-in/email", body);
      await pruneSessions(db, body.email);
      return answer;
    })
    .post("/sign-out", async (c) => pass(c, "/sign-out", {}));
}
