import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { testDatabase } from "../../../test/database.ts";
import { createInteraction, createSuggestion, createUser } from "../../../test/factories.ts";
import { createSearchable } from "../../../test/searchable-contact.ts";
import { contacts, suggestions, type UserId } from "../../db/schema.ts";
import { undoChange } from "../changes/undo-change.ts";
import { DAY } from "../relationships/score.ts";
import { searchContacts } from "../search/search-contacts.ts";
import { listInteractions } from "./list-interactions.ts";
import {
  deleteInteraction,
  editInteraction,
  logInteraction,
  type WrittenInteraction,
} from "./write-interactions.ts";

const db = await testDatabase();
const now = new Date("2026-03-20T12:00:00Z");
const yesterday = new Date(now.getTime() - DAY);
const note = (text: string): WrittenInteraction => ({
  kind: "note",
  platform: "",
  direction: "mutual",
  text,
  occurredAt: now,
});
const mail = (text: string): WrittenInteraction => ({
  kind: "message",
  platform: "Email",
  direction: "inbound",
  text,
  occurredAt: yesterday,
});
const found = async (userId: UserId, query: string) =>
  (await searchContacts(db, userId, { query, limit: 20 })).hits.map(({ id }) => id);
const texts = async (userId: UserId, contactId: number, query?: string) =>
  (await listInteractions(db, userId, contactId, { limit: 20, query }, now)).items.map(({ text }) => text);
const contactOf = async (userId: UserId, id: number) => {
  const [row] = await db
    .select()
    .from(contacts)
    .where(and(eq(contacts.userId, userId), eq(contacts.id, id)));
  return row;
};

async function person() {
  const userId = await createUser(db);
  const id = await createSearchable(db, userId, {
    displayName: "Ines Duarte",
    messages: ["the marzipan recipe"],
  });
  return { userId, id };
}

describe("what the user writes down of a contact", () => {
  it("as a note is found, and counts for nothing", async () => {
    const { userId, id } = await person();
    await logInteraction(db, userId, id, note("Likes granite"), now);
    expect(await texts(userId, id)).toEqual(["Likes granite", "the marzipan recipe"]);
    expect(await found(userId, "granite")).toEqual([id]);
    expect(await contactOf(userId, id)).toMatchObject({ interactionCount: 1 });
  });

  it("as contact counts for the score at once and ends the pending suggestion, and both go back", async () => {
    const { userId, id } = await person();
    const made = new Date(now.getTime() - 2 * DAY);
    await createSuggestion(db, userId, id, { createdAt: made });
    const { changeId } = await logInteraction(db, userId, id, mail("Lunch on Friday?"), now);
    const status = async () =>
      (await db.select().from(suggestions).where(eq(suggestions.contactId, id)))[0]?.status;
    expect(await status()).toBe("completed");
    expect(await contactOf(userId, id)).toMatchObject({ interactionCount: 2, lastInteractionAt: yesterday });
    await undoChange(db, userId, changeId ?? 0, now);
    expect(await status()).toBe("pending");
    expect(await contactOf(userId, id)).toMatchObject({ interactionCount: 1 });
    expect(await found(userId, "lunch")).toEqual([]);
    expect(await found(userId, "marzipan")).toEqual([id]);
  });

  it("is changed and deleted, with its words, and both can be undone", async () => {
    const { userId, id } = await person();
    const { interactionId } = await logInteraction(db, userId, id, note("Likes granite"), now);
    const edited = await editInteraction(db, userId, interactionId, note("Likes basalt"), now);
    expect(await found(userId, "granite")).toEqual([]);
    expect(await found(userId, "basalt")).toEqual([id]);
    await undoChange(db, userId, edited.changeId ?? 0, now);
    expect(await texts(userId, id, "granite")).toEqual(["Likes granite"]);
    const deleted = await deleteInteraction(db, userId, interactionId, now);
    expect(await texts(userId, id)).toEqual(["the marzipan recipe"]);
    expect(await found(userId, "granite")).toEqual([]);
    await undoChange(db, userId, deleted.changeId ?? 0, now);
    const [back] = (await listInteractions(db, userId, id, { limit: 1 }, now)).items;
    expect(back).toMatchObject({ id: interactionId, text: "Likes granite", isOwn: true });
    expect(await found(userId, "granite")).toEqual([id]);
  });

  it("is told from what an import brought, which stays as it is", async () => {
    const { userId, id } = await person();
    const imported = await createInteraction(db, userId, id, { externalId: "m1" });
    const [first] = (await listInteractions(db, userId, id, { limit: 1 }, now)).items;
    expect(first).toMatchObject({ id: imported, isOwn: false });
    await expect(deleteInteraction(db, userId, imported, now)).rejects.toThrow("came with an import");
    await expect(editInteraction(db, userId, imported, note("x"), now)).rejects.toThrow(
      "came with an import",
    );
  });

  it("is nobody else's", async () => {
    const { userId, id } = await person();
    const stranger = await createUser(db);
    const { interactionId } = await logInteraction(db, userId, id, note("Likes granite"), now);
    await expect(logInteraction(db, stranger, id, note("x"), now)).rejects.toThrow("no longer there");
    await expect(editInteraction(db, stranger, interactionId, note("x"), now)).rejects.toThrow(
      "no longer there",
    );
    await expect(deleteInteraction(db, stranger, interactionId, now)).rejects.toThrow("no longer there");
  });

  it("needs words, and a place where it was no note", async () => {
    const { userId, id } = await person();
    await expect(logInteraction(db, userId, id, note("  "), now)).rejects.toThrow("empty");
    await expect(logInteraction(db, userId, id, { ...mail("x"), platform: " " }, now)).rejects.toThrow(
      "where",
    );
  });
});

it("a search inside a contact's messages takes every word, whatever its case and accents", async () => {
  const userId = await createUser(db);
  const id = await createSearchable(db, userId, {
    displayName: "Ines Duarte",
    messages: ["Café em Évora amanhã", "cafe in Porto"],
  });
  expect(await texts(userId, id, "CAFE evora")).toEqual(["Café em Évora amanhã"]);
  expect(await texts(userId, id, "café")).toHaveLength(2);
  expect(await texts(userId, id, "tea")).toEqual([]);
  await expect(texts(userId, id, "!!")).rejects.toThrow("no letter or digit");
});
