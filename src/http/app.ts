import type { HttpBindings } from "@hono/node-server";
import { type Context, Hono, type MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { secureHeaders } from "hono/secure-headers";
import type { Database } from "../db/database.ts";
import type { Logger } from "../logger.ts";
import { isAllowedHost, isAllowedOrigin, type PublicAddress } from "./allowed-hosts.ts";
import type { Api } from "./api.ts";
import { clientAddress } from "./client-address.ts";
import { limitFailures } from "./limit-failures.ts";
import { type LoggedRequest, logRequests } from "./log-requests.ts";
import { createMetrics, type Metrics } from "./metrics.ts";
import { onError } from "./on-error.ts";
import { respondWithError } from "./respond.ts";
import { healthRoutes } from "./routes/health.ts";
import { metricsRoutes } from "./routes/metrics.ts";
import { webRoutes } from "./routes/web.ts";
import type { WebFiles } from "./web-files.ts";

export interface HttpDependencies {
  readonly db: Database;
  readonly logger: Logger;
  readonly config: PublicAddress & {
    readonly trustProxy: boolean;
    readonly metricsToken?: string | undefined;
  };
  readonly metrics?: Metrics;
  /** How many streams and calls of each kind are open, for the metrics. */
  readonly open?: () => Readonly<Record<string, number>>;
  /** Answers a request to /mcp, from an address, under the id that it has in the log. */
  readonly mcp: (request: Request, sender: { from?: string; requestId: string }) => Promise<Response>;
  /** Answers under /api: see createApi. Without it there is no web app. */
  readonly api?: Api;
  /** The built web app. */
  readonly web?: WebFiles;
}

/** Bytes; security.md 9. */
const MAX_BODY = 1_000_000;
const TWO_YEARS = "max-age=63072000";
/** Files of this server alone: nothing inline, no other host, no frame around it (security.md 8). */
const CONTENT_SECURITY_POLICY = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  fontSrc: ["'self'"],
  imgSrc: ["'self'"],
  connectSrc: ["'self'"],
  baseUri: ["'none'"],
  formAction: ["'none'"],
  frameAncestors: ["'none'"],
};

export type HttpApp = Hono<{ Bindings: Partial<HttpBindings>; Variables: Partial<LoggedRequest> }>;

/** All of HTTP. Who may call, what is refused and what an error looks like is decided here, before any route. */
export function createHttpApp({
  db,
  logger,
  config,
  mcp,
  api,
  web = new Map(),
  metrics = createMetrics(),
  open = () => ({}),
}: HttpDependencies): HttpApp {
  const app: HttpApp = new Hono();
  app.onError(onError(logger));
  app.notFound((c) => respondWithError(c, 404, "There is nothing here."));

  app.use(logRequests(logger));
  app.use(
    secureHeaders({
      contentSecurityPolicy: CONTENT_SECURITY_POLICY,
      xFrameOptions: "DENY",
      strictTransportSecurity: config.publicUrl?.protocol === "https:" ? TWO_YEARS : false,
    }),
  );
  app.use(async (c, next) => {
    const host = c.req.header("host");
    if (!host || !isAllowedHost(host, config)) {
      return respondWithError(
        c,
        403,
        "This server does not answer to that name. Set PUBLIC_URL to the address people use.",
      );
    }
    const origin = c.req.header("origin");
    if (origin !== undefined && !isAllowedOrigin(origin, host, config)) {
      return respondWithError(c, 403, "Pages of other sites may not call this server.");
    }
    return next();
  });
  app.use(limitBody);

  const failed = limitFailures();
  app.on("ALL", ["/mcp", "/mcp/sse", "/mcp/messages"], async (c) => {
    const from = clientAddress(c, config.trustProxy);
    const { requestId = "" } = c.var;
    const response = await mcp(c.req.raw, { ...(from && { from }), requestId });
    if (response.status !== 401) return response;
    const wait = failed(from ?? "unknown", Date.now());
    if (wait === undefined) return response;
    metrics.rateLimited();
    c.header("Retry-After", String(wait));
    return respondWithError(c, 429, "Too many wrong keys from this address. Wait, and check the key.");
  });
  app.route("/", healthRoutes(db));
  app.route("/", metricsRoutes(db, metrics, open, config.metricsToken));
  if (api) app.route("/api", api);
  app.route("/", webRoutes(web));
  return app;
}

/** A declared length is compared alone: looking at the body makes a web stream of it, which took a tenth of a call to /mcp. */
const limitBody: MiddlewareHandler = (c, next) => {
  const declared = c.req.header("content-length");
  if (declared === undefined || c.req.header("transfer-encoding") !== undefined) return countBody(c, next);
  return Number(declared) > MAX_BODY ? Promise.resolve(tooLarge(c)) : next();
};

const countBody = bodyLimit({ maxSize: MAX_BODY, onError: tooLarge });

function tooLarge(c: Context): Response | Promise<Response> {
  // What is left of the body would be taken for the next request.
  c.header("Connection", "close");
  return respondWithError(c, 413, "A request may have at most 1 MB.");
}
