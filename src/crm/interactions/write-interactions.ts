import { randomUUID } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import type { Database, Transaction } from "../../db/database.ts";
import { type Direction, type InteractionKind, interactions, type UserId } from "../../db/schema.ts";
import { AppError } from "../../errors.ts";
import {
  beginChange,
  type Change,
  type ContactState,
  type Row,
  recordEdits,
} from "../changes/record-change.ts";
import { lockContacts, openSuggestionsOf } from "../changes/write-columns.ts";
import { text } from "../contacts/contact-fields.ts";
import { outdateDashboard } from "../dashboard/outdate-dashboard.ts";
import { refreshScores } from "../relationships/refresh-scores.ts";
import { reviewSuggestion } from "../suggestions/run-suggestions.ts";
import { reindexMessages } from "./reindex-messages.ts";

// What the user writes down of a contact: notes, and contact that no import knows of. Each of these can be undone.

/** How the external id of an interaction begins that the user wrote down here. */
export const OWN = "own:";

export interface WrittenInteraction {
  readonly kind: InteractionKind;
  /** email, linkedin, phone, ...; of a note it is `note`. */
  readonly platform: string;
  readonly direction: Direction;
  readonly text: string;
  readonly occurredAt: Date;
}

export interface InteractionChange extends Change {
  readonly interactionId: number;
}

/** Characters. */
const MAX_TEXT = 50_000;
const MAX_PLATFORM = 60;

/**
 * Writes down a note or a contact with somebody. Contact, but not a note, counts for the score and ends a pending suggestion.
 * @throws AppError `not_found` for the contact, `invalid_input` for what cannot be kept
 */
export async function logInteraction(
  db: Database,
  userId: UserId,
  contactId: number,
  written: WrittenInteraction,
  now: Date,
): Promise<InteractionChange> {
  const values = valuesOf(written);
  return change(db, userId, contactId, now, async (tx) => {
    const { rows } = await tx.execute<{ row: Row }>(sql`
      insert into interactions as i (user_id, contact_id, kind, platform, direction, text, occurred_at, external_id,
        created_at)
      values (${userId}, ${contactId}, ${values.kind}, ${values.platform}, ${values.direction}, ${values.text},
        ${values.occurredAt.toISOString()}, ${OWN + randomUUID()}, ${now.toISOString()})
      returning to_jsonb(i) as row`);
    return { before: [], after: rows.map(({ row }) => row) };
  });
}

/**
 * Changes what the user wrote down.
 * @throws AppError `not_found`; `forbidden` for what an import brought; `invalid_input` for what cannot be kept
 */
export async function editInteraction(
  db: Database,
  userId: UserId,
  interactionId: number,
  written: WrittenInteraction,
  now: Date,
): Promise<InteractionChange> {
  const values = valuesOf(written);
  const before = await ownInteraction(db, userId, interactionId);
  return change(db, userId, Number(before.contact_id), now, async (tx) => {
    const { rows } = await tx.execute<{ row: Row }>(sql`
      update interactions i set kind = ${values.kind}, platform = ${values.platform}, direction = ${values.direction},
        text = ${values.text}, occurred_at = ${values.occurredAt.toISOString()}
      where user_id = ${userId} and id = ${interactionId} returning to_jsonb(i) as row`);
    return { before: [before], after: rows.map(({ row }) => row) };
  });
}

/**
 * Deletes what the user wrote down.
 * @throws AppError `not_found`; `forbidden` for what an import brought
 */
export async function deleteInteraction(
  db: Database,
  userId: UserId,
  interactionId: number,
  now: Date,
): Promise<InteractionChange> {
  const before = await ownInteraction(db, userId, interactionId);
  return change(db, userId, Number(before.contact_id), now, async (tx) => {
    await tx
      .delete(interactions)
      .where(and(eq(interactions.userId, userId), eq(interactions.id, interactionId)));
    return { before: [before], after: [] };
  });
}

function valuesOf(written: WrittenInteraction): WrittenInteraction {
  const isNote = written.kind === "note";
  const platform = isNote ? "note" : text("platform", written.platform, MAX_PLATFORM).toLowerCase();
  if (!platform) throw new AppError("invalid_input", "Say where it happened: by e-mail, by phone, …");
  const said = text("text", written.text, MAX_TEXT);
  if (isNote && !said) throw new AppError("invalid_input", "The note is empty.");
  const isMessage = written.kind === "message";
  return { ...written, platform, text: said, direction: isMessage ? written.direction : "mutual" };
}

async function ownInteraction(db: Database, userId: UserId, interactionId: number): Promise<Row> {
  const { rows } = await db.execute<{ row: Row }>(
    sql`select to_jsonb(i) as row from interactions i where user_id = ${userId} and id = ${interactionId}`,
  );
  const row = rows[0]?.row;
  if (!row) throw new AppError("not_found", "This entry is no longer there.");
  if (String(row.external_id).startsWith(OWN)) return row;
  throw new AppError("forbidden", "Only what you wrote here can be changed: this entry came with an import.");
}

const REMINDER = ["remind_on", "remind_restarted_at", "last_follow_up_at"];

/** Does it, and brings search words, score and suggestion of the contact up to date with it. */
async function change(
  db: Database,
  userId: UserId,
  contactId: number,
  now: Date,
  write: (tx: Transaction) => Promise<{ before: readonly Row[]; after: readonly Row[] }>,
): Promise<InteractionChange> {
  return db.transaction(async (tx) => {
    const [found] = await lockContacts(tx, userId, [contactId], REMINDER);
    if (!found) throw new AppError("not_found", "This contact is no longer there.");
    const open = (await openSuggestionsOf(tx, userId, [contactId])).get(contactId) ?? [];
    const { before, after } = await write(tx);
    await reindexMessages(tx, userId, contactId);
    await refreshScores(tx, userId, { now, contactIds: [contactId] });
    await outdateDashboard(tx, userId, "interactions");
    if (open.length > 0) await reviewSuggestion(tx, userId, contactId, now);
    const [left] = await lockContacts(tx, userId, [contactId], REMINDER);
    const states: { before: ContactState; after: ContactState } = {
      before: { contact: found.columns, interactions: before, suggestions: open },
      after: { contact: left?.columns ?? {}, interactions: after },
    };
    const changeId = await beginChange(tx, userId, "edit", now);
    await recordEdits(tx, userId, changeId, [{ contactId, ...states }]);
    return { changeId, contacts: 1, interactionId: Number((after[0] ?? before[0])?.id) };
  });
}
