import { join } from "node:path";
import { expect, it } from "vitest";
import { programCommand } from "./program.ts";

const clone = join("/", "home", "ines", "pingcrm");
const file = join(clone, "dist", "main.js");

it("is the shortest command that works from the current directory", () => {
  expect(programCommand(file, clone)).toBe(`node ${join("dist", "main.js")}`);
  expect(programCommand(file, join(clone, "dist"))).toBe("node main.js");
  expect(programCommand(file, join("/", "tmp"))).toBe(`node ${file}`);
  expect(programCommand(join("/", "usr", "bin", "pingcrm"), clone)).toBe("pingcrm");
});

it("quotes a path with spaces", () => {
  expect(programCommand(join("/", "My Tools", "dist", "main.js"), clone)).toMatch(/^node ".*My Tools.*"$/);
});
