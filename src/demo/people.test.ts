import { describe, expect, it } from "vitest";
import { people, SCRIPTS } from "./people.ts";

describe("the people of the demo", () => {
  it("are the same for the same seed, and others for another", () => {
    expect([...people(1, 100)]).toEqual([...people(1, 100)]);
    expect([...people(1, 100)]).not.toEqual([...people(2, 100)]);
  });

  it("of a small network are the first of a large one", () => {
    expect([...people(1, 300)].slice(0, 50)).toEqual([...people(1, 50)]);
  });

  it("write in every script, in a network of 200", () => {
    const scripts = new Set([...people(1, 200)].map(({ script }) => script));
    expect([...scripts].sort()).toEqual([...SCRIPTS].sort());
    expect(SCRIPTS.length).toBeGreaterThan(15);
  });

  it("have names in the script that they are said to be in", () => {
    const inScript: Record<string, string> = {
      Japanese: "[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}]",
    };
    for (const { displayName, script, latinName } of people(3, 2000)) {
      const letters = displayName.replace(/[^\p{L}]/gu, "");
      const fits = new RegExp(`^(${inScript[script] ?? `\\p{Script_Extensions=${script}}`}|\\p{Lm})+$`, "u");
      expect(letters, displayName).toMatch(fits);
      expect(latinName.replace(/[^\p{L}]/gu, "")).toMatch(/^(\p{Script=Latin}|\p{Lm})+$/u);
    }
  });

  it("have addresses of their own, in plain ASCII", () => {
    const handles = [...people(1, 5000)].map(({ handle }) => handle);
    expect(new Set(handles).size).toBe(5000);
    for (const handle of handles) expect(handle).toMatch(/^[a-z]+(\.[a-z0-9]+)+$/);
  });

  it("rarely share a name in a network of 1,000", () => {
    const all = [...people(1, 1000)];
    const names = new Set(all.map(({ displayName }) => displayName));
    expect(names.size).toBeGreaterThan(990);
  });

  it("mostly live where their name comes from", () => {
    const greeks = [...people(1, 3000)].filter(({ culture }) => culture === "greek");
    const atHome = greeks.filter(({ location }) => /Greece|Cyprus/.test(location));
    expect(atHome.length / greeks.length).toBeGreaterThan(0.7);
  });
});
