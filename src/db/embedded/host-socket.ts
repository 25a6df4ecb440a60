import { Socket } from "node:net";
import { AppError } from "../../errors.ts";
import { findAddress } from "./address.ts";

/** A connection to whoever holds the database. Whatever breaks it reaches the caller as AppError `unavailable`. */
export class HostSocket extends Socket {
  readonly #dataDir: string;

  constructor(dataDir: string) {
    // So that an end from the other side comes here first; otherwise Node would answer it with one of its own.
    super({ allowHalfOpen: true });
    this.#dataDir = dataDir;
    this.once("end", () => {
      if (!this.writableEnded) this.destroy(new Error("The holder of the database closed the connection."));
    });
  }

  /** Called by pg with the port and host of its configuration, which say nothing here. */
  override connect(): this {
    const path = findAddress(this.#dataDir);
    if (path) return super.connect({ path });
    process.nextTick(() => this.destroy(new Error("Nobody has opened the database yet.")));
    return this;
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    super._destroy(error && unavailable(error), callback);
  }
}

export function unavailable(cause: unknown): AppError {
  if (cause instanceof AppError) return cause;
  return new AppError(
    "unavailable",
    "The connection to the embedded database was lost before it answered. Try again.",
    { cause },
  );
}
