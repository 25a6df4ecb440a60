import { join } from "node:path";
import type { User } from "../../accounts/users.ts";
import type { Database } from "../../db/database.ts";
import { AppError } from "../../errors.ts";
import type { ColumnMapping, DateOrder } from "../format.ts";
import { titleOf } from "../list-imports.ts";
import type { Report } from "../report.ts";
import type { Progress } from "../run-import.ts";
import { runImport } from "../run-import.ts";
import { filesIn, removeFolder } from "./upload-files.ts";
import { noteRun, type Question } from "./uploads.ts";

export interface RunOptions {
  readonly me: readonly string[];
  readonly timeZone: string | undefined;
  readonly dateOrder: DateOrder | undefined;
  readonly columns: ColumnMapping;
  /** Writes nothing and reports the same. */
  readonly dryRun: boolean;
}

/** Milliseconds between two notes of how far it is. */
const BEAT = 1_000;

/**
 * Imports the files of an upload to the end, and notes in the database how far it is. It ends without an error: what went
 * wrong is noted too, in a sentence. `reportUnexpected` makes that sentence of an error that nobody foresaw.
 */
export async function runUpload(
  db: Database,
  user: User,
  upload: { readonly id: string; readonly root: string },
  options: RunOptions,
  context: { readonly now: () => Date; readonly reportUnexpected: (error: unknown) => string },
): Promise<void> {
  const { now } = context;
  let progress: Progress = { done: 0, total: 0 };
  let question: Question | undefined;
  const note = (values: Parameters<typeof noteRun>[3]) =>
    noteRun(db, user.id, upload.id, { ...values, seenAt: now() });
  let noted = Promise.resolve();
  const beat = setInterval(() => {
    // The next one tries again; the end of the run tells of a database that is gone.
    noted = note({ ...progress }).catch(() => undefined);
  }, BEAT);
  const end = async (values: Parameters<typeof noteRun>[3]) => {
    clearInterval(beat);
    await noted;
    await note(values);
  };
  try {
    const report = await runImport(db, user, {
      paths: await filesIn(join(upload.root, upload.id)),
      format: undefined,
      ...options,
      now: now(),
      clock: now,
      onProgress: (at) => {
        progress = at;
      },
      askWho: async (candidates) => {
        question = { kind: "who", candidates };
        return undefined;
      },
      askDateOrder: async (file) => {
        question = { kind: "date_order", file };
        return undefined;
      },
    });
    if (!options.dryRun) await removeFolder(upload.root, upload.id);
    await end({ ...progress, phase: options.dryRun ? "checked" : "done", report: named(report) });
  } catch (error) {
    const failure = error instanceof AppError ? error.message : context.reportUnexpected(error);
    const outcome = question
      ? { phase: "asking" as const, question: { ...question } }
      : { phase: "failed" as const, failure };
    await end(outcome).catch(context.reportUnexpected);
  } finally {
    clearInterval(beat);
  }
}

/** Formats by what people call them; a kind that only repeats the format is left out. */
function named(report: Report): Record<string, unknown> {
  const read = report.read.map(({ name, format, kind }) => ({
    name,
    format: titleOf(format),
    kind: kind === format ? "" : kind,
  }));
  return { ...report, read };
}
