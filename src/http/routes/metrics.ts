import { createHash, timingSafeEqual } from "node:crypto";
import type { HttpBindings } from "@hono/node-server";
import { Hono } from "hono";
import { isLoopback } from "../../accounts/secret-key.ts";
import type { Database } from "../../db/database.ts";
import type { Gauge, Metrics } from "../metrics.ts";

/** What a proxy adds to what it passes on: such a request only seems to come from this machine. */
const PASSED_ON = ["x-forwarded-for", "x-forwarded-proto", "x-real-ip", "forwarded", "via"];

/**
 * `/metrics`, in the text format of Prometheus: with METRICS_TOKEN for whoever shows it, else for this machine alone.
 * Anybody else is told that there is nothing.
 */
export function metricsRoutes(
  db: Database,
  metrics: Metrics,
  openStreams: () => Readonly<Record<string, number>>,
  token: string | undefined,
): Hono<{ Bindings: Partial<HttpBindings> }> {
  const routes = new Hono<{ Bindings: Partial<HttpBindings> }>();
  routes.get("/metrics", (c) => {
    const header = (name: string) => c.req.header(name);
    const from = c.env?.incoming?.socket.remoteAddress;
    if (!(token ? hasToken(header("authorization"), token) : isThisMachine(from, header))) {
      return c.notFound();
    }
    const now = [openGauge(openStreams()), poolGauge(db), memoryGauge()];
    return c.text(metrics.text(now), 200, { "Content-Type": "text/plain; version=0.0.4; charset=utf-8" });
  });
  return routes;
}

function isThisMachine(from: string | undefined, header: (name: string) => string | undefined): boolean {
  const host = (header("host") ?? "").replace(/:\d+$/, "");
  const near = from !== undefined && isLoopback(from.replace(/^::ffff:/, ""));
  return near && isLoopback(host) && PASSED_ON.every((name) => header(name) === undefined);
}

/** Hashed first, so that the comparison takes the same time whatever was sent. */
function hasToken(authorization: string | undefined, token: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(authorization ?? ""), digest(`Bearer ${token}`));
}

function openGauge(open: Readonly<Record<string, number>>): Gauge {
  return {
    name: "pingcrm_open",
    help: "Open streams and running calls.",
    values: Object.entries(open).map(([kind, count]) => [{ kind }, count] as const),
  };
}

function poolGauge({ $client: { totalCount, idleCount, waitingCount } }: Database): Gauge {
  return {
    name: "pingcrm_database_connections",
    help: "Connections of the pool, and calls that wait for one.",
    values: [
      [{ state: "busy" }, totalCount - idleCount],
      [{ state: "idle" }, idleCount],
      [{ state: "waiting" }, waitingCount],
    ],
  };
}

function memoryGauge(): Gauge {
  return {
    name: "process_resident_memory_bytes",
    help: "Resident memory size in bytes.",
    values: [[{}, process.memoryUsage.rss()]],
  };
}
