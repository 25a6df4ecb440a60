import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutAtWord, shareOut } from "./cut.ts";

describe("a long text", () => {
  it("is cut at a word", () => {
    const text = "See you on Thursday at noon";
    expect(text.slice(0, cutAtWord(text, 12))).toBe("See you on");
    expect(text.slice(0, cutAtWord(text, 10))).toBe("See you on");
    expect(text.slice(0, cutAtWord(text, 27))).toBe(text);
    expect("x".repeat(50).slice(0, cutAtWord("x".repeat(50), 20))).toBe("x".repeat(20));
  });

  it("comes back whole when it is read on from each cut, never cut inside a character", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", maxLength: 300 }),
        fc.integer({ min: 2, max: 60 }),
        (text, max) => {
          let read = "";
          while (read.length < text.length) {
            const rest = text.slice(read.length);
            const part = rest.slice(0, cutAtWord(rest, max));
            expect(part.length).toBeGreaterThan(0);
            expect(part.length).toBeLessThanOrEqual(max);
            expect(part).not.toMatch(/\p{Cs}/u);
            read += part;
          }
          expect(read).toBe(text);
        },
      ),
    );
  });
});

describe("the size of an answer", () => {
  it("is shared so that short texts are whole", () => {
    expect(shareOut([10, 20, 30], 100, 5)).toBe(Number.POSITIVE_INFINITY);
    expect(shareOut([10, 1000, 2000], 410, 5)).toBe(200);
    expect(shareOut([1000, 1000, 1000, 1000], 40, 50)).toBe(50);
    expect(shareOut([], 10, 5)).toBe(Number.POSITIVE_INFINITY);
  });

  it("stays within the budget where the least allows it", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5_000), { maxLength: 100 }), (lengths) => {
        const most = shareOut(lengths, 20_000, 200);
        const total = lengths.reduce((sum, length) => sum + Math.min(length, most), 0);
        expect(total).toBeLessThanOrEqual(20_000);
      }),
    );
  });
});
