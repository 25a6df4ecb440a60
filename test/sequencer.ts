import { readFileSync } from "node:fs";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Test files that start processes do so by these: the command, a server, a browser, holders of a database. */
const PROCESSES = /from "[./]+(test\/)?(cli|serve|web|database-process|kill-rounds|import-kill-rounds)\.ts"/;

/** Begins with the files that start processes. They take longest, and at the end a worker would idle beside them. */
export class ProcessesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const starting = new Set(sorted.filter(({ moduleId }) => PROCESSES.test(readFileSync(moduleId, "utf8"))));
    return [...starting, ...sorted.filter((file) => !starting.has(file))];
  }
}
