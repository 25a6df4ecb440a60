import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** What a benchmark gives back; it has printed its table by then. */
export interface Bench {
  run(args: string[]): Promise<unknown>;
}

const benches: Record<string, () => Promise<Bench>> = {
  tools: () => import("./tools.ts"),
  search: () => import("./search.ts"),
  refresh: () => import("./refresh.ts"),
  imports: () => import("./imports.ts"),
  duplicates: () => import("./duplicates.ts"),
  soak: () => import("./soak.ts"),
};

// npm run bench -- [NAME] [options of that benchmark]
const [first, ...others] = process.argv.slice(2);
const named = first !== undefined && !first.startsWith("-");
const names = named ? [first] : Object.keys(benches);
for (const name of names) {
  const load = benches[name];
  if (!load) {
    console.error(`There is no benchmark ${name}. There are: ${Object.keys(benches).join(", ")}.`);
    process.exitCode = 2;
    break;
  }
  const results = await (await load()).run(named ? others : process.argv.slice(2));
  const directory = join("bench", "results");
  await mkdir(directory, { recursive: true });
  const file = join(directory, `${name}-${new Date().toISOString().replace(/[:.]/g, "-")}.json`);
  await writeFile(file, `${JSON.stringify({ name, node: process.version, results }, null, 2)}\n`);
  console.log(`Written to ${file}`);
}
