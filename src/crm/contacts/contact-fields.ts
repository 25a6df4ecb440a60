import type { Priority } from "../../db/schema.ts";
import { AppError } from "../../errors.ts";
import type { Row } from "../changes/record-change.ts";
import { fold } from "../search/fold.ts";

/** What a user writes of a contact; null or an empty text takes a value away, what is left out stays. */
export interface ContactFields {
  readonly displayName?: string | undefined;
  readonly company?: string | null | undefined;
  readonly title?: string | null | undefined;
  readonly location?: string | null | undefined;
  readonly notes?: string | null | undefined;
  readonly birthday?: Birthday | null | undefined;
  readonly priority?: Priority | undefined;
  readonly tags?: readonly string[] | undefined;
}

export interface Birthday {
  readonly year: number | null;
  readonly month: number;
  readonly day: number;
}

/** Characters of a name, which stands in an index, of what is shown on one line, and of notes. */
const MAX_NAME = 200;
const MAX_LINE = 300;
const MAX_NOTES = 50_000;
const MAX_TAGS = 50;

/**
 * The columns that these fields make.
 * @throws AppError `invalid_input` for a contact without a name, a day that no calendar has, and texts that are too long
 */
export function columnsOf(fields: ContactFields): Row {
  const columns: Record<string, unknown> = {};
  if (fields.displayName !== undefined) {
    const name = line("name", fields.displayName, MAX_NAME);
    if (!name) throw new AppError("invalid_input", "A contact needs a name.");
    columns.display_name = name;
  }
  for (const field of ["company", "title", "location"] as const) {
    const value = fields[field];
    if (value !== undefined) columns[field] = line(field, value ?? "", MAX_LINE) || null;
  }
  if (fields.notes !== undefined) columns.notes = text("notes", fields.notes ?? "", MAX_NOTES) || null;
  if (fields.birthday !== undefined) {
    if (fields.birthday) checkBirthday(fields.birthday);
    columns.birth_year = fields.birthday?.year ?? null;
    columns.birth_month = fields.birthday?.month ?? null;
    columns.birth_day = fields.birthday?.day ?? null;
  }
  if (fields.priority !== undefined) columns.priority = fields.priority;
  if (fields.tags !== undefined) columns.tags = distinctTags(fields.tags);
  return columns;
}

/**
 * Tags as they are kept: on one line, each once whatever its case and accents.
 * @throws AppError `invalid_input` for too many, or one that is too long
 */
export function distinctTags(tags: readonly string[]): string[] {
  const distinct = new Map<string, string>();
  for (const tag of tags) {
    const clean = line("tag", tag, MAX_LINE);
    if (clean && !distinct.has(fold(clean))) distinct.set(fold(clean), clean);
  }
  if (distinct.size > MAX_TAGS) {
    throw new AppError("invalid_input", `A contact can have ${MAX_TAGS} tags at most.`);
  }
  return [...distinct.values()];
}

/** A text without what the database cannot keep. */
export function text(name: string, value: string, max: number): string {
  const clean = value
    .replaceAll("\0", "")
    .replaceAll("\r\n", "\n")
    .replace(/\p{Surrogate}/gu, "")
    .trim();
  if (clean.length <= max) return clean;
  throw new AppError("invalid_input", `The ${name} may have ${max} characters at most.`);
}

/** A text on one line. */
function line(name: string, value: string, max: number): string {
  return text(name, value.replace(/\s+/g, " "), max);
}

function checkBirthday({ year, month, day }: Birthday): void {
  // A leap year, so that February 29 is a birthday without a year.
  const date = new Date(Date.UTC(year ?? 2000, month - 1, day));
  date.setUTCFullYear(year ?? 2000, month - 1, day);
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  if (isReal && (year === null || (year >= 1800 && year <= 2200))) return;
  throw new AppError("invalid_input", "The birthday must be a day of the calendar, with or without a year.");
}
