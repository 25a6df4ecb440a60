import { fold } from "../search/fold.ts";
import { moreTrusted } from "./field-sources.ts";
import { mergeNotes, type Notes } from "./merge-notes.ts";
import { isEmpty, isLater, MERGED_FIELDS, namesIn, type Row, says, sourcesOf } from "./merged-fields.ts";

/**
 * The columns of `kept` that change when `gone`, another contact or what a source says of this one, is merged into it. What
 * the user edited stands; else the better value does, whichever of the two has it, so that the order in which sources come
 * does not matter (docs/decisions/0016). Notes and tags of both are kept.
 */
export function mergeContacts(kept: Row, gone: Row): Record<string, unknown> {
  const keptEdits = namesIn(kept.edited_fields);
  const goneEdits = namesIn(gone.edited_fields);
  const sources = new Map(Object.entries(sourcesOf(kept)));
  const setSource = (field: string, source: string | undefined) =>
    source ? sources.set(field, source) : sources.delete(field);
  const changes: Record<string, unknown> = {};
  for (const { name, columns, isBetter } of MERGED_FIELDS) {
    const isEdited = columns.some((column) => keptEdits.includes(column));
    const isEditedThere = columns.some((column) => goneEdits.includes(column));
    // Of a position that the user edited in part the rest follows what LinkedIn says later.
    const isTaken =
      (!isEdited || !isEmpty(gone.position_as_of)) &&
      says(gone, columns) &&
      isBetter(gone, { ...kept, ...changes, field_sources: Object.fromEntries(sources) });
    const taken = columns.filter(
      (column) =>
        !keptEdits.includes(column) &&
        (isTaken || goneEdits.includes(column) || (!isEdited && isEditedThere)),
    );
    for (const column of taken) changes[column] = gone[column] ?? null;
    if (taken.length > 0) setSource(name, sourcesOf(gone)[name]);
  }
  if (isLater(gone.last_follow_up_at, kept.last_follow_up_at)) {
    changes.last_follow_up_at = gone.last_follow_up_at;
  }
  const isEdited = (column: string) => keptEdits.includes(column) || goneEdits.includes(column);
  if (!isEmpty(gone.notes)) {
    const notes = (isEdited("notes") ? oneAfterTheOther : mergeNotes)(notesOf(kept), notesOf(gone));
    if (notes.text !== notesOf(kept).text) changes.notes = notes.text;
    setSource("notes", notes.sources);
  }
  const tags = namesIn(kept.tags);
  const merged = isEdited("tags") ? [...tags, ...namesIn(gone.tags)] : mergeTags(tags, namesIn(gone.tags));
  const distinct = [...new Set(merged)];
  if (distinct.join("\n") !== tags.join("\n")) changes.tags = distinct;
  const source = moreTrusted(textIn(kept.source), textIn(gone.source));
  if (!isEmpty(gone.source) && source !== kept.source) changes.source = source;
  const edits = new Set([...keptEdits, ...goneEdits]);
  if (edits.size > keptEdits.length) changes.edited_fields = [...edits];
  const before = sourcesOf(kept);
  const isSame = sources.size === Object.keys(before).length;
  if (!isSame || [...sources].some(([field, said]) => before[field] !== said))
    changes.field_sources = Object.fromEntries(sources);
  return changes;
}

const textIn = (value: unknown): string | null => (isEmpty(value) ? null : String(value));
const notesOf = (row: Row): Notes => ({ text: textIn(row.notes) ?? "", sources: sourcesOf(row).notes });

/** What the user wrote stays as it is, with the other's below it. */
function oneAfterTheOther(kept: Notes, gone: Notes): Notes {
  const texts = new Set([kept.text, gone.text].filter((text) => text !== ""));
  return { text: [...texts].join("\n\n"), sources: undefined };
}

/** Each tag once whatever its case and accents, in the order of the alphabet, in which no source has a say. */
function mergeTags(kept: readonly string[], added: readonly string[]): string[] {
  const distinct = new Map(kept.map((tag) => [fold(tag), tag]));
  let isSame = true;
  for (const tag of added) {
    const known = distinct.get(fold(tag));
    if (tag === "" || (known !== undefined && known <= tag)) continue;
    distinct.set(fold(tag), tag);
    isSame = false;
  }
  return isSame ? [...kept] : [...distinct].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, tag]) => tag);
}
