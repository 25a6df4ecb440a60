import fc from "fast-check";
import { expect, it } from "vitest";
import { testDatabase } from "../../../test/database.ts";
import { createUser } from "../../../test/factories.ts";
import { createSearchable } from "../../../test/searchable-contact.ts";
import type { UserId } from "../../db/schema.ts";
import { type SearchInput, searchContacts } from "./search-contacts.ts";

const db = await testDatabase();
const userId = await createUser(db);
for (let index = 0; index < 60; index++) await add(userId, index);

const inputs = fc.record(
  {
    query: fc.constantFrom("ana", "reis", "kuda", "ana kuda", "lisbon", "a"),
    company: fc.constantFrom("kuda", "stripe"),
    tier: fc.constantFrom("strong" as const, "warm" as const, "cold" as const),
    sort: fc.constantFrom("relevance" as const, "score" as const, "last_contact" as const, "name" as const),
  },
  { requiredKeys: [] },
);

it("joined together, the pages are the whole list, each contact once", async () => {
  await fc.assert(
    fc.asyncProperty(inputs, fc.integer({ min: 1, max: 17 }), async (input, limit) => {
      const whole = await searchContacts(db, userId, { ...input, limit: 1_000 });
      const paged = await allPages(userId, { ...input, limit });
      expect(paged).toEqual(whole.hits.map(({ id }) => id));
      expect(whole.total).toBe(paged.length);
    }),
    { numRuns: 60 },
  );
});

it("nobody is shown twice or left out when contacts are added between the pages", async () => {
  let added = 100;
  await fc.assert(
    fc.asyncProperty(inputs, fc.integer({ min: 3, max: 17 }), async (input, limit) => {
      const owner = await createUser(db);
      for (let index = 0; index < 25; index++) await add(owner, index);
      const before = await searchContacts(db, owner, { ...input, limit: 1_000 });
      const paged = await allPages(owner, { ...input, limit }, () => add(owner, added++));
      expect(new Set(paged).size).toBe(paged.length);
      expect(paged.filter((id) => before.hits.some((hit) => hit.id === id))).toEqual(
        before.hits.map(({ id }) => id),
      );
    }),
    { numRuns: 12 },
  );
});

it("a cursor is good for its own arguments alone", async () => {
  const { nextCursor = "" } = await searchContacts(db, userId, { query: "ana", limit: 5 });
  for (const other of [
    { query: "reis" },
    { query: "ana", company: "kuda" },
    { query: "ana", sort: "name" as const },
    {},
  ]) {
    await expect(
      searchContacts(db, userId, { ...other, limit: 5, cursor: nextCursor }),
    ).rejects.toMatchObject({
      code: "invalid_input",
    });
  }
  const other = await searchContacts(db, userId, { query: " ana ", limit: 9, cursor: nextCursor });
  expect(other.hits).toHaveLength(9);
});

it.each(["", "x", "WyJhIl0", "W10", "bnVsbA"].slice(1))(
  "the damaged cursor %j is refused",
  async (cursor) => {
    await expect(searchContacts(db, userId, { query: "ana", limit: 5, cursor })).rejects.toMatchObject({
      code: "invalid_input",
    });
  },
);

async function allPages(
  owner: UserId,
  input: SearchInput,
  between: () => Promise<unknown> = async () => undefined,
): Promise<number[]> {
  const ids: number[] = [];
  let cursor: string | undefined;
  do {
    const page = await searchContacts(db, owner, { ...input, ...(cursor !== undefined && { cursor }) });
    expect(page.hits.length).toBeLessThanOrEqual(input.limit);
    ids.push(...page.hits.map(({ id }) => id));
    cursor = page.nextCursor;
    await between();
  } while (cursor !== undefined);
  return ids;
}

function add(owner: UserId, index: number): Promise<number> {
  const given = ["Ana", "Anna", "Ana Sofia", "Hana", "Joana", "Bo"][index % 6];
  const family = ["Reis", "Kuda", "Prates", "Reiss"][index % 4];
  return createSearchable(db, owner, {
    displayName: `${given} ${family}`,
    company: ["Kuda", "Stripe", null][index % 3] ?? null,
    notes: index % 5 === 0 ? "met in Lisbon" : null,
    messages: index % 7 === 0 ? ["Ana is in Lisbon"] : [],
    score: index % 11,
    lastInteractionAt: index % 4 === 0 ? null : new Date(Date.UTC(2026, 0, 1 + (index % 9))),
    priority: index % 13 === 0 ? "archived" : "medium",
  });
}
