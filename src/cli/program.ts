import { basename, isAbsolute, relative } from "node:path";

/** This program's own file. */
export function programFile(): string {
  return process.argv[1] ?? "pingcrm";
}

/** How to run this program again from the current directory: `pingcrm`, or `node dist/main.js` from a clone. */
export function programCommand(file = programFile(), directory = process.cwd()): string {
  if (basename(file) === "pingcrm") return "pingcrm";
  const near = relative(directory, file);
  const path = near.startsWith("..") || isAbsolute(near) ? file : near;
  return `node ${/^[\w./\\:-]+$/.test(path) ? path : JSON.stringify(path)}`;
}
