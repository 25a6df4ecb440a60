import { jobEventType } from "../../crm/events/job-event-type.ts";
import { fold } from "../../crm/search/fold.ts";
import type { ContactDraft } from "../draft.ts";
import type { ContactRow } from "./contact-row.ts";

/** A new company or title of a contact, for the events table. */
export interface JobChange {
  readonly type: "job_change" | "promotion";
  readonly occurredAt: Date;
  /** 0 to 1. */
  readonly confidence: number;
  readonly details: {
    readonly company: string | null;
    readonly title: string | null;
    readonly previousCompany: string | null;
    readonly previousTitle: string | null;
    /** `YYYY-MM-DD`, the day of the export that showed it. */
    readonly seenOn: string;
  };
}

interface Position {
  readonly company: string | null;
  readonly title: string | null;
}

/** Both positions were stated by dated exports. */
const CERTAIN = 0.9;
/** What stood there came from an address book, which may have been old: kept, but nothing to congratulate on. */
const UNCERTAIN = 0.5;
/** Characters of a value in an event: an index row holds all four. */
const MAX_DETAIL = 120;

/**
 * Takes over company and title of a draft.
 *
 * A source that states today's position (LinkedIn) replaces what is stored when its export is at least as new as the
 * newest that stated it (`position_as_of`): the date on the export, or else the newest entry in it. Of two exports of
 * one date the second to come wins, unless a recorded change already leads away from what it says. Others fill empty
 * fields only. Fields that the user edited stay.
 * @returns the change, where an older position gave way.
 */
export function updatePosition(
  row: ContactRow,
  draft: ContactDraft,
  pastJobs: readonly Partial<JobChange["details"]>[],
  now: Date,
): JobChange | undefined {
  const stated = positionOf(draft);
  if (!stated.company && !stated.title) return undefined;
  const isEdited = (field: keyof Position) => row.edited_fields.includes(field);
  const before: Position = { company: row.company, title: row.title };
  const { position } = draft;
  const storedAsOf = row.position_as_of === null ? undefined : new Date(row.position_as_of);
  const isOlder = position && storedAsOf && position.asOf < storedAsOf;
  if (!position || isOlder || wasLeft(stated, pastJobs, position.asOf)) {
    fillPosition(row, stated);
    return undefined;
  }
  row.position_as_of = position.asOf.toISOString();
  const newCompany = stated.company !== null && !isSame(stated.company, before.company);
  if (newCompany && !isEdited("company")) row.company = stated.company;
  const newTitle = !isSame(stated.title, before.title) && (stated.title !== null || newCompany);
  if (newTitle && !isEdited("title")) row.title = stated.title;

  const type = jobEventType(before, row);
  if (!type) return undefined;
  const asOf = position.asOf < now ? position.asOf : now;
  return {
    type,
    occurredAt: position.stated ? asOf : now,
    confidence: storedAsOf ? CERTAIN : UNCERTAIN,
    details: {
      company: detail(row.company),
      title: detail(row.title),
      previousCompany: detail(before.company),
      previousTitle: detail(before.title),
      seenOn: position.asOf.toISOString().slice(0, 10),
    },
  };
}

/** Two halves of different positions would make one that never was: only what fits the other half is filled in. */
function fillPosition(row: ContactRow, { company, title }: Position): void {
  const isEdited = (field: keyof Position) => row.edited_fields.includes(field);
  const fits = (stored: string | null, stated: string | null) => stored === null || isSame(stored, stated);
  if (!fits(row.company, company) || !fits(row.title, title)) return;
  if (!isEdited("company")) row.company ??= company;
  if (!isEdited("title")) row.title ??= title;
}

/** Whether a change on record, of this day or later, leads away from the position. */
function wasLeft(stated: Position, pastJobs: readonly Partial<JobChange["details"]>[], asOf: Date): boolean {
  const day = asOf.toISOString().slice(0, 10);
  return pastJobs.some(
    ({ previousCompany = null, previousTitle = null, seenOn = "" }) =>
      seenOn >= day &&
      isSame(previousCompany, detail(stated.company)) &&
      isSame(previousTitle, detail(stated.title)),
  );
}

const MAX_POSITION = 300;
const short = (text: string | undefined) => text?.trim().slice(0, MAX_POSITION).trim() || null;
const positionOf = (draft: ContactDraft): Position => ({
  company: short(draft.company),
  title: short(draft.title),
});
const detail = (text: string | null) => text?.slice(0, MAX_DETAIL) ?? null;

/** Case, accents and punctuation make no new job. */
function isSame(a: string | null, b: string | null): boolean {
  const plain = (text: string | null) =>
    fold(text ?? "")
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim();
  return a === b || (plain(a) === plain(b) && plain(a) !== "");
}
