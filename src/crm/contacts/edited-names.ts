import { namesIn, type Row } from "./merged-fields.ts";

const MARK = "-name:";

/** For `edited_fields`: what a contact was called when the user gave it another name, as its files still call it. */
export function namesToRemember({ display_name, given_name, family_name }: Row): string[] {
  const full = [given_name, family_name].filter(Boolean).join(" ");
  return [`${MARK}${display_name}`, ...(full ? [`${MARK}${full}`] : [])];
}

/** The names that a contact had before the user gave it others. */
export function namesBefore(editedFields: unknown): string[] {
  return namesIn(editedFields).flatMap((field) => (field.startsWith(MARK) ? field.slice(MARK.length) : []));
}
