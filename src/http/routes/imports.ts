import { Hono } from "hono";
import { listImports } from "../../importers/list-imports.ts";
import type { ApiDependencies } from "../api.ts";
import type { ApiEnv } from "../auth/api-env.ts";

/** What was imported, from here and from the command line. */
export function importRoutes({ db }: ApiDependencies) {
  return new Hono<ApiEnv>().get("/", async (c) =>
    c.json({ imports: await listImports(db, c.get("userId")) }),
  );
}
