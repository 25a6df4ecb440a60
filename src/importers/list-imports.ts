import { desc, eq } from "drizzle-orm";
import type { Queryable } from "../db/database.ts";
import { imports, type UserId } from "../db/schema.ts";
import { FORMATS } from "./formats.ts";

/** Runs of the list; nobody looks further back. */
const SHOWN = 50;

/** The runs of a user, the latest first. `title` says of what: `LinkedIn export`. */
export async function listImports(db: Queryable, userId: UserId) {
  const rows = await db
    .select({
      id: imports.id,
      source: imports.source,
      name: imports.name,
      status: imports.status,
      counts: imports.counts,
      errors: imports.errors,
      startedAt: imports.startedAt,
      finishedAt: imports.finishedAt,
    })
    .from(imports)
    .where(eq(imports.userId, userId))
    .orderBy(desc(imports.id))
    .limit(SHOWN);
  return rows.map(({ source, ...run }) => ({ ...run, title: source.split(", ").map(titleOf).join(", ") }));
}

/** What a format is called for people. */
export const titleOf = (source: string) => FORMATS.find(({ name }) => name === source)?.title ?? source;
