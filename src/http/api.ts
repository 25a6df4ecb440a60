import { Hono, type MiddlewareHandler } from "hono";
import type { ClientSetup } from "../accounts/client-configurations.ts";
import type { Database } from "../db/database.ts";
import { withinDeadline } from "../db/deadline.ts";
import { withQuickQueries } from "../db/quick-queries.ts";
import type { UserId } from "../db/schema.ts";
import type { Logger } from "../logger.ts";
import type { ApiEnv } from "./auth/api-env.ts";
import { createAuth } from "./auth/create-auth.ts";
import { requireSameOrigin } from "./auth/require-same-origin.ts";
import { requireSession } from "./auth/require-session.ts";
import { authRoutes } from "./routes/auth.ts";
import { contactRoutes } from "./routes/contacts.ts";
import { dashboardRoutes } from "./routes/dashboard.ts";
import { demoRoutes } from "./routes/demo.ts";
import { duplicateRoutes } from "./routes/duplicates.ts";
import { exportRoutes } from "./routes/export.ts";
import { importRoutes } from "./routes/imports.ts";
import { interactionRoutes } from "./routes/interactions.ts";
import { keyRoutes } from "./routes/keys.ts";
import { meRoutes } from "./routes/me.ts";
import { notificationRoutes } from "./routes/notifications.ts";
import { settingsRoutes } from "./routes/settings.ts";
import { suggestionRoutes } from "./routes/suggestions.ts";
import { uploadRoutes } from "./routes/uploads.ts";

export interface ApiDependencies {
  readonly db: Database;
  /** SECRET_KEY, or the one kept in its place. */
  readonly secret: string;
  readonly config: {
    readonly publicUrl: URL | undefined;
    readonly trustProxy: boolean;
    readonly allowSignup: boolean;
    readonly dataDir: string;
  };
  readonly logger: Logger;
  readonly now: () => Date;
  /** Resolves when scores and suggestions may be shown, and throws AppError `unavailable` where they may not. */
  readonly fresh?: (userId: UserId) => Promise<void>;
  /** How an AI client on this machine starts this program; absent where nobody is to be told. */
  readonly localClient?: Pick<ClientSetup, "main" | "env" | "sshTarget">;
}

/** For what is read from the database alone, and not from files of any size. */
const readInTime: MiddlewareHandler = (c, next) => (c.req.method === "GET" ? withinDeadline(next()) : next());

const SHOW_SCORES = /\/(dashboard|suggestions|notifications|contacts)\b/;

/**
 * The web app's API, mounted at /api. One file of routes/ a domain; each gives a chained Hono app, so that the type of this
 * one holds every path, input and answer. Whatever stands below `requireSession` knows `c.get("userId")`.
 */
export function createApi(deps: ApiDependencies) {
  const quick = { ...deps, db: withQuickQueries(deps.db) };
  const auth = createAuth(quick.db, { secret: deps.secret, ...deps.config });
  return new Hono<ApiEnv>()
    .use(async (c, next) => {
      await next();
      c.header("Cache-Control", "no-store");
    })
    .use(requireSameOrigin)
    .route("/auth", authRoutes(quick, auth))
    .use(requireSession(auth))
    .use(async (c, next) => {
      if (c.req.method === "GET" && SHOW_SCORES.test(c.req.path)) await deps.fresh?.(c.get("userId"));
      await next();
    })
    .route("/export", exportRoutes(deps))
    .route("/uploads", uploadRoutes(deps))
    .use(readInTime)
    .route("/me", meRoutes(quick, auth))
    .route("/settings", settingsRoutes(quick))
    .route("/keys", keyRoutes(quick))
    .route("/dashboard", dashboardRoutes(quick))
    .route("/suggestions", suggestionRoutes(quick))
    .route("/notifications", notificationRoutes(quick))
    .route("/contacts", contactRoutes(quick))
    .route("/interactions", interactionRoutes(quick))
    .route("/demo", demoRoutes(deps))
    .route("/duplicates", duplicateRoutes(quick))
    .route("/imports", importRoutes(quick));
}

/** For the typed client of the web app: `hc<Api>("/api")`. */
export type Api = ReturnType<typeof createApi>;
