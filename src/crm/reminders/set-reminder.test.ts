import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { testDatabase } from "../../../test/database.ts";
import { createContact, createUser } from "../../../test/factories.ts";
import { identities, suggestions } from "../../db/schema.ts";
import { runSuggestions } from "../suggestions/run-suggestions.ts";
import { getReminder, setReminder } from "./set-reminder.ts";

const db = await testDatabase();
const now = new Date("2026-03-20T12:00:00Z");

it("a date and a rhythm stand side by side; what is left out stays", async () => {
  const userId = await createUser(db);
  const id = await createContact(db, userId, { displayName: "Ana Duarte" });
  const set = (input: Parameters<typeof setReminder>[3]) => setReminder(db, userId, id, input, now);
  const name = "Ana Duarte";
  expect(await getReminder(db, userId, id)).toEqual({ name, on: null, everyDays: null });
  expect(await set({ on: "2026-04-01" })).toEqual({ name, on: "2026-04-01", everyDays: null });
  expect(await set({ everyDays: 30 })).toEqual({ name, on: "2026-04-01", everyDays: 30 });
  expect(await set({ on: null })).toEqual({ name, on: null, everyDays: 30 });
  expect(await set({ on: "2020-01-01", everyDays: null })).toEqual({
    name,
    on: "2020-01-01",
    everyDays: null,
  });
  expect(await getReminder(db, userId, id)).toEqual({ name, on: "2020-01-01", everyDays: null });
});

it("a date that is taken away takes its suggestion along", async () => {
  const userId = await createUser(db);
  const id = await createContact(db, userId);
  await db.insert(identities).values({ userId, contactId: id, kind: "email", value: "ana@example.com" });
  await setReminder(db, userId, id, { on: "2026-01-01" }, now);
  await runSuggestions(db, userId, now, { make: true });
  const statuses = async () =>
    (await db.select().from(suggestions).where(eq(suggestions.userId, userId))).map(({ status }) => status);
  expect(await statuses()).toEqual(["pending"]);
  await setReminder(db, userId, id, { on: null }, now);
  expect(await statuses()).toEqual(["expired"]);
});

describe("is refused", () => {
  it.each([
    [{ on: "tomorrow" }, "2026-03-02"],
    [{ on: "2031-02-30" }, "2026-03-02"],
    [{ everyDays: 0 }, "from 1 to 3650"],
    [{ everyDays: 3651 }, "from 1 to 3650"],
    [{ everyDays: 1.5 }, "from 1 to 3650"],
  ])("%j", async (input, says) => {
    const userId = await createUser(db);
    const id = await createContact(db, userId);
    await expect(setReminder(db, userId, id, input, now)).rejects.toMatchObject({
      code: "invalid_input",
      message: expect.stringContaining(says),
    });
  });

  it("for a contact of another user, and one that there is not", async () => {
    const [mine, theirs] = [await createUser(db), await createUser(db)];
    const id = await createContact(db, theirs);
    for (const contactId of [id, 999_999]) {
      const refused = {
        code: "not_found",
        message: expect.stringContaining(`There is no contact ${contactId}.`),
      };
      await expect(getReminder(db, mine, contactId)).rejects.toMatchObject(refused);
      await expect(setReminder(db, mine, contactId, { everyDays: 3 }, now)).rejects.toMatchObject(refused);
    }
  });
});
