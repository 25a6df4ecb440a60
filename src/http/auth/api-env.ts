import type { HttpBindings } from "@hono/node-server";
import type { UserId } from "../../db/schema.ts";

/** What a route of the API knows: whose session it is, once `requireSession` let the request pass. */
export interface ApiEnv {
  Bindings: Partial<HttpBindings>;
  Variables: { userId: UserId; sessionId: number };
}
