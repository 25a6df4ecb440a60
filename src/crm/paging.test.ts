import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { decodeCursor, encodeCursor } from "./paging.ts";

const keys = z.tuple([z.int(), z.string(), z.int().nullable()]);
const scope = ["search_contacts", "ada", undefined, new Date("2026-03-02")];

describe("a cursor", () => {
  it("gives back the position it was made from, for the same arguments", () => {
    fc.assert(
      fc.property(fc.integer(), fc.string(), fc.option(fc.nat()), (a, b, c) => {
        expect(decodeCursor(encodeCursor(scope, [a, b, c]), scope, keys)).toEqual([a, b, c]);
      }),
    );
  });

  it("is refused with other arguments, in a sentence that says what to do", () => {
    const cursor = encodeCursor(scope, [1, "a", null]);
    for (const other of [["search_contacts", "bob"], ["get_notifications"], [...scope, 1], []]) {
      expect(() => decodeCursor(cursor, other, keys)).toThrow(/does not belong to these arguments.*Repeat/);
    }
  });

  it("is refused when it is damaged or holds keys of another form", () => {
    const cursor = encodeCursor(scope, [1, "a", null]);
    const damaged = ["", "x", cursor.slice(4), encodeCursor(scope, [1]), encodeCursor(scope, ["a", "a", 1])];
    for (const wrong of damaged) expect(() => decodeCursor(wrong, scope, keys)).toThrow(/does not belong/);
  });

  it("refuses any text whatever without another error", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(() => decodeCursor(text, scope, keys)).toThrow(/does not belong/);
      }),
    );
  });

  it("survives being copied: it has only letters, digits, - and _", () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        expect(encodeCursor(scope, [name])).toMatch(/^[\w-]+$/);
      }),
    );
  });
});
