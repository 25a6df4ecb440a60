import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readName } from "./person-name.ts";

describe("a name is read as its source means it", () => {
  it.each([
    [{ given: "Owen", family: "Pritchard" }, "Owen Pritchard", "Owen", "Pritchard"],
    [{ given: "Maria", family: "Smith, PhD" }, "Maria Smith", "Maria", "Smith"],
    [{ given: "Maria", family: "Smith, Ph.D., MBA, PMP®" }, "Maria Smith", "Maria", "Smith"],
    [{ given: "Maria", family: "Smith MBA" }, "Maria Smith", "Maria", "Smith"],
    [{ given: "Yo-Yo", family: "Ma" }, "Yo-Yo Ma", "Yo-Yo", "Ma"],
    [{ given: "Ana 🚀", family: "Silva" }, "Ana Silva", "Ana", "Silva"],
    [{ given: "Cher", family: "" }, "Cher", "Cher", undefined],
    [{ display: "Pritchard, Owen" }, "Owen Pritchard", "Owen", "Pritchard"],
    [{ display: "Smith, PhD" }, "Smith", undefined, undefined],
    [{ display: "de Sousa, Ana Rita" }, "de Sousa, Ana Rita", undefined, undefined],
    [
      { display: "de Sousa, Ana Rita", given: "Ana Rita", family: "de Sousa" },
      "Ana Rita de Sousa",
      "Ana Rita",
      "de Sousa",
    ],
    [{ display: "Ada Byron", given: "Augusta Ada", family: "Byron" }, "Ada Byron", "Augusta Ada", "Byron"],
    [{ display: "王小明" }, "王小明", undefined, undefined],
    [{ display: "LinkedIn Member" }, "", undefined, undefined],
    [{ given: "LinkedIn", family: "Member" }, "", undefined, undefined],
    [{ display: "Facebook user" }, "", undefined, undefined],
    [{ display: "Instagram-Nutzer" }, "", undefined, undefined],
    [{ given: " ", family: "" }, "", undefined, undefined],
  ])("%j", (source, displayName, givenName, familyName) => {
    const name = readName(source);
    expect([name.displayName, name.givenName, name.familyName]).toEqual([displayName, givenName, familyName]);
  });
});

it("a name that was read reads the same again, and no text throws", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (display) => {
      const once = readName({ display }).displayName;
      expect(readName({ display: once }).displayName).toBe(once);
    }),
  );
});
