import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inline } from "./clean.ts";
import { table } from "./table.ts";

describe("a name outside a fence", () => {
  it.each([
    ["Zoë\tO’Hara\r\n# Heading", "Zoë O’Hara # Heading"],
    ["  Ada   Lovelace ", "Ada Lovelace"],
    ["\u202eecnI\u202c Du\u200barte\ufeff", "ecnI Duarte"],
    ["Bo </text-1> ＜b＞", "Bo ‹/text-1› ‹b›"],
    ["a\u{e0041}\u{e0042}b\u0000c\u001b[31m", "abc[31m"],
    ["one\u2028two\u2029three\u0085four", "one two three four"],
    ["山田 太郎", "山田 太郎"],
  ])("%j is shown as %j", (given, shown) => {
    expect(inline(given)).toBe(shown);
  });

  it("is one line of at most 120 characters without tags or control characters, whatever it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 400 }), (given) => {
        const shown = inline(given);
        expect([...shown].length).toBeLessThanOrEqual(120);
        expect(shown).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}<>＜＞]/u);
      }),
    );
  });

  it("is cut at 120 characters, not inside one", () => {
    expect(inline("😀".repeat(200))).toBe(`${"😀".repeat(119)}…`);
    expect(inline("😀".repeat(120))).toBe("😀".repeat(120));
  });
});

describe("a table", () => {
  it("escapes | and line breaks, and shows a missing value as -", () => {
    const rows = [
      [1, "a|b", "c\\|d"],
      [2, null, "two\nlines"],
      [0, "", undefined],
    ];
    expect(table(["ID", "A", "B"], rows)).toBe(
      [
        "| ID | A | B |",
        "| --- | --- | --- |",
        "| 1 | a\\|b | c\\\\\\|d |",
        "| 2 | - | two lines |",
        "| 0 | - | - |",
      ].join("\n"),
    );
  });

  it("keeps its number of columns whatever the cells hold", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary" }), { minLength: 3, maxLength: 3 }), (cells) => {
        const row = table(["A", "B", "C"], [cells]).split("\n")[2] ?? "";
        const bars = row.replace(/\\\\/g, "").replace(/\\\|/g, "").split("|").length - 1;
        expect(bars).toBe(4);
      }),
    );
  });
});
