import { once } from "node:events";
import { setImmediate as eventLoopTurn, setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { AppError } from "../../errors.ts";
import type { Logger } from "../../logger.ts";
import { type Host, tryHost } from "./host.ts";
import { HostSocket } from "./host-socket.ts";
import { SQLSTATE } from "./messages.ts";
import { cannotOpen } from "./problem.ts";

/** Milliseconds a call waits for somebody to serve the database. A killed holder's successor needs about one second. */
const PATIENCE = 4_500;
/** The same when the program starts: another process may be busy making the database. */
const PATIENCE_AT_START = 20_000;
const MAX_CONNECTIONS = 10;
/** Milliseconds between two looks, growing from the first to the second. */
const PAUSES = { first: 5, longest: 100, growth: 1.5 };

type Release = (error?: Error | boolean) => void;
type ConnectCallback = (error: Error | undefined, client: pg.PoolClient | undefined, done: Release) => void;

/** A pool of connections to whoever holds the database, which takes the holder's place when there is none. */
export class EmbeddedPool extends pg.Pool {
  readonly #dataDir: string;
  readonly #logger: Logger;
  /** Connections that can no longer be used, or that their holder has asked to go. */
  readonly #spent = new WeakSet<pg.Client>();
  readonly #checkedOut = new WeakSet<pg.Client>();
  #host: Host | undefined;

  constructor(dataDir: string, logger: Logger) {
    super({
      user: "postgres",
      database: "postgres",
      ssl: false,
      max: MAX_CONNECTIONS,
      connectionTimeoutMillis: PATIENCE,
      stream: () => new HostSocket(dataDir),
    });
    this.#dataDir = dataDir;
    this.#logger = logger;
    this.on("error", ({ message }) => logger.debug({ reason: message }, "an idle connection was lost"));
    this.on("acquire", (client) => this.#checkedOut.add(client));
    this.on("release", (_error, client) => {
      this.#checkedOut.delete(client);
      if (this.#spent.has(client)) void client.end();
    });
    this.on("connect", (client) => {
      // Without a listener, a connection that breaks while a transaction has it would end the process.
      client.on("error", () => this.#spent.add(client));
      client.on("notice", ({ code }) => {
        if (code !== SQLSTATE.adminShutdown) return;
        this.#spent.add(client);
        if (!this.#checkedOut.has(client)) void client.end();
      });
    });
  }

  /** Waits until the database is served, by this process if by no other. */
  async open(): Promise<void> {
    await this.#takeSeat();
    (await this.#checkOut(PATIENCE_AT_START)).release();
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(callback: ConnectCallback): void;
  override connect(callback?: ConnectCallback): Promise<pg.PoolClient> | undefined {
    const connecting = this.#checkOut(PATIENCE);
    if (!callback) return connecting;
    connecting.then(
      (client) => callback(undefined, client, client.release),
      (error: Error) => callback(error, undefined, () => undefined),
    );
    return undefined;
  }

  override end(): Promise<void>;
  override end(callback: () => void): void;
  override end(callback?: () => void): Promise<void> | undefined {
    const ending = super.end().then(() => this.#host?.close());
    if (!callback) return ending;
    ending.finally(callback);
    return undefined;
  }

  /** Becomes the holder if there is none, and tells whether it did. */
  async #takeSeat(): Promise<boolean> {
    if (this.#host) return false;
    const host = tryHost(this.#dataDir, this.#logger);
    if (!host) return false;
    this.#host = host;
    void host.gone.then(() => {
      this.#host = undefined;
    });
    await host.open;
    return true;
  }

  async #checkOut(patience: number): Promise<pg.PoolClient> {
    const search = new AbortController();
    const found = this.#search(search.signal);
    const timeout = setTimeout(() => search.abort(), patience);
    const late = once(search.signal, "abort").then(() => {
      // Whoever comes now goes back to the pool; a database that is being opened serves the next call.
      found.then((client) => client.release()).catch(() => undefined);
      throw notServed();
    });
    return Promise.race([found, late]).finally(() => clearTimeout(timeout));
  }

  async #search(signal: AbortSignal): Promise<pg.PoolClient> {
    for (let pause = PAUSES.first; ; pause = Math.min(pause * PAUSES.growth, PAUSES.longest)) {
      try {
        return await this.#checkOutLiving();
      } catch (error) {
        if (this.ending || signal.aborted) throw error;
      }
      const seated = await this.#takeSeat().catch((error: unknown) => {
        throw cannotOpen(this.#dataDir, error);
      });
      if (!seated) await sleep(pause);
    }
  }

  async #checkOutLiving(): Promise<pg.PoolClient> {
    for (;;) {
      const client = await super.connect();
      // The end of a connection that the kernel knows of is known here afterwards.
      await eventLoopTurn();
      if (!this.#spent.has(client)) return client;
      client.release(true);
    }
  }
}

function notServed(): AppError {
  return new AppError(
    "unavailable",
    "The embedded database is busy or held by a process that does not answer. Try again in a moment.",
  );
}
