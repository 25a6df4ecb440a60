import { expect, it } from "vitest";
import { csvRowOf } from "./contact-card.ts";

it.each(["=SUM(A1)", "@cmd", "-2+3+cmd|' /C calc'!A0", "+1+cmd|x", "+351 912 345 678+A1"])(
  "a table holds %s as text, not as a formula",
  (name) => {
    expect(csvRowOf({ display_name: name })).toMatch(/^"'/);
  },
);

it("a table leaves telephone numbers as they are", () => {
  const identities = ["+351912345678", "+46701740605"].map((value) => ({
    kind: "phone",
    value,
    label: null,
  }));
  expect(csvRowOf({ display_name: "Ana", identities })).toContain('"+351912345678; +46701740605"');
});
