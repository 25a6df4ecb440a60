import { onTestFinished } from "vitest";
import { builtFile } from "../src/db/embedded/built.ts";
import { type Engine, openEngine } from "../src/db/embedded/engine.ts";
import { IMAGE, installImage } from "../src/db/embedded/image.ts";
import { query } from "../src/db/embedded/messages.ts";
import { texts } from "../src/db/embedded/upkeep.ts";
import { temporaryDirectory } from "./temporary-directory.ts";

/** A directory with a new database that nobody has open. */
export async function newDatabase(): Promise<string> {
  const directory = temporaryDirectory("database");
  await installImage(builtFile(IMAGE), directory);
  return directory;
}

/** Postgres in this thread, closed when the test is done. */
export async function openTestEngine(directory: string): Promise<Engine> {
  const engine = await openEngine(directory, (error) => {
    throw error;
  });
  onTestFinished(() => engine.close());
  return engine;
}

/** The first column of a query's rows, as texts. */
export function column(engine: Engine, sql: string): string[] {
  return texts(Buffer.concat(engine.run(query(sql))));
}
