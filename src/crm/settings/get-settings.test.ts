import { expect, it } from "vitest";
import { testDatabase } from "../../../test/database.ts";
import { createUser } from "../../../test/factories.ts";
import { userSettings } from "../../db/account-schema.ts";
import { getSettings } from "./get-settings.ts";

const db = await testDatabase();
const machine = Intl.DateTimeFormat().resolvedOptions().timeZone;

it("a user who set nothing has the same settings as one with a row of defaults", async () => {
  const [without, withRow] = [await createUser(db), await createUser(db)];
  await db.insert(userSettings).values({ userId: withRow });
  const settings = await getSettings(db, without);
  expect(settings).toEqual(await getSettings(db, withRow));
  expect(settings).toMatchObject({ timeZone: machine, intervalHigh: 30, dormancy: 365, budget: 5, me: [] });
});

it("what the user set is what holds", async () => {
  const userId = await createUser(db);
  await db.insert(userSettings).values({ userId, timeZone: "Asia/Kolkata", intervalHigh: 14, me: ["Nia"] });
  expect(await getSettings(db, userId)).toMatchObject({
    timeZone: "Asia/Kolkata",
    intervalHigh: 14,
    me: ["Nia"],
  });
});
