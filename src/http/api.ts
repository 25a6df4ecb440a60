import { Hono } from "hono";
import type { Database } from "../db/database.ts";
import type { ApiEnv } from "./auth/api-env.ts";
import { createAuth } from "./auth/create-auth.ts";
import { requireSameOrigin } from "./auth/require-same-origin.ts";
import { requireSession } from "./auth/require-session.ts";
import { authRoutes } from "./routes/auth.ts";
import { meRoutes } from "./routes/me.ts";

export interface ApiDependencies {
  readonly db: Database;
  /** SECRET_KEY, or the one kept in its place. */
  readonly secret: string;
  readonly config: {
    readonly publicUrl: URL | undefined;
    readonly trustProxy: boolean;
    readonly allowSignup: boolean;
  };
  readonly now: () => Date;
}

/**
 * The web app's API, mounted at /api. One file of routes/ a domain; each gives a chained Hono app, so that the type of this
 * one holds every path, input and answer. Whatever stands below `requireSession` knows `c.get("userId")`.
 */
export function createApi(deps: ApiDependencies) {
  const auth = createAuth(deps.db, { secret: deps.secret, ...deps.config });
  return new Hono<ApiEnv>()
    .use(async (c, next) => {
      await next();
      c.header("Cache-Control", "no-store");
    })
    .use(requireSameOrigin)
    .route("/auth", authRoutes(deps, auth))
    .use(requireSession(auth))
    .route("/me", meRoutes(deps, auth));
}

/** For the typed client of the web app: `hc<Api>("/api")`. */
export type Api = ReturnType<typeof createApi>;
