import { expect, it } from "vitest";
import { hueOf, initialsOf } from "./initials.ts";

it.each([
  ["Ines Duarte", "ID"],
  ["maria de la cruz", "MC"],
  ["Cher", "C"],
  ["王小明", "王"],
  ["حسام الزين", "ح"],
  ["ქეთევან ჩხეიძე", "ქ"],
  ["Łukasz Żak", "ŁŻ"],
  ["(Tunde) Bakare", "TB"],
  ["+44 20 7946 0000", "+"],
  ["", "?"],
])("initials of %j are %j", (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});

it("a name has always the same colour, and names differ", () => {
  expect(hueOf("Ines Duarte")).toBe(hueOf("Ines Duarte"));
  const hues = new Set(["Ines Duarte", "Tunde Bakare", "Maria Kowalska", "王小明"].map(hueOf));
  expect(hues.size).toBe(4);
});
