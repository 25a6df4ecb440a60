import { createHash } from "node:crypto";
import { basename } from "node:path";
import { and, eq, min, ne, not, sql } from "drizzle-orm";
import type { Database } from "../db/database.ts";
import { imports, notifications, type UserId } from "../db/schema.ts";
import type { Export } from "./format.ts";
import type { Report } from "./report.ts";

/** Errors kept with a run, and characters of one. */
const MAX_ERRORS = 50;
const MAX_ERROR = 300;

interface Run {
  readonly id: number;
  readonly title: string;
  readonly name: string;
  /**
   * When the first of the runs began of which nobody has compared what they left; else this one. The next whole run of the
   * same files does, and any that begins a day later, when it is over however it ended.
   */
  readonly since: Date;
}

/** Records that a run began; an earlier one of the same files that was killed is marked as failed. */
export async function startImport(
  db: Database,
  userId: UserId,
  exports: readonly Export[],
  paths: readonly string[],
  now: Date,
): Promise<Run> {
  const source = [...new Set(exports.map(({ format }) => format.name))].join(", ");
  const name = paths.map((path) => basename(path)).join(", ");
  const ofSame = and(eq(imports.userId, userId), eq(imports.source, source), eq(imports.name, name));
  await db
    .update(imports)
    .set({ status: "failed", errors: ["It was stopped before its end."], finishedAt: now })
    .where(and(ofSame, eq(imports.status, "running")));
  const ended = sql`exists (
    select 1 from imports d where d.user_id = ${userId} and d.status = 'done' and d.id > ${imports.id}
      and (d.source = ${imports.source} and d.name = ${imports.name}
        or d.started_at > ${imports.startedAt} + interval '1 day'))`;
  const [unended] = await db
    .select({ since: min(imports.startedAt) })
    .from(imports)
    .where(and(eq(imports.userId, userId), ne(imports.status, "done"), not(ended)));
  const [row] = await db
    .insert(imports)
    .values({ userId, source, name, startedAt: now })
    .returning({ id: imports.id });
  if (!row) throw new Error("the import was not recorded");
  const since = unended?.since && unended.since < now ? unended.since : now;
  return {
    id: row.id,
    name,
    title: [...new Set(exports.map(({ format }) => format.title))].join(", "),
    since,
  };
}

/** Records the end of a run, and notifies of it where it changed or missed something. */
export async function finishImport(
  db: Database,
  userId: UserId,
  { id, title, name }: Run,
  report: Report,
  failure?: string,
): Promise<void> {
  const broken = [...(failure ? [failure] : []), ...report.damaged.map(listed)];
  const failed = broken.length > 0;
  const skipped = report.skipped.reduce((sum, { count }) => sum + count, 0);
  const counts = {
    created: report.created,
    updated: report.updated,
    unchanged: report.unchanged,
    joined: report.joined,
    interactions: report.interactionsAdded,
    skipped,
    problems: report.problemCount,
  };
  const errors = [...broken, ...report.problems.map(listed)]
    .slice(0, MAX_ERRORS)
    .map((text) => text.slice(0, MAX_ERROR));
  await db
    .update(imports)
    .set({ status: failed ? "failed" : "done", counts, errors, finishedAt: sql`now()` })
    .where(and(eq(imports.userId, userId), eq(imports.id, id)));
  const changed = report.created + report.updated + report.joined + report.interactionsAdded;
  const notice = {
    userId,
    type: "import",
    title: `${title} ${failed ? "imported in part" : "imported"}`,
    body: [`${name}: ${sayCounts(report)}.`, ...broken.slice(0, 1)].join(" ").slice(0, 2 * MAX_ERROR),
    link: "/import",
  } as const;
  const tell = async (factKey: string) => {
    const row = { ...notice, factKey };
    return db.insert(notifications).values(row).onConflictDoNothing().returning({ id: notifications.id });
  };
  // That a file is broken is one fact, however often it is tried.
  const isNews = failed && (await tell(`import:${brokenKey(name, broken)}`)).length > 0;
  if (!isNews && changed > 0) await tell(`import:${id}`);
}

function brokenKey(name: string, broken: readonly string[]): string {
  return createHash("sha256")
    .update(JSON.stringify([name, ...broken]))
    .digest("hex");
}

const listed = ({ place, why }: { place: string; why: string }) => `${place}: ${why}`;

/** `3 contacts added, 1 updated, 12 interactions added`. */
export function sayCounts(report: Report): string {
  const parts = [
    `${report.created} ${report.created === 1 ? "contact" : "contacts"} added`,
    report.updated > 0 && `${report.updated} updated`,
    report.joined > 0 && `${report.joined} joined with another`,
    `${report.interactionsAdded} ${report.interactionsAdded === 1 ? "interaction" : "interactions"} added`,
    report.problemCount > 0 && `${report.problemCount} could not be read`,
  ];
  return parts.filter((part) => part !== false).join(", ");
}
