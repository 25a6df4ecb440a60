/**
 * Sources whose word on a field stands before the next ones', whichever was imported first (docs/decisions/0016): what people
 * say of themselves, what the user kept in another CRM, address books, and at last those that know names and numbers alone.
 */
const BY_TRUST = [
  "linkedin",
  "pingcrm-database",
  "monica",
  "vcard",
  "google-csv",
  "outlook-csv",
  "csv",
  "telegram",
  "whatsapp",
  "meta",
  "x",
  "mbox",
  "ics",
];
/** Of what nobody knows where it is from, such as what the user wrote. */
const UNKNOWN = BY_TRUST.length + 1;

/** A value of a field as one source has it. */
export interface Said {
  /** How much of the field it fills: a whole birthday stands before one without a year. 0 where there is only whole or none. */
  readonly extent: number;
  readonly source: string | null | undefined;
  readonly text: string;
}

/**
 * Whether a value stands before another of the same field: the fuller, then of the more trusted source, then the longer, then
 * the first by its letters. An order of all values, so that the one which is left does not depend on which came first.
 */
export function outranks(a: Said, b: Said): boolean {
  if (a.extent !== b.extent) return a.extent > b.extent;
  const trusted = trust(a.source) - trust(b.source);
  if (trusted !== 0 || trust(a.source) === UNKNOWN) return trusted > 0;
  return a.text.length === b.text.length ? a.text < b.text : a.text.length > b.text.length;
}

/** Of two sources that know a contact the one to name. */
export function moreTrusted(a: string | null, b: string | null): string | null {
  return trust(b) > trust(a) ? b : a;
}

/** Higher for those whose word stands. */
export function trust(source: string | null | undefined): number {
  const place = BY_TRUST.indexOf(source ?? "");
  return place < 0 ? UNKNOWN : BY_TRUST.length - place;
}
