import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Engine } from "./engine.ts";
import { query } from "./messages.ts";
import { type Party, Turns } from "./turns.ts";

/** An engine that remembers what it ran and is in a transaction from "begin" until "rollback". */
function fakeEngine() {
  const ran: string[] = [];
  const engine: Engine = {
    run(messages) {
      ran.push(
        Buffer.from(messages)
          .toString("latin1")
          .replace(/[^a-z ]+/g, ""),
      );
      return [];
    },
    isInTransaction: () => ran.lastIndexOf("begin") > ran.lastIndexOf("rollback"),
    close: async () => undefined,
  };
  return { ran, engine };
}

function party(turns: Turns, ...sql: string[]): Party & { expelled: string } {
  const member = {
    expelled: "",
    unit: undefined as Party["unit"],
    answer: () => undefined,
    next() {
      const next = sql.shift();
      if (next === undefined) return;
      member.unit = { bytes: query(next), complete: true, refusal: undefined };
      turns.join(member);
    },
    expel(farewell: Buffer) {
      member.expelled = farewell.toString("latin1");
      turns.leave(member);
    },
  };
  member.next();
  return member;
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("takes turns, so that a busy connection does not keep the others waiting", () => {
  const { ran, engine } = fakeEngine();
  const turns = new Turns(engine);
  party(turns, "a one", "a two", "a three");
  party(turns, "b one", "b two");
  vi.runAllTimers();
  expect(ran).toEqual(["a one", "b one", "a two", "b two", "a three"]);
});

it("a client that hangs within its transaction is sent away after 30 seconds, and the others go on", () => {
  const { ran, engine } = fakeEngine();
  const turns = new Turns(engine);
  const hanging = party(turns, "begin");
  party(turns, "waiting");
  vi.advanceTimersByTime(29_000);
  expect(ran).toEqual(["begin"]);
  vi.advanceTimersByTime(2_000);
  expect(hanging.expelled).toContain("25P03");
  expect(ran).toContain("rollback");
  expect(ran.at(-1)).toBe("waiting");
});

it("what a connection left in the session is discarded before another uses it", () => {
  const { ran, engine } = fakeEngine();
  const turns = new Turns(engine);
  const first = party(turns, "set something");
  vi.runAllTimers();
  turns.leave(first);
  party(turns, "select");
  vi.runAllTimers();
  expect(ran).toEqual(["set something", expect.stringMatching(/close all.*reset all/), "select"]);
});
