import { expect, it } from "vitest";
import { testDatabase } from "../../../test/database.ts";
import { createContact, createInteraction, createUser } from "../../../test/factories.ts";
import { getContact } from "../contacts/get-contact.ts";
import { refreshScores } from "../relationships/refresh-scores.ts";
import { listInteractions } from "./list-interactions.ts";

const db = await testDatabase();
const now = new Date("2026-03-20T12:00:00Z");

it("of somebody else's contact there is nothing, also with the id at hand", async () => {
  const [mine, theirs] = [await createUser(db), await createUser(db)];
  const contact = await createContact(db, theirs);
  await createInteraction(db, theirs, contact);
  expect(await listInteractions(db, theirs, contact, { limit: 5 }, now)).toMatchObject({ total: 1 });
  const nothing = { total: 0, items: [], nextCursor: undefined };
  expect(await listInteractions(db, mine, contact, { limit: 5 }, now)).toMatchObject(nothing);
  expect(await listInteractions(db, mine, contact, { limit: 5, platform: "fax" }, now)).toMatchObject(
    nothing,
  );
});

it("what is dated after now is there once it has happened, as the contact's page counts it", async () => {
  const userId = await createUser(db);
  const contact = await createContact(db, userId);
  for (const at of ["2026-03-20T11:00:00Z", "2026-03-20T12:00:00Z", "2026-03-20T12:00:01Z"]) {
    await createInteraction(db, userId, contact, { occurredAt: new Date(at), kind: "meeting" });
  }
  for (const [at, total] of [
    [now, 2],
    [new Date("2026-03-20T12:00:01Z"), 3],
  ] as const) {
    await refreshScores(db, userId, { now: at, contactIds: [contact] });
    const profile = await getContact(db, userId, contact, at);
    const page = await listInteractions(db, userId, contact, { limit: 5 }, at);
    expect([
      page.total,
      page.items.length,
      profile?.interactionCount,
      profile?.lastInteractions.length,
    ]).toEqual([total, total, total, total]);
  }
});
