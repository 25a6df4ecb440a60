import { createAuthEndpoint } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";
import { z } from "zod";
import { signUp } from "../../accounts/users.ts";
import type { Database } from "../../db/database.ts";

const body = z.object({ email: z.string(), name: z.string(), password: z.string() });

/** Better Auth's own sign-up looks and then inserts: two at the same moment would both be the first. */
export function signUpPlugin(db: Database, allowed: boolean) {
  return {
    id: "pingcrm-sign-up",
    endpoints: {
      signUp: createAuthEndpoint("/sign-up", { method: "POST", body }, async (c) => {
        const { id } = await signUp(db, c.body, allowed);
        const user = await c.context.internalAdapter.findUserById(String(id));
        if (!user) throw new Error("the new account vanished");
        const session = await c.context.internalAdapter.createSession(user.id);
        await setSessionCookie(c, { session, user });
        return c.json({});
      }),
    },
  };
}
