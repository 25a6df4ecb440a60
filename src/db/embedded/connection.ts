import type { Socket } from "node:net";
import { FIRST_MESSAGE, LEAVING } from "./messages.ts";
import type { Party, Turns } from "./turns.ts";
import { type Unit, UnitReader } from "./units.ts";

/** A first message is a handful of names: whatever is longer is no Postgres client. */
const LONGEST_STARTUP = 10_000;

/** One client of the socket server. Its socket is read only while it has nothing waiting to run. */
export class Connection implements Party {
  unit: Unit | undefined;
  readonly #socket: Socket;
  readonly #greeting: Buffer[];
  readonly #turns: Turns;
  readonly #reader = new UnitReader();
  #startup: Buffer | undefined = Buffer.alloc(0);
  #left = false;

  constructor(socket: Socket, greeting: Buffer[], turns: Turns) {
    this.#socket = socket;
    this.#greeting = greeting;
    this.#turns = turns;
    socket.on("data", (chunk) => this.#receive(chunk));
    socket.on("drain", () => this.next());
    socket.on("close", () => this.#leave());
  }

  answer(pieces: Buffer[]): void {
    this.#socket.cork();
    for (const piece of pieces) this.#socket.write(piece);
    this.#socket.uncork();
  }

  expel(farewell: Buffer): void {
    this.#socket.end(farewell);
    this.#socket.destroySoon();
    this.#leave();
  }

  /** Asks the client to go when it is done. One that has not said hello yet has lost nothing and tries elsewhere. */
  dismiss(): void {
    if (this.#startup) this.#socket.destroy();
    else this.#socket.write(LEAVING);
  }

  next(): void {
    if (this.#left || this.unit || this.#socket.writableNeedDrain) return;
    const unit = this.#nextUnit();
    if (!unit) {
      this.#socket.resume();
      return;
    }
    this.unit = unit;
    this.#socket.pause();
    this.#turns.join(this);
  }

  #leave(): void {
    if (this.#left) return;
    this.#left = true;
    this.#turns.leave(this);
  }

  #nextUnit(): Unit | undefined {
    try {
      const unit = this.#reader.shift();
      if (unit !== "terminate") return unit;
      this.#socket.end();
      this.#leave();
    } catch {
      this.#socket.destroy();
    }
    return undefined;
  }

  #receive(chunk: Buffer): void {
    const rest = this.#startup ? this.#greet(Buffer.concat([this.#startup, chunk])) : chunk;
    if (this.#startup) return;
    this.#reader.push(rest);
    this.next();
  }

  /** Answers the messages that come before the protocol proper and gives what follows them. */
  #greet(bytes: Buffer): Buffer {
    this.#startup = bytes;
    if (bytes.length < 8) return bytes;
    const length = bytes.readUInt32BE(0);
    const code = bytes.readUInt32BE(4);
    if (length < 8 || length > LONGEST_STARTUP) this.#socket.destroy();
    if (bytes.length < length || this.#socket.destroyed) return bytes;
    const rest = bytes.subarray(length);
    if (code === FIRST_MESSAGE.ssl || code === FIRST_MESSAGE.gssEncryption) {
      this.#socket.write("N");
      return this.#greet(rest);
    }
    if (code !== FIRST_MESSAGE.startup) {
      // Nothing can be cancelled: while a query runs, nobody is there to hear of it.
      this.#socket.destroy();
      return rest;
    }
    this.answer(this.#greeting);
    this.#startup = undefined;
    return rest;
  }
}
