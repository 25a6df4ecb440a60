import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { testDatabase } from "../../../test/database.ts";
import { createContact, createInteraction, createUser } from "../../../test/factories.ts";
import {
  contactJoins,
  contacts,
  duplicatePairs,
  events,
  identities,
  interactions,
  suggestions,
  type UserId,
} from "../../db/schema.ts";
import { textWords } from "../../db/search-schema.ts";
import { indexMessageWords } from "../search/index-message-words.ts";
import { joinContacts } from "./join-contacts.ts";

const db = await testDatabase();
const now = new Date("2026-11-20T12:00:00Z");
const join = (userId: UserId, keepId: number, goneId: number) =>
  db.transaction((tx) => joinContacts(tx, userId, { keepId, goneId, reasons: ["Same number"] }, now));
const contact = async (userId: UserId, id: number) => {
  const [row] = await db
    .select()
    .from(contacts)
    .where(and(eq(contacts.userId, userId), eq(contacts.id, id)));
  return row;
};

describe("joining two contacts", () => {
  it("keeps every value of both", async () => {
    const userId = await createUser(db);
    const keepId = await createContact(db, userId, {
      displayName: "Ines Duarte",
      notes: "Met in Porto.",
      tags: ["porto"],
      birthMonth: 3,
      birthDay: 15,
    });
    const goneId = await createContact(db, userId, {
      displayName: "I. Duarte",
      location: "Lisbon",
      company: "Acme",
      notes: "Likes chess.",
      tags: ["chess", "porto"],
      birthYear: 1985,
      birthMonth: 4,
      birthDay: 1,
    });
    await join(userId, keepId, goneId);

    expect(await contact(userId, keepId)).toMatchObject({
      displayName: "Ines Duarte",
      location: "Lisbon",
      company: "Acme",
      notes: "Met in Porto.\n\nLikes chess.",
      tags: ["chess", "porto"],
      birthYear: 1985,
      birthMonth: 4,
      birthDay: 1,
      updatedAt: now,
    });
    expect(await contact(userId, goneId)).toBeUndefined();
    const [log] = await db.select().from(contactJoins).where(eq(contactJoins.userId, userId));
    expect(log).toMatchObject({ keptId: keepId, goneId, reasons: ["Same number"] });
    expect(log?.gone.contact).toMatchObject([{ display_name: "I. Duarte", birth_year: 1985 }]);
    expect(log?.kept).toMatchObject({ notes: "Met in Porto.", location: null });
  });

  it("moves interactions, identities, events and suggestions, and scores and finds them at once", async () => {
    const userId = await createUser(db);
    const keepId = await createContact(db, userId, { displayName: "Ines Duarte" });
    const goneId = await createContact(db, userId, { displayName: "Ines Duarte" });
    const keys = [
      { contactId: keepId, value: "ines@example.com" },
      { contactId: goneId, value: "ines@example.com" },
      { contactId: goneId, value: "ines@example.net" },
    ];
    await db.insert(identities).values(keys.map((key) => ({ ...key, userId, kind: "email" as const })));
    await createInteraction(db, userId, keepId, { occurredAt: now });
    await createInteraction(db, userId, goneId, { occurredAt: now, direction: "outbound" });
    await db.transaction((tx) =>
      indexMessageWords(tx, userId, [{ contactId: goneId, text: "the marzipan recipe" }]),
    );
    const open = { userId, triggerType: "birthday", priority: 1, channel: "email", message: "Hi" } as const;
    await db.insert(suggestions).values([
      { ...open, contactId: keepId },
      { ...open, contactId: goneId },
      { ...open, contactId: goneId, status: "dismissed" },
    ]);
    const event = {
      userId,
      type: "job_change",
      occurredAt: now,
      confidence: 0.9,
      source: "linkedin",
    } as const;
    await db.insert(events).values([
      { ...event, contactId: keepId, details: { company: "Acme" } },
      { ...event, contactId: goneId, details: { company: "Acme" } },
      { ...event, contactId: goneId, details: { company: "Globex" } },
    ]);
    await join(userId, keepId, goneId);

    for (const [table, count] of [
      [interactions, 2],
      [identities, 2],
      [suggestions, 2],
      [events, 2],
      [textWords, 1],
    ] as const) {
      const rows = await db.select().from(table).where(eq(table.userId, userId));
      expect(rows.map((row) => row.contactId)).toEqual(Array(count).fill(keepId));
    }
    const kept = await contact(userId, keepId);
    expect(kept?.interactionCount).toBe(2);
    expect(kept?.score).toBeGreaterThan(0);
  });

  it("takes what the user edited and the position that was stated last", async () => {
    const userId = await createUser(db);
    const keepId = await createContact(db, userId, {
      company: "Acme",
      title: "Engineer",
      location: "Porto",
      positionAsOf: new Date("2025-01-01"),
    });
    const goneId = await createContact(db, userId, {
      company: "Globex",
      title: "Director",
      location: "Lisbon",
      editedFields: ["location"],
      positionAsOf: new Date("2026-01-01"),
    });
    await join(userId, keepId, goneId);
    expect(await contact(userId, keepId)).toMatchObject({
      company: "Globex",
      title: "Director",
      location: "Lisbon",
      editedFields: ["location"],
    });
  });

  it("hands its pairs of the review list on", async () => {
    const userId = await createUser(db);
    const [third, keepId, goneId] = [
      await createContact(db, userId),
      await createContact(db, userId),
      await createContact(db, userId),
    ];
    await db.insert(duplicatePairs).values([
      { userId, contactA: third, contactB: goneId, score: 0.5, status: "refused" },
      { userId, contactA: keepId, contactB: goneId, score: 0.5 },
    ]);
    await join(userId, keepId, goneId);
    const pairs = await db.select().from(duplicatePairs).where(eq(duplicatePairs.userId, userId));
    expect(pairs).toMatchObject([{ contactA: third, contactB: keepId, status: "refused" }]);
  });

  it("does nothing for a contact of another user", async () => {
    const userId = await createUser(db);
    const keepId = await createContact(db, userId);
    const foreign = await createContact(db, await createUser(db));
    expect(await join(userId, keepId, foreign)).toBeUndefined();
    expect(await contact(userId, keepId)).toBeDefined();
  });
});
