import { expect, it } from "vitest";
import { testDatabase } from "../../../test/database.ts";
import { createContact, createInteraction, createUser } from "../../../test/factories.ts";
import { listInteractions } from "./list-interactions.ts";

const db = await testDatabase();

it("of somebody else's contact there is nothing, also with the id at hand", async () => {
  const [mine, theirs] = [await createUser(db), await createUser(db)];
  const contact = await createContact(db, theirs);
  await createInteraction(db, theirs, contact);
  expect(await listInteractions(db, theirs, contact, { limit: 5 })).toMatchObject({ total: 1 });
  const nothing = { total: 0, items: [], nextCursor: undefined };
  expect(await listInteractions(db, mine, contact, { limit: 5 })).toMatchObject(nothing);
  expect(await listInteractions(db, mine, contact, { limit: 5, platform: "fax" })).toMatchObject(nothing);
});
