import { areCompatibleNames, nameWords } from "../../crm/contacts/compatible-names.ts";
import { fold } from "../../crm/search/fold.ts";
import type { ContactDraft, PersonDraft } from "../draft.ts";
import type { ContactRow } from "./contact-row.ts";
import { knownName, type Person } from "./people.ts";
import { updatePosition } from "./update-position.ts";

/** Characters of a name, which stands in an index, and of what is shown on one line. */
const MAX_NAME = 200;
const MAX_LINE = 300;

const TEXTS = [
  ["linkedin_headline", "linkedinHeadline"],
  ["linkedin_about", "linkedinAbout"],
  ["twitter_bio", "twitterBio"],
  ["telegram_bio", "telegramBio"],
] as const;

/** Fills what is empty, adds notes and tags, takes over a newer position; leaves what the user edited. */
export function fillContact(person: Person, draft: ContactDraft, now: Date): void {
  const { row } = person;
  const before = JSON.stringify({ ...row, position_as_of: null });
  const fill = (
    column: "location" | "connected_on" | (typeof TEXTS)[number][0],
    value: string | undefined,
  ) => {
    if (value?.trim() && row[column] === null && !row.edited_fields.includes(column)) {
      row[column] = value.trim();
    }
  };
  fillName(person, draft);
  fill("location", draft.location?.slice(0, MAX_LINE));
  fill("connected_on", draft.connectedOn);
  for (const [column, field] of TEXTS) fill(column, draft[field]);
  fillBirthday(row, draft);
  addNotes(row, draft.notes);
  addTags(row, draft.tags ?? []);
  fillReminder(row, draft, now);
  if (draft.priority && row.priority === "medium" && !row.edited_fields.includes("priority")) {
    row.priority = draft.priority;
  }
  const asOf = row.position_as_of;
  const jobChange = updatePosition(row, draft, person.pastJobs, now);
  if (jobChange) person.jobChanges.push(jobChange);
  if (JSON.stringify({ ...row, position_as_of: null }) !== before) person.changed = true;
  if (row.position_as_of !== asOf) person.restated = true;
}

/** Takes over names; a shown name gives way to the same in a fuller writing, or where there was none. */
export function fillName(person: Person, draft: PersonDraft): void {
  const { row } = person;
  const name = draft.displayName.slice(0, MAX_NAME).trim();
  const isEdited = (column: keyof ContactRow) => row.edited_fields.includes(column);
  if (name === "") {
    const address = draft.identities.find(({ kind }) => kind !== "record" && kind !== "website");
    row.display_name ||= address?.value.slice(0, MAX_NAME) ?? "";
    return;
  }
  const known = knownName(person);
  if ((known === "" || isFuller(name, known)) && !isEdited("display_name")) row.display_name = name;
  if (row.given_name === null && row.family_name === null && !isEdited("given_name")) {
    row.given_name = draft.givenName?.slice(0, MAX_NAME) ?? null;
    if (!isEdited("family_name")) row.family_name = draft.familyName?.slice(0, MAX_NAME) ?? null;
  }
}

/**
 * Whether of two names of one person the first is the one to show: whichever source came first, the same one is. More
 * words, then not all capitals, then more accents, then longer words (Robert for Bob).
 */
function isFuller(name: string, known: string): boolean {
  if (name === known || !areCompatibleNames(name, known)) return false;
  const [a, b] = [fullness(name), fullness(known)];
  const differing = a.findIndex((value, index) => value !== b[index]);
  return differing < 0 ? name < known : (a[differing] ?? 0) > (b[differing] ?? 0);
}

function fullness(name: string): number[] {
  const words = nameWords(name);
  return [
    words.filter((word) => word.length > 1).length,
    words.length,
    name === name.toUpperCase() || name === name.toLowerCase() ? 0 : 1,
    name.normalize("NFD").match(/\p{M}/gu)?.length ?? 0,
    name.length,
  ];
}

function fillBirthday(row: ContactRow, { birthday }: ContactDraft): void {
  if (!birthday || row.edited_fields.some((field) => field.startsWith("birth"))) return;
  if (row.birth_month === null && row.birth_day === null) {
    row.birth_month = birthday.month;
    row.birth_day = birthday.day;
    row.birth_year ??= birthday.year ?? null;
  } else if (row.birth_month === birthday.month && row.birth_day === birthday.day) {
    row.birth_year ??= birthday.year ?? null;
  }
}

/** A rhythm or date that the user has set here already stays. */
function fillReminder(row: ContactRow, { remindEveryDays }: ContactDraft, now: Date): void {
  if (!remindEveryDays || row.remind_set_at !== null) return;
  row.remind_every_days = remindEveryDays;
  row.remind_set_at = now.toISOString();
}

function addNotes(row: ContactRow, notes: string | undefined): void {
  const added = notes?.trim();
  if (!added || row.edited_fields.includes("notes") || row.notes?.includes(added)) return;
  row.notes = row.notes ? `${row.notes}\n\n${added}` : added;
}

function addTags(row: ContactRow, tags: readonly string[]): void {
  if (row.edited_fields.includes("tags")) return;
  for (const tag of tags.map((text) => text.trim().slice(0, MAX_LINE))) {
    if (tag && !row.tags.some((known) => fold(known) === fold(tag))) row.tags = [...row.tags, tag];
  }
}
