import type { Database } from "../../db/database.ts";
import type { Priority, UserId } from "../../db/schema.ts";
import {
  beginChange,
  type ChangePart,
  type ContactEdit,
  type PartialChange,
  type Row,
  recordEdits,
} from "../changes/record-change.ts";
import { lockContacts, openSuggestionsOf, writeColumns } from "../changes/write-columns.ts";
import { fold } from "../search/fold.ts";
import { indexContactWords } from "../search/index-contact-words.ts";
import { runSuggestions } from "../suggestions/run-suggestions.ts";
import { distinctTags } from "./contact-fields.ts";
import { changed, editedFields } from "./edit-contact.ts";
import { type ContactSelection, partOf, selectContacts } from "./select-contacts.ts";

/** What is done to many contacts at once. */
export type ContactsEdit =
  | { readonly addTags?: readonly string[]; readonly removeTags?: readonly string[] }
  | { readonly priority: Priority };

/** Contacts of one transaction: the embedded database serves nobody else meanwhile. */
const CHUNK = 1_000;

/**
 * Tags, prioritises or archives contacts, some hundred at a time: one that breaks off leaves the rest as it was, and what
 * was done can be undone all the same.
 * @throws AppError `invalid_input` for tags that cannot be kept
 */
export async function changeContacts(
  db: Database,
  userId: UserId,
  selection: ContactSelection,
  edit: ContactsEdit,
  now: Date,
  { after, changeId: begun, limit = Number.POSITIVE_INFINITY }: Partial<ChangePart> & { limit?: number } = {},
): Promise<PartialChange> {
  const isTagging = !("priority" in edit);
  const { part: ids, next } = partOf(await selectContacts(db, userId, selection), after ?? 0, limit);
  if (ids.length === 0) return { changeId: begun ?? null, contacts: 0, next };
  const changeId = await beginChange(db, userId, "edit", now, begun);
  const ended: Row[] = [];
  let contacts = 0;
  for (let start = 0; start < ids.length; start += CHUNK) {
    await db.transaction(async (tx) => {
      const chunk = ids.slice(start, start + CHUNK);
      const found = await lockContacts(tx, userId, chunk, ["tags", "priority", "edited_fields"]);
      const open = await openSuggestionsOf(tx, userId, chunk);
      const edits = found.flatMap(({ id, columns }): ContactEdit[] => {
        const after = changed(columns, edited(columns, edit));
        if (Object.keys(after).length === 0) return [];
        const fields = editedFields(columns, { ...columns, ...after }, [], []);
        const [name = ""] = Object.keys(after);
        return [
          {
            contactId: id,
            before: {
              contact: { [name]: columns[name], edited_fields: columns.edited_fields },
              suggestions: open.get(id) ?? [],
            },
            after: { contact: { ...after, edited_fields: fields ?? columns.edited_fields } },
          },
        ];
      });
      const rows = edits.map(({ contactId, after }) => ({ id: contactId, columns: after.contact ?? {} }));
      await writeColumns(tx, userId, rows, now);
      if (isTagging) {
        await indexContactWords(
          tx,
          userId,
          rows.map(({ id }) => id),
        );
      }
      await recordEdits(tx, userId, changeId, edits);
      ended.push(...edits.flatMap(({ before }) => before.suggestions ?? []));
      contacts += edits.length;
    });
  }
  // Nobody is reminded of a contact that was just archived.
  if (ended.length > 0) await db.transaction((tx) => runSuggestions(tx, userId, now, { make: false }));
  return { changeId: contacts > 0 ? changeId : (begun ?? null), contacts, next };
}

function edited({ tags }: Row, edit: ContactsEdit): Row {
  if ("priority" in edit) return { priority: edit.priority };
  const removed = new Set((edit.removeTags ?? []).map(fold));
  const kept = (Array.isArray(tags) ? tags.map(String) : []).filter((tag) => !removed.has(fold(tag)));
  return { tags: distinctTags([...kept, ...(edit.addTags ?? [])]) };
}
