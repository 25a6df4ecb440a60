import { findCsvHeader } from "../text/csv-header.ts";

/** The files of an export that are read, and the columns by which each is known. */
export const COLUMNS = {
  profile: ["first name", "last name"],
  connections: ["first name", "last name", "connected on"],
  invitations: ["from", "to", "sent at", "direction"],
  messages: ["conversation id", "from", "date", "content"],
  // Of colleagues by their names alone: known, so that nobody takes it for a table of people.
  recommendations: ["first name", "last name", "company", "job title", "text", "creation date", "status"],
} as const;

export type Kind = keyof typeof COLUMNS;

/** Profile.csv is the user's own: these tell it from any list of people. */
const PROFILE_ONLY = ["headline", "maiden name", "summary", "industry", "geo location"];

/** Which file of a LinkedIn export this is, by its header. */
export function recognizeFile(head: string): Kind | undefined {
  for (const kind of ["messages", "connections", "invitations", "recommendations"] as const) {
    if (findCsvHeader(head, COLUMNS[kind])) return kind;
  }
  const header = findCsvHeader(head, COLUMNS.profile);
  const columns = header?.columns;
  if (!columns) return undefined;
  return columns.size === 2 || PROFILE_ONLY.some((name) => columns.has(name)) ? "profile" : undefined;
}
