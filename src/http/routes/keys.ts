import { Hono } from "hono";
import { z } from "zod";
import { type ClientConfiguration, clientConfigurations } from "../../accounts/client-configurations.ts";
import { createKey, listKeys, regenerateKey, revokeKey } from "../../accounts/keys.ts";
import { getUser, isOnlyUser } from "../../accounts/users.ts";
import type { UserId } from "../../db/schema.ts";
import type { ApiDependencies } from "../api.ts";
import type { ApiEnv } from "../auth/api-env.ts";
import { byId } from "../by-id.ts";
import { input } from "../input.ts";

const newKey = z.strictObject({
  name: z.string().max(1000),
  scope: z.enum(["read", "read_write"]),
  /** Days; absent means without end. */
  expiresInDays: z.number().int().optional(),
});

/** What stands for a key in a configuration, where none is shown. */
const A_KEY = "pingcrm_KEY";

/** The keys of AI clients, and what to paste into each client. */
export function keyRoutes({ db, secret, config, localClient, now }: ApiDependencies) {
  /** Where strangers may sign up, nothing is said about the machine, which is not theirs. */
  async function configurations(userId: UserId, url: string, key: string): Promise<ClientConfiguration[]> {
    const { email } = await getUser(db, userId);
    const all = clientConfigurations({
      ...(localClient ?? { main: "", env: {}, sshTarget: "" }),
      userEmail: (await isOnlyUser(db)) ? undefined : email,
      mcpUrl: `${config.publicUrl?.origin ?? new URL(url).origin}/mcp`,
      key,
    });
    return localClient && !config.allowSignup ? all : all.filter(({ local }) => !local);
  }

  return new Hono<ApiEnv>()
    .get("/", async (c) => {
      const keys = await listKeys(db, c.get("userId"));
      // The browser's clock may be wrong: "2 seconds ago" goes by this one.
      return c.json({ now: now(), keys: keys.map(({ userId: _, userEmail: _email, ...key }) => key) });
    })
    .get("/configurations", async (c) =>
      c.json({ configurations: await configurations(c.get("userId"), c.req.url, A_KEY) }),
    )
    .post("/", input("json", newKey), async (c) => {
      const made = await createKey(db, secret, c.get("userId"), c.req.valid("json"));
      return c.json({ ...made, configurations: await configurations(c.get("userId"), c.req.url, made.key) });
    })
    .post("/:id/regenerate", byId, async (c) => {
      const made = await regenerateKey(db, secret, c.get("userId"), c.req.valid("param").id);
      return c.json({ ...made, configurations: await configurations(c.get("userId"), c.req.url, made.key) });
    })
    .delete("/:id", byId, async (c) => {
      await revokeKey(db, c.get("userId"), c.req.valid("param").id);
      return c.json({});
    });
}
