import { and, eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { testDatabase } from "../../../test/database.ts";
import { createIdentity, createInteraction, createSuggestion, createUser } from "../../../test/factories.ts";
import { createSearchable } from "../../../test/searchable-contact.ts";
import { contacts, suggestions, type UserId } from "../../db/schema.ts";
import { undoChange } from "../changes/undo-change.ts";
import { refreshScores } from "../relationships/refresh-scores.ts";
import { DAY } from "../relationships/score.ts";
import { searchContacts } from "../search/search-contacts.ts";
import { changeContacts } from "./change-contacts.ts";
import { createContact } from "./create-contact.ts";
import { deleteContacts } from "./delete-contacts.ts";
import { editContact } from "./edit-contact.ts";

const db = await testDatabase();
const now = new Date("2026-03-20T12:00:00Z");
const found = async (userId: UserId, query: string) =>
  (await searchContacts(db, userId, { query, limit: 20 })).hits.map(({ id }) => id);

/** Every row that belongs to a user's contacts, as text. */
async function everything(userId: UserId) {
  const tables = [
    "contacts",
    "identities",
    "interactions",
    "events",
    "suggestions",
    "duplicate_pairs",
    "contact_joins",
    "contact_words",
    "text_words",
  ];
  const rows: Record<string, unknown> = {};
  for (const table of tables) {
    const { rows: found } = await db.execute(
      sql`select to_jsonb(t)::jsonb - 'updated_at' as row from ${sql.identifier(table)} t
          where user_id = ${userId} order by (to_jsonb(t) - 'updated_at')::text`,
    );
    rows[table] = found;
  }
  return rows;
}

const contactOf = async (userId: UserId, id: number) => {
  const [row] = await db
    .select()
    .from(contacts)
    .where(and(eq(contacts.userId, userId), eq(contacts.id, id)));
  return row;
};

describe("a contact that is edited", () => {
  it("is found by what it says now, and imports leave what was changed alone", async () => {
    const userId = await createUser(db);
    const id = await createSearchable(db, userId, {
      displayName: "Ines Duarte",
      givenName: "Ines",
      familyName: "Duarte",
      company: "Northwind",
    });
    await editContact(
      db,
      userId,
      id,
      {
        displayName: "Inês Carvalho",
        company: " Blue  Yonder ",
        title: "",
        birthday: { year: null, month: 2, day: 29 },
        tags: ["Climbing", "climbing", "Lisbon"],
      },
      now,
    );
    expect(await contactOf(userId, id)).toMatchObject({
      displayName: "Inês Carvalho",
      givenName: "Inês",
      familyName: "Carvalho",
      company: "Blue Yonder",
      birthYear: null,
      birthMonth: 2,
      birthDay: 29,
      tags: ["Climbing", "Lisbon"],
      editedFields: expect.arrayContaining(["display_name", "company", "birth_month", "tags"]),
    });
    expect(await found(userId, "carvalho yonder climbing")).toEqual([id]);
    expect(await found(userId, "northwind")).toEqual([]);
  });

  it("goes back to what it was, with what imports may write, but for what was changed again", async () => {
    const userId = await createUser(db);
    const id = await createSearchable(db, userId, { displayName: "Ines Duarte", company: "Northwind" });
    const before = await everything(userId);
    const { changeId } = await editContact(
      db,
      userId,
      id,
      {
        company: "Blue Yonder",
        notes: "Met in Porto",
        addIdentities: [{ kind: "email", value: "Ines@Example.com" }],
      },
      now,
    );
    await undoChange(db, userId, changeId ?? 0, now);
    expect(await everything(userId)).toEqual(before);

    const first = await editContact(db, userId, id, { company: "Blue Yonder", title: "CTO" }, now);
    await editContact(db, userId, id, { company: "Contoso" }, now);
    await undoChange(db, userId, first.changeId ?? 0, now);
    expect(await contactOf(userId, id)).toMatchObject({ company: "Contoso", title: null });
  });

  it("takes identities in the form that imports know, and not one that somebody else has", async () => {
    const userId = await createUser(db);
    const id = await createSearchable(db, userId, { displayName: "Ines Duarte" });
    await createSearchable(db, userId, {
      displayName: "Ada Lovelace",
      identities: { email: "ada@example.com" },
    });
    const add = (kind: "email" | "phone" | "linkedin" | "twitter" | "website", value: string) =>
      editContact(db, userId, id, { addIdentities: [{ kind, value }] }, now);
    await add("email", "Ines <Ines@Example.COM>");
    await add("phone", "+351 912 345 678");
    await add("linkedin", "https://www.linkedin.com/in/Ines-Duarte/?x=1");
    await add("twitter", "@Ines");
    await add("website", "https://www.example.org/");
    const { rows } = await db.execute(sql`select value from identities where contact_id = ${id} order by id`);
    expect(rows.map(({ value }) => value)).toEqual([
      "ines@example.com",
      "+351912345678",
      "ines-duarte",
      "ines",
      "example.org",
    ]);
    expect(await found(userId, "912345678")).toEqual([id]);
    await expect(add("email", "ada@example.com")).rejects.toThrow(
      "ada@example.com already belongs to Ada Lovelace.",
    );
    await expect(add("email", "nonsense")).rejects.toThrow("“nonsense” is not an e-mail address");
  });

  it("loses an identity for good: the mark that keeps imports from bringing it back goes with the undo", async () => {
    const userId = await createUser(db);
    const id = await createSearchable(db, userId, {
      displayName: "Ines Duarte",
      identities: { email: "i@example.com" },
    });
    const before = await everything(userId);
    const identity = { kind: "email" as const, value: "i@example.com" };
    const { changeId } = await editContact(db, userId, id, { removeIdentities: [identity] }, now);
    expect(await contactOf(userId, id)).toMatchObject({ editedFields: ["-email:i@example.com"] });
    expect(await found(userId, "i@example.com")).toEqual([]);
    await undoChange(db, userId, changeId ?? 0, now);
    expect(await everything(userId)).toEqual(before);
  });

  it.each([
    [{ displayName: "  " }, "needs a name"],
    [{ birthday: { year: 2023, month: 2, day: 29 } }, "a day of the calendar"],
    [{ notes: "x".repeat(50_001) }, "50000 characters at most"],
  ])("refuses %j", async (input, message) => {
    const userId = await createUser(db);
    const id = await createSearchable(db, userId, { displayName: "Ines Duarte" });
    await expect(editContact(db, userId, id, input, now)).rejects.toThrow(message);
  });

  it("keeps text that no database column takes out of the way", async () => {
    const userId = await createUser(db);
    const id = await createSearchable(db, userId, { displayName: "Ines Duarte" });
    await editContact(db, userId, id, { displayName: "Ines\0 \ud800Duarte, PhD", notes: "a\r\nb\0" }, now);
    expect(await contactOf(userId, id)).toMatchObject({ displayName: "Ines Duarte, PhD", notes: "a\nb" });
  });

  it("is nobody else's", async () => {
    const [mine, theirs] = [await createUser(db), await createUser(db)];
    const id = await createSearchable(db, theirs, { displayName: "Ines Duarte" });
    await expect(editContact(db, mine, id, { company: "x" }, now)).rejects.toThrow("no longer there");
    expect(await changeContacts(db, mine, { ids: [id] }, { priority: "high" }, now)).toMatchObject({
      contacts: 0,
    });
    expect(await deleteContacts(db, mine, { ids: [id] }, now)).toMatchObject({ contacts: 0 });
    const { changeId } = await editContact(db, theirs, id, { company: "x" }, now);
    await expect(undoChange(db, mine, changeId ?? 0, now)).rejects.toThrow("no longer be undone");
  });
});

it("a contact that the user writes down is found at once, and edits of imports pass it by", async () => {
  const userId = await createUser(db);
  const id = await createContact(
    db,
    userId,
    {
      displayName: "Kofi Mensah",
      company: "Contoso",
      identities: [{ kind: "email", value: "kofi@example.com" }],
    },
    now,
  );
  expect(await found(userId, "kofi contoso")).toEqual([id]);
  expect(await contactOf(userId, id)).toMatchObject({
    source: "you",
    editedFields: ["display_name", "company"],
  });
});

describe("many contacts at once", () => {
  async function network(userId: UserId) {
    const make = (displayName: string, tags: string[]) =>
      createSearchable(db, userId, { displayName, tags, company: "Northwind" });
    return [
      await make("Ines Duarte", []),
      await make("Ada Lovelace", ["Math"]),
      await make("Kofi Mensah", ["friends"]),
    ];
  }

  it("are tagged and untagged, and go back exactly", async () => {
    const userId = await createUser(db);
    const ids = await network(userId);
    const before = await everything(userId);
    const done = await changeContacts(
      db,
      userId,
      { ids },
      { addTags: ["math"], removeTags: ["Friends"] },
      now,
    );
    expect(done.contacts).toBe(2);
    expect((await searchContacts(db, userId, { taggedAs: "math", limit: 5 })).total).toBe(2);
    expect((await contactOf(userId, ids[1] ?? 0))?.tags).toEqual(["Math"]);
    expect(await found(userId, "friends")).toEqual([]);
    expect(await undoChange(db, userId, done.changeId ?? 0, now)).toEqual({ contacts: 2 });
    expect(await everything(userId)).toEqual(before);
  });

  it.each(["edit", "delete"] as const)(
    "are done a part after the other, and one undo takes all back: %s",
    async (action) => {
      const userId = await createUser(db);
      await network(userId);
      const before = await everything(userId);
      const selection = { matching: { query: "northwind" }, except: [] };
      const run = (part: { after?: number; changeId?: number | null }) =>
        action === "delete"
          ? deleteContacts(db, userId, selection, now, { ...part, limit: 2 })
          : changeContacts(db, userId, selection, { priority: "archived" }, now, { ...part, limit: 2 });
      const { changeId, contacts, next } = await run({});
      expect([contacts, await found(userId, "northwind")]).toEqual([2, [expect.any(Number)]]);
      const last = await run({ after: next ?? 0, changeId });
      expect(last).toEqual({ changeId, contacts: 1, next: null });
      expect(await found(userId, "northwind")).toEqual([]);
      const stranger = await createUser(db);
      const [theirs = 0] = await network(stranger);
      await expect(
        changeContacts(db, stranger, { ids: [theirs] }, { priority: "high" }, now, { after: 0, changeId }),
      ).rejects.toThrow("no longer there");
      await undoChange(db, userId, changeId ?? 0, now);
      expect(await everything(userId)).toEqual(before);
    },
  );

  it("whose last address is taken away are suggested no longer", async () => {
    const userId = await createUser(db);
    const id = await createSearchable(db, userId, { displayName: "Ines Duarte" });
    await createIdentity(db, userId, id, "email", "ines@example.com");
    await createInteraction(db, userId, id, { occurredAt: new Date(now.getTime() - 100 * DAY) });
    await refreshScores(db, userId, { now, contactIds: [id] });
    const suggestion = await createSuggestion(db, userId, id);
    const email = { kind: "email", value: "ines@example.com" } as const;
    await editContact(db, userId, id, { removeIdentities: [email] }, now);
    const [ended] = await db.select().from(suggestions).where(eq(suggestions.id, suggestion));
    expect(ended?.status).toBe("expired");
  });

  it("that match a search are archived but for some, their suggestions end, and all of it goes back", async () => {
    const userId = await createUser(db);
    const [first = 0, second = 0, third = 0] = await network(userId);
    const suggestion = await createSuggestion(db, userId, second);
    const before = await everything(userId);
    const { changeId, contacts: count } = await changeContacts(
      db,
      userId,
      { matching: { query: "northwind" }, except: [third] },
      { priority: "archived" },
      now,
    );
    expect(count).toBe(2);
    expect(await found(userId, "northwind")).toEqual([third]);
    const [ended] = await db.select().from(suggestions).where(eq(suggestions.id, suggestion));
    expect(ended?.status).toBe("expired");
    await undoChange(db, userId, changeId ?? 0, now);
    expect(await found(userId, "northwind")).toEqual([first, second, third]);
    const after = await everything(userId);
    const withoutTime = (rows: unknown) => JSON.stringify(rows).replaceAll(/"updated_at":"[^"]*"/g, "");
    expect(withoutTime(after)).toEqual(withoutTime(before));
  });

  it("are deleted with everything, nothing of them is left to read, and everything comes back", async () => {
    const userId = await createUser(db);
    const ids = await network(userId);
    const [first = 0, second = 0] = ids;
    await createIdentity(db, userId, first, "email", "ines@example.com", "work");
    await createInteraction(db, userId, first, {
      text: "See you in Coimbra",
      occurredAt: new Date(now.getTime() - DAY),
    });
    await createSuggestion(db, userId, second);
    await db.execute(sql`insert into duplicate_pairs (user_id, contact_a, contact_b, score, reasons)
      values (${userId}, ${first}, ${second}, 0.5, array['alike'])`);
    await db.execute(sql`insert into events (user_id, contact_id, type, occurred_at, confidence, source)
      values (${userId}, ${first}, 'milestone', now(), 0.3, 'test')`);
    await db.execute(sql`insert into contact_joins (user_id, kept_id, gone_id, kept, gone, moved)
      values (${userId}, ${second}, 1, '{}', '{}', '{}')`);
    await refreshScores(db, userId, { now });
    const before = await everything(userId);
    const { changeId } = await deleteContacts(db, userId, { ids }, now);
    expect(Object.values(await everything(userId)).flat()).toEqual([]);
    expect(await undoChange(db, userId, changeId ?? 0, now)).toEqual({ contacts: 3 });
    expect(await everything(userId)).toEqual(before);
    await expect(undoChange(db, userId, changeId ?? 0, now)).rejects.toThrow("no longer be undone");
  });

  it("that were deleted are gone for good after a day", async () => {
    const userId = await createUser(db);
    const { changeId } = await deleteContacts(db, userId, { ids: await network(userId) }, now);
    const tomorrow = new Date(now.getTime() + DAY + 1);
    await expect(undoChange(db, userId, changeId ?? 0, tomorrow)).rejects.toThrow("over a day old");
    const { rows } = await db.execute(sql`select from contact_changes where user_id = ${userId}`);
    expect(rows).toEqual([]);
  });

  it("that an import has brought again meanwhile keep their messages: each is there once", async () => {
    const userId = await createUser(db);
    const [first = 0] = await network(userId);
    await createInteraction(db, userId, first, { externalId: "m1" });
    const { changeId } = await deleteContacts(db, userId, { ids: [first] }, now);
    const again = await createSearchable(db, userId, { displayName: "Ines Duarte" });
    await createInteraction(db, userId, again, { externalId: "m1" });
    await undoChange(db, userId, changeId ?? 0, now);
    const { rows } = await db.execute(sql`select contact_id from interactions where user_id = ${userId}`);
    expect(rows.map((row) => Number(row.contact_id))).toEqual([again]);
    expect(await found(userId, "duarte")).toEqual([first, again]);
  });
});
