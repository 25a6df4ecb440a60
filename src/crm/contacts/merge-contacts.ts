/** A contact's row as the database names its columns. */
type Row = Readonly<Record<string, unknown>>;

/** Columns that are the contact's own or reckoned from other rows. */
const OWN = new Set(
  `user_id id display_name notes tags edited_fields created_at updated_at source priority company title position_as_of
  score score_reciprocity score_recency score_frequency score_breadth score_tenure
  interaction_count first_interaction_at last_interaction_at last_follow_up_at
  birth_year birth_month birth_day`.split(/\s+/),
);

/**
 * The columns of `kept` that change when `gone` is joined to it. Empty ones are filled; where both have a value the one
 * that the user edited wins, else the kept one. Notes of both stand one after the other, tags are united.
 */
export function mergeContacts(kept: Row, gone: Row): Record<string, unknown> {
  const keptEdits = names(kept.edited_fields);
  const goneEdits = names(gone.edited_fields);
  const takes = (...columns: string[]) =>
    columns.some((column) => goneEdits.includes(column) && !keptEdits.includes(column)) ||
    (columns.every((column) => isEmpty(kept[column])) &&
      columns.some((column) => !isEmpty(gone[column])) &&
      !columns.some((column) => keptEdits.includes(column)));
  const changes: Record<string, unknown> = {};
  const take = (...columns: string[]) => {
    if (takes(...columns)) for (const column of columns) changes[column] = gone[column] ?? null;
  };

  for (const column of Object.keys(gone)) if (!OWN.has(column)) take(column);
  take("birth_month", "birth_day", "birth_year");
  if (goneEdits.includes("display_name")) take("display_name");
  if (goneEdits.includes("priority")) take("priority");
  // A company and a title belong together: of two positions the one that was stated last.
  const isNewer = isLater(gone.position_as_of, kept.position_as_of);
  for (const column of ["company", "title"]) {
    if (isNewer && !keptEdits.includes(column)) changes[column] = gone[column] ?? null;
    else take(column);
  }
  if (isNewer) changes.position_as_of = gone.position_as_of;
  if (isLater(gone.last_follow_up_at, kept.last_follow_up_at)) {
    changes.last_follow_up_at = gone.last_follow_up_at;
  }
  const notes = [kept.notes, gone.notes].filter((note) => !isEmpty(note));
  if (notes[1] && notes[0] !== notes[1]) changes.notes = notes.join("\n\n");
  else if (isEmpty(kept.notes) && notes[0]) changes.notes = notes[0];
  const tags = new Set([...names(kept.tags), ...names(gone.tags)]);
  if (tags.size > names(kept.tags).length) changes.tags = [...tags];
  const edits = new Set([...keptEdits, ...goneEdits]);
  if (edits.size > keptEdits.length) changes.edited_fields = [...edits];
  return changes;
}

const names = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);
const isEmpty = (value: unknown) => value === null || value === undefined || value === "";
const isLater = (a: unknown, b: unknown) =>
  !isEmpty(a) && (isEmpty(b) || Date.parse(String(a)) > Date.parse(String(b)));
