import { eq } from "drizzle-orm";
import { Hono } from "hono";
import { getUser } from "../../accounts/users.ts";
import { contacts } from "../../db/schema.ts";
import { makeDemo } from "../../demo/make-demo.ts";
import { AppError } from "../../errors.ts";
import type { ApiDependencies } from "../api.ts";
import type { ApiEnv } from "../auth/api-env.ts";

/** People of the sample network, as many as the command makes. */
const COUNT = 200;

/** Puts the sample network into an account that has nobody yet. */
export function demoRoutes({ db, now }: ApiDependencies) {
  return new Hono<ApiEnv>().post("/", async (c) => {
    const userId = c.get("userId");
    if ((await db.$count(contacts, eq(contacts.userId, userId))) > 0) {
      throw new AppError(
        "conflict",
        "There are contacts here already, and sample people are not mixed with them.",
      );
    }
    const { email } = await getUser(db, userId);
    const { contacts: made, interactions } = await makeDemo(db, { email, count: COUNT, seed: 1, now: now() });
    return c.json({ contacts: made, interactions });
  });
}
