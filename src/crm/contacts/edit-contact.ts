import type { Database } from "../../db/database.ts";
import type { UserId, WritableKind } from "../../db/schema.ts";
import { AppError } from "../../errors.ts";
import { beginChange, type Change, type Row, recordEdits } from "../changes/record-change.ts";
import { lockContacts, openSuggestionsOf, writeColumns } from "../changes/write-columns.ts";
import { indexContactWords } from "../search/index-contact-words.ts";
import { reviewSuggestion } from "../suggestions/run-suggestions.ts";
import { type ContactFields, columnsOf } from "./contact-fields.ts";
import {
  addIdentities,
  normalizeWritten,
  removeIdentities,
  type WrittenIdentity,
} from "./edit-identities.ts";
import { namesToRemember } from "./edited-names.ts";

export interface ContactEditInput extends ContactFields {
  readonly addIdentities?: readonly WrittenIdentity[] | undefined;
  readonly removeIdentities?: readonly { kind: WritableKind; value: string }[] | undefined;
}

const COLUMNS = [
  "display_name",
  "given_name",
  "family_name",
  "company",
  "title",
  "location",
  "notes",
  "birth_year",
  "birth_month",
  "birth_day",
  "priority",
  "tags",
  "edited_fields",
];

/**
 * Changes a contact as the user wrote it, together with its search words. Imports leave alone what was changed here:
 * `edited_fields` names the columns, and identities and names that were taken away as `-kind:value` and `-name:value`.
 * @throws AppError `not_found`, `invalid_input` for what cannot be kept, `conflict` for an identity that somebody else has
 */
export async function editContact(
  db: Database,
  userId: UserId,
  contactId: number,
  input: ContactEditInput,
  now: Date,
): Promise<Change> {
  const columns = columnsOf(input);
  const added = (input.addIdentities ?? []).map(normalizeWritten);
  return db.transaction(async (tx) => {
    const [found] = await lockContacts(tx, userId, [contactId], COLUMNS);
    if (!found) throw new AppError("not_found", "This contact is no longer there.");
    const open = (await openSuggestionsOf(tx, userId, [contactId])).get(contactId) ?? [];
    const gone = await removeIdentities(tx, userId, contactId, input.removeIdentities ?? []);
    const fresh = await addIdentities(tx, userId, contactId, added);
    const after = { ...found.columns, ...withNameParts(found.columns, changed(found.columns, columns)) };
    const edited = editedFields(found.columns, after, gone, fresh);
    const change = { ...changed(found.columns, after), ...(edited && { edited_fields: edited }) };
    const names = Object.keys(change);
    if (names.length === 0 && gone.length === 0 && fresh.length === 0) {
      return { changeId: null, contacts: 0 };
    }
    await writeColumns(tx, userId, [{ id: contactId, columns: change }], now);
    await indexContactWords(tx, userId, [contactId]);
    const mayExclude = "priority" in change || "tags" in change || gone.length > 0;
    if (open.length > 0 && mayExclude) await reviewSuggestion(tx, userId, contactId, now);
    const changeId = await beginChange(tx, userId, "edit", now);
    const before = Object.fromEntries(names.map((name) => [name, found.columns[name]]));
    await recordEdits(tx, userId, changeId, [
      {
        contactId,
        before: { contact: before, identities: gone, suggestions: open },
        after: { contact: change, identities: fresh },
      },
    ]);
    return { changeId, contacts: 1 };
  });
}

/** The columns whose value is another than before. */
export function changed(before: Row, after: Row): Row {
  return Object.fromEntries(
    Object.entries(after).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name])),
  );
}

/** Given and family name follow a name that was made of them, where it can be told which is which. */
function withNameParts(before: Row, change: Row): Row {
  if (typeof change.display_name !== "string") return change;
  const { display_name, given_name, family_name } = before;
  if (display_name !== [given_name, family_name].filter(Boolean).join(" ")) return change;
  const [given = null, family = null, ...more] = change.display_name.split(" ");
  const isClear = family !== null && more.length === 0;
  return { ...change, given_name: isClear ? given : null, family_name: isClear ? family : null };
}

/** What imports are to leave alone from now on; undefined where that does not change. */
export function editedFields(
  before: Row,
  after: Row,
  gone: readonly Row[],
  fresh: readonly Row[],
): string[] | undefined {
  const known = Array.isArray(before.edited_fields) ? before.edited_fields.map(String) : [];
  const key = (row: Row) => `-${row.kind}:${row.value}`;
  const back = new Set(fresh.map(key));
  const names = Object.keys(changed(before, after)).filter((name) => name !== "edited_fields");
  const fields = new Set([
    ...known.filter((name) => !back.has(name)),
    ...names,
    ...(names.includes("display_name") ? namesToRemember(before) : []),
    ...gone.map(key),
  ]);
  return JSON.stringify([...fields]) === JSON.stringify(known) ? undefined : [...fields];
}
