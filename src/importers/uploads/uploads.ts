import { and, eq, lt, notInArray, sql } from "drizzle-orm";
import type { Queryable } from "../../db/database.ts";
import { type UploadPhase, type UserId, uploads } from "../../db/schema.ts";
import { AppError } from "../../errors.ts";
import type { Report } from "../report.ts";
import type { OfferedFile } from "./upload-files.ts";

/** What must be known before the files can be read. */
export type Question =
  | { readonly kind: "who"; readonly candidates: readonly string[] }
  | { readonly kind: "date_order"; readonly file: string };

export interface Upload {
  readonly id: string;
  readonly files: readonly OfferedFile[];
  readonly phase: UploadPhase;
  /** A run whose process said nothing for half a minute. */
  readonly interrupted: boolean;
  /** People and interactions; `total` is 0 while the files are looked through. */
  readonly done: number;
  readonly total: number;
  readonly startedAt: Date | null;
  readonly report: Report | null;
  readonly question: Question | null;
  readonly failure: string | null;
}

/** Milliseconds of silence after which a run counts as interrupted. */
const SILENCE = 30_000;
const RUNNING: readonly UploadPhase[] = ["checking", "importing"];

/** The user's upload, if there is one. */
export async function findUpload(db: Queryable, userId: UserId, now: Date): Promise<Upload | undefined> {
  const [row] = await db.select().from(uploads).where(eq(uploads.userId, userId));
  if (!row) return undefined;
  const { userId: _, seenAt, report, question, ...rest } = row;
  return {
    ...rest,
    interrupted: RUNNING.includes(row.phase) && now.getTime() - seenAt.getTime() > SILENCE,
    report: report as Report | null,
    question: question as Question | null,
  };
}

/**
 * The user's upload with that id.
 * @throws AppError `not_found` where it gave way to another one
 */
export async function getUpload(db: Queryable, userId: UserId, id: string, now: Date): Promise<Upload> {
  const upload = await findUpload(db, userId, now);
  if (upload?.id === id) return upload;
  throw new AppError("not_found", "These files gave way to others. Choose them again.");
}

/**
 * Records an upload in place of the user's earlier one.
 * @throws AppError `conflict` where that one's import is running
 */
export async function recordUpload(
  db: Queryable,
  userId: UserId,
  id: string,
  files: readonly OfferedFile[],
  now: Date,
): Promise<void> {
  const fresh = {
    id,
    files: [...files],
    phase: "receiving" as const,
    done: 0,
    total: 0,
    startedAt: null,
    seenAt: now,
    report: null,
    question: null,
    failure: null,
  };
  const recorded = await db
    .insert(uploads)
    .values({ userId, ...fresh })
    .onConflictDoUpdate({ target: uploads.userId, set: fresh, setWhere: notRunning(now) })
    .returning({ id: uploads.id });
  if (recorded.length === 0) throw runningConflict();
}

/**
 * Begins a run, unless one is under way.
 * @throws AppError `conflict` where one is
 */
export async function beginRun(
  db: Queryable,
  userId: UserId,
  id: string,
  phase: "checking" | "importing",
  now: Date,
): Promise<void> {
  const begun = await db
    .update(uploads)
    .set({ phase, done: 0, total: 0, startedAt: now, seenAt: now, question: null, failure: null })
    .where(and(eq(uploads.userId, userId), eq(uploads.id, id), notRunning(now)))
    .returning({ id: uploads.id });
  if (begun.length === 0) throw runningConflict();
}

/** Says how far a run is, or how it ended. */
export async function noteRun(
  db: Queryable,
  userId: UserId,
  id: string,
  values: Partial<typeof uploads.$inferInsert>,
): Promise<void> {
  await db
    .update(uploads)
    .set(values)
    .where(and(eq(uploads.userId, userId), eq(uploads.id, id)));
}

export async function forgetUpload(db: Queryable, userId: UserId, id: string): Promise<void> {
  await db.delete(uploads).where(and(eq(uploads.userId, userId), eq(uploads.id, id)));
}

export const isRunning = ({ phase, interrupted }: Upload) => RUNNING.includes(phase) && !interrupted;

const notRunning = (now: Date) =>
  sql`(${notInArray(uploads.phase, [...RUNNING])} or ${lt(uploads.seenAt, new Date(now.getTime() - SILENCE))})`;

export const runningConflict = () => new AppError("conflict", "An import is running. Wait for its end.");
