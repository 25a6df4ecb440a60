import { nameOfStatement } from "../statement-name.ts";
import { closeStatement } from "./messages.ts";

/** Bytes that a unit buffer holds at first; it doubles as it must. */
const INITIAL_CAPACITY = 16_384;
const HEADER = 5;
/**
 * Says that no data follows. Put into every unit, where Postgres passes over it unless a COPY waits for data: that then
 * fails, as it should here, instead of waiting for a client that cannot be heard while it waits.
 */
const COPY_FAIL = Buffer.from("f\0\0\0\x28the embedded database takes no COPY\0", "latin1");

/** The first byte of each message of the Postgres protocol that matters here (protocol 3.0, "Message Formats"). */
export const MESSAGE = {
  query: 0x51,
  functionCall: 0x46,
  parse: 0x50,
  bind: 0x42,
  describe: 0x44,
  sync: 0x53,
  flush: 0x48,
  terminate: 0x58,
} as const;

/** What a client sent that has to run without anything of another client in between. */
export interface Unit {
  /** Whole protocol messages, in order. */
  readonly bytes: Buffer;
  /** False when the client asked for the answers so far (Flush) and its Sync is still to come. */
  readonly complete: boolean;
  /** Why this unit must not run, or undefined. */
  readonly refusal: string | undefined;
}

export class ProtocolViolation extends Error {}

/**
 * Cuts one connection's bytes into units: a simple query, or everything up to and including Sync. `push` takes bytes as
 * they arrive; `shift` gives the next unit once all of it is there, or "terminate" when the client says goodbye.
 */
export class UnitReader {
  #buffer = Buffer.allocUnsafe(INITIAL_CAPACITY);
  #start = 0;
  #scanned = 0;
  #end = 0;
  #parsed = false;
  #refusal: string | undefined;
  #renewed: Buffer[] = [];

  push(chunk: Buffer): void {
    this.#reserve(chunk.length);
    chunk.copy(this.#buffer, this.#end);
    this.#end += chunk.length;
  }

  shift(): Unit | "terminate" | undefined {
    while (this.#end - this.#scanned >= HEADER) {
      const type = this.#buffer.readUInt8(this.#scanned);
      const length = this.#buffer.readUInt32BE(this.#scanned + 1);
      if (length < 4) throw new ProtocolViolation("A message is shorter than its own length.");
      const next = this.#scanned + 1 + length;
      if (next > this.#end) return undefined;
      if (type === MESSAGE.terminate) return "terminate";
      this.#inspect(type, this.#scanned + HEADER, next);
      const alone = this.#scanned === this.#start;
      const before = this.#scanned;
      this.#scanned = next;
      if (alone && (type === MESSAGE.query || type === MESSAGE.functionCall)) return this.#take(next, true);
      if (type === MESSAGE.sync || type === MESSAGE.flush) return this.#take(before, type === MESSAGE.sync);
    }
    return undefined;
  }

  /**
   * All clients share one session: a statement with a name, or one that a unit did not make itself, could be another
   * client's. A name that says what its text is means the same to all: the statement is made anew for each client that
   * makes it, and stays for all. Portals need no such care, they end with the unit or with the transaction, which is one client's own.
   */
  #inspect(type: number, from: number, to: number): void {
    const body = this.#buffer.subarray(from, to);
    if (type === MESSAGE.parse && body[0] === 0) this.#parsed = true;
    else if (type === MESSAGE.parse) {
      const [name = "", text = ""] = body.toString("utf8").split("\0", 2);
      if (name === nameOfStatement(text)) this.#renewed.push(closeStatement(name));
      else this.#refusal ??= "The embedded database takes no named prepared statements of others.";
    }
    const uses =
      (type === MESSAGE.bind && body[body.indexOf(0) + 1] === 0) ||
      (type === MESSAGE.describe && body[0] === MESSAGE.sync && body[1] === 0);
    if (uses && !this.#parsed) this.#refusal ??= "The unnamed statement was not prepared in this exchange.";
  }

  #take(work: number, complete: boolean): Unit {
    const bytes = Buffer.concat([
      ...this.#renewed,
      this.#buffer.subarray(this.#start, work),
      COPY_FAIL,
      this.#buffer.subarray(work, this.#scanned),
    ]);
    const unit = { bytes, complete, refusal: this.#refusal };
    this.#start = this.#scanned;
    this.#renewed = [];
    if (complete) {
      this.#parsed = false;
      this.#refusal = undefined;
    }
    if (this.#start === this.#end) {
      this.#start = this.#scanned = this.#end = 0;
      if (this.#buffer.length > INITIAL_CAPACITY) this.#buffer = Buffer.allocUnsafe(INITIAL_CAPACITY);
    }
    return unit;
  }

  #reserve(more: number): void {
    if (this.#end + more <= this.#buffer.length) return;
    const used = this.#end - this.#start;
    const target =
      used + more <= this.#buffer.length / 2
        ? this.#buffer
        : Buffer.allocUnsafe(Math.max(this.#buffer.length * 2, used + more));
    this.#buffer.copy(target, 0, this.#start, this.#end);
    this.#buffer = target;
    this.#scanned -= this.#start;
    this.#start = 0;
    this.#end = used;
  }
}
