import { Hono } from "hono";
import { users } from "../../db/account-schema.ts";
import type { Database } from "../../db/database.ts";
import { contacts } from "../../db/schema.ts";
import type { PublicAddress } from "../allowed-hosts.ts";
import { type Welcome, welcomePage } from "../pages/welcome-page.ts";

/** The account that `pingcrm demo` makes unless it is told another. */
const DEMO_EMAIL = "demo@example.com";

/** `/`: says what to do next, without a word about whose data is here. */
export function welcomeRoutes(db: Database, { publicUrl }: PublicAddress, program: string): Hono {
  const routes = new Hono();
  routes.get("/", async (c) => {
    const origin = publicUrl?.origin ?? new URL(c.req.url).origin;
    c.header("Cache-Control", "no-store");
    return c.html(welcomePage({ stage: await stageOf(db), program, mcpUrl: `${origin}/mcp` }));
  });
  return routes;
}

async function stageOf(db: Database): Promise<Welcome["stage"]> {
  const [first, second] = await db.select({ email: users.email }).from(users).limit(2);
  if (!first) return "empty";
  const [anyone] = await db.select({ id: contacts.id }).from(contacts).limit(1);
  if (!anyone) return "account";
  return first.email === DEMO_EMAIL && !second ? "demo" : "people";
}
