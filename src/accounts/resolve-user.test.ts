import { expect, it } from "vitest";
import { testDatabase } from "../../test/database.ts";
import { resolveUser } from "./resolve-user.ts";
import { addUser } from "./users.ts";

const db = await testDatabase();

it("finds the only account, else the named one, else says what to do", async () => {
  await expect(resolveUser(db, undefined)).rejects.toMatchObject({
    message: "There is no account yet. Make one: pingcrm user add you@example.com",
  });

  const ada = await addUser(db, { email: "ada@example.com", name: "Ada" });
  expect(await resolveUser(db, undefined)).toEqual(ada);

  const bo = await addUser(db, { email: "bo@example.com", name: "Bo" });
  expect(await resolveUser(db, " BO@example.com")).toEqual(bo);
  await expect(resolveUser(db, undefined)).rejects.toMatchObject({
    message: "Say which account with --user-email. There are: ada@example.com, bo@example.com.",
  });
  await expect(resolveUser(db, "cy@example.com")).rejects.toMatchObject({
    code: "not_found",
    message: "There is no account for cy@example.com. There is: ada@example.com, bo@example.com.",
  });
  await expect(resolveUser(db, "nonsense")).rejects.toMatchObject({ code: "invalid_input" });
});
