import type { Server } from "node:http";
import type { Socket } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { AppError } from "../errors.ts";
import type { HttpApp } from "./app.ts";

export interface Listening {
  /** The port it got, which matters where 0 was asked for. */
  readonly port: number;
  /** Takes no new work, lets running calls finish for at most `grace` milliseconds, then closes what is left. */
  close(grace: number): Promise<void>;
}

/** Milliseconds in which a request must have arrived whole, against senders who never finish (security.md 9). */
const REQUEST_TIMEOUT = 30_000;
/**
 * Milliseconds that an idle connection is kept: longer than proxies and clients keep theirs (Caddy 120 s, load balancers 60 s),
 * so that it is never closed under a request that is on its way.
 */
const KEEP_ALIVE = 130_000;
/** How often Node looks for connections past that time. */
const CHECK_INTERVAL = 5_000;
/** Bytes; security.md 9. */
const MAX_HEADERS = 16 * 1024;
/** Milliseconds between two looks for connections that have become idle while closing. */
const DRAIN_INTERVAL = 50;

/**
 * Serves the app on an address.
 * @param requestTimeout milliseconds in which a request must have arrived whole
 * @throws AppError `conflict` when the port is taken, `invalid_input` when the address cannot be listened on.
 */
export async function listen(
  app: HttpApp,
  host: string,
  port: number,
  requestTimeout = REQUEST_TIMEOUT,
): Promise<Listening> {
  const server = createAdaptorServer({
    fetch: app.fetch,
    serverOptions: {
      requestTimeout,
      headersTimeout: requestTimeout,
      keepAliveTimeout: KEEP_ALIVE,
      connectionsCheckingInterval: Math.min(CHECK_INTERVAL, requestTimeout),
      maxHeaderSize: MAX_HEADERS,
    },
  }) as Server;
  const unasked = trackUnasked(server);
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(said(error, host, port)));
    server.listen(port, host, resolve);
  });
  const address = server.address();
  return {
    port: typeof address === "object" && address ? address.port : port,
    close: (grace) => close(server, unasked, grace),
  };
}

/** The connections that have not asked for anything yet: Node calls only those idle that have, and keeps the others open. */
function trackUnasked(server: Server): ReadonlySet<Socket> {
  const unasked = new Set<Socket>();
  server.on("connection", (socket) => {
    unasked.add(socket);
    socket.once("close", () => unasked.delete(socket));
  });
  server.on("request", ({ socket }) => unasked.delete(socket));
  return unasked;
}

async function close(server: Server, unasked: ReadonlySet<Socket>, grace: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  const drain = setInterval(() => {
    server.closeIdleConnections();
    for (const socket of unasked) socket.destroy();
  }, DRAIN_INTERVAL);
  const cut = setTimeout(() => server.closeAllConnections(), grace);
  await closed;
  clearInterval(drain);
  clearTimeout(cut);
}

function said(error: NodeJS.ErrnoException, host: string, port: number): Error {
  switch (error.code) {
    case "EADDRINUSE":
      return new AppError(
        "conflict",
        `Port ${port} on ${host} is taken. Stop the program that uses it, or choose another port: --port ${port + 1}`,
      );
    case "EACCES":
      return new AppError(
        "invalid_input",
        `This user may not listen on port ${port}. Choose one from 1024 up.`,
      );
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return new AppError("invalid_input", `This machine has no address ${host} to listen on.`);
    default:
      return error;
  }
}
