import { jobEventType } from "../../crm/events/job-event-type.ts";
import { fold } from "../../crm/search/fold.ts";
import type { ContactDraft } from "../draft.ts";
import type { ContactRow } from "./contact-row.ts";
import { storable } from "./json.ts";

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
/** Characters of a value in an event: an index row holds all four. */
const MAX_DETAIL = 120;

/**
 * The columns of the position that a draft states, as `mergeContacts` takes them: of two dated ones the newer stands. The date
 * is that on the export, or else of the newest entry in it. Of two exports of one date the second to come is the later one,
 * unless a recorded change already leads away from what it says.
 * @returns undefined where it states none, or one that was left since.
 */
export function statedPosition(
  row: ContactRow,
  draft: ContactDraft,
  pastJobs: readonly Partial<JobChange["details"]>[],
): { said: Record<string, unknown>; isLater: boolean } | undefined {
  const stated = positionOf(draft);
  if (!stated.company && !stated.title) return undefined;
  const { asOf } = draft.position ?? {};
  if (!asOf) return { said: { ...stated }, isLater: false };
  if (wasLeft(stated, pastJobs, asOf)) return undefined;
  const isOfSameDate = row.position_as_of !== null && asOf.getTime() === Date.parse(row.position_as_of);
  const isSameJob = isSame(stated.company, row.company) && isSame(stated.title, row.title);
  // Another spelling of the same is no news.
  const written = (column: keyof Position) =>
    row.position_as_of !== null && isSame(stated[column], row[column]) ? row[column] : stated[column];
  return {
    said: { company: written("company"), title: written("title"), position_as_of: asOf.toISOString() },
    isLater: isOfSameDate && !isSameJob,
  };
}

/**
 * The event of a position that gave way to one that the same source stated later; two sources may well disagree. It says
 * what was stated: what the user wrote over it is no news, and what was not stated is not known.
 */
export function changeOfJob(
  before: Position & { asOf: string | null },
  row: ContactRow,
  draft: ContactDraft,
  now: Date,
): JobChange | undefined {
  const known = ({ company, title }: Position): Position => ({
    company: row.edited_fields.includes("company") ? null : company,
    title: row.edited_fields.includes("title") ? null : title,
  });
  const { position } = draft;
  const type = jobEventType(known(before), known(row));
  if (!type || !position || before.asOf === null) return undefined;
  const asOf = position.asOf < now ? position.asOf : now;
  const stated = positionOf(draft);
  return {
    type,
    occurredAt: position.stated ? asOf : now,
    confidence: CERTAIN,
    details: {
      company: detail(stated.company),
      title: detail(stated.title),
      previousCompany: detail(known(before).company),
      previousTitle: detail(known(before).title),
      seenOn: position.asOf.toISOString().slice(0, 10),
    },
  };
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
const short = (text = "") => storable(text.trim().slice(0, MAX_POSITION)).trim() || null;
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
