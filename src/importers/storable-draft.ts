import type { Identity } from "../crm/contacts/normalize-identity.ts";
import type { Birthday, ContactDraft, WrittenDraft } from "./draft.ts";

/** Bytes. An index of Postgres takes 2,704 at most, and the user's id and the kind stand in it too. */
const MAX_KEY = 2_000;
/** Years. What lies outside was mistyped or misread, such as 20266. */
const FIRST = 1900;
const LAST = 2199;
/** Characters of a text that are kept: more than any messenger lets people write. */
const MAX_TEXT = 100_000;
/** Days, as for a rhythm that is set by hand. */
const MAX_RHYTHM = 3650;

/**
 * The draft as the database can hold it, so that one bad row does not stop the others. A contact loses a field that cannot
 * be right, and says so; what is nothing without the field is answered by why it cannot be kept.
 */
export function storableDraft(draft: WrittenDraft): WrittenDraft | { readonly wrong: string } {
  if (draft.type === "contact") return storableContact(draft);
  const { type, externalId } = draft;
  const at = type === "interaction" ? draft.occurredAt : draft.createdAt;
  const until = type === "suggestion" ? draft.snoozedUntil : undefined;
  if (!isInRange(at) || (until !== undefined && !isDay(until))) return { wrong: "The date cannot be right." };
  const keys = type === "notification" ? [] : draft.person.identities;
  const isLong = !keys.every(isKey) || !fits(externalId) || (type === "interaction" && !fits(draft.platform));
  if (isLong) return { wrong: "The id is too long." };
  if (type !== "interaction" || !draft.text || draft.text.length <= MAX_TEXT) return draft;
  return { ...draft, text: draft.text.slice(0, MAX_TEXT) };
}

function storableContact(draft: ContactDraft): ContactDraft | { readonly wrong: string } {
  const { identities, birthday, remindEveryDays, connectedOn } = draft;
  const wrong = [
    !identities.every(isKey) && "addresses",
    birthday && !isBirthday(birthday) && "birthdays",
    remindEveryDays !== undefined && !isRhythm(remindEveryDays) && "rhythms",
    connectedOn !== undefined && !isDay(connectedOn) && "days of connecting",
  ].filter((what) => typeof what === "string");
  if (wrong.length === 0) return draft;
  const keys = identities.filter(isKey);
  if (keys.length === 0 && identities.length > 0) return { wrong: "The id is too long." };
  const { birthday: _, remindEveryDays: __, connectedOn: ___, ...rest } = draft;
  return {
    ...rest,
    identities: keys,
    ...(birthday && isBirthday(birthday) && { birthday }),
    ...(remindEveryDays !== undefined && isRhythm(remindEveryDays) && { remindEveryDays }),
    ...(connectedOn !== undefined && isDay(connectedOn) && { connectedOn }),
    unread: [...new Set([...(draft.unread ?? []), ...wrong])],
  };
}

const fits = (key: string) => Buffer.byteLength(key) <= MAX_KEY;
const isKey = ({ value }: Identity) => fits(value);
const isRhythm = (days: number) => Number.isInteger(days) && days >= 1 && days <= MAX_RHYTHM;

/** Whether a time lies where times of people do; false for what is no time. */
export function isInRange(at: Date): boolean {
  const year = at.getUTCFullYear();
  return year >= FIRST && year <= LAST;
}

/** Whether `YYYY-MM-DD` is a day of the calendar. */
function isDay(text: string): boolean {
  const at = new Date(text);
  return /^\d{4}-\d\d-\d\d$/.test(text) && isInRange(at) && at.toISOString().startsWith(text);
}

/** 29 February in any year: which one it was is what people are least sure of. */
function isBirthday({ year = FIRST, month, day }: Birthday): boolean {
  const at = new Date(Date.UTC(2000, month - 1, day));
  return year >= 1000 && year <= LAST && at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
}
