import type { Engine } from "./engine.ts";
import { DISCARD, errorResponse, FAIL, query, SQLSTATE, SYNC } from "./messages.ts";
import type { Unit } from "./units.ts";

/** Milliseconds that a client may keep all others waiting inside its transaction without sending anything. */
const IDLE_IN_TRANSACTION = 30_000;

/** A connection as the turnstile sees it. */
export interface Party {
  /** What runs at its next turn; undefined while it has nothing to run or has not read its last answer. */
  unit: Unit | undefined;
  answer(pieces: Buffer[]): void;
  /** Its unit has run: time for its next. */
  next(): void;
  expel(farewell: Buffer): void;
}

/**
 * Lets many connections use one Postgres session: one unit at a time, first come first served, and while a transaction
 * is open only the connection that opened it.
 */
export class Turns {
  /** How many units have run. */
  taken = 0;
  readonly #engine: Engine;
  #queue: Party[] = [];
  #owner: Party | undefined;
  #refused = false;
  #littered = false;
  #due: NodeJS.Immediate | undefined;
  #idle: NodeJS.Timeout | undefined;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** The party has set its `unit`. */
  join(party: Party): void {
    this.#queue.push(party);
    this.#schedule();
  }

  /** The connection is gone: what it left open is undone, and the session is as new for the others. */
  leave(party: Party): void {
    this.#queue = this.#queue.filter((other) => other !== party);
    this.#littered = true;
    if (this.#owner !== party) return;
    this.#engine.run(Buffer.concat([FAIL, SYNC]));
    if (this.#engine.isInTransaction()) this.#engine.run(query("rollback"));
    this.#pass(undefined);
    this.#schedule();
  }

  #schedule(): void {
    // One unit for each turn of the event loop, so that sockets are read and timers run in between.
    this.#due ??= setImmediate(() => {
      this.#due = undefined;
      this.#step();
    });
  }

  #step(): void {
    const index = this.#owner ? this.#queue.indexOf(this.#owner) : 0;
    const [party] = index < 0 ? [] : this.#queue.splice(index, 1);
    if (!party?.unit) return;
    if (this.#littered && !this.#owner) {
      this.#engine.run(DISCARD);
      this.#littered = false;
    }
    this.taken++;
    const { unit } = party;
    party.unit = undefined;
    party.answer(unit.refusal || this.#refused ? this.#refuse(unit) : this.#engine.run(unit.bytes));
    this.#pass(!unit.complete || this.#engine.isInTransaction() ? party : undefined);
    party.next();
    this.#schedule();
  }

  /** As Postgres does after an error: nothing runs until Sync, and an open transaction has failed. */
  #refuse(unit: Unit): Buffer[] {
    const answer: Buffer[] = [];
    if (!this.#refused) {
      this.#engine.run(FAIL);
      answer.push(errorResponse("ERROR", SQLSTATE.featureNotSupported, unit.refusal ?? ""));
    }
    this.#refused = !unit.complete;
    if (unit.complete) answer.push(...this.#engine.run(SYNC));
    return answer;
  }

  #pass(owner: Party | undefined): void {
    clearTimeout(this.#idle);
    if (!owner) this.#refused = false;
    this.#owner = owner;
    if (!owner) return;
    this.#idle = setTimeout(() => {
      owner.expel(
        errorResponse(
          "FATAL",
          SQLSTATE.idleInTransaction,
          "The transaction was idle for too long and is undone.",
        ),
      );
    }, IDLE_IN_TRANSACTION);
  }
}
