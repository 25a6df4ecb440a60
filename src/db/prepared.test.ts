import { expect, it } from "vitest";
import { testDatabase } from "../../test/database.ts";
import { prepared } from "./prepared.ts";

const db = await testDatabase();

it("a prepared query is answered also after a pooler has led it to a connection that does not know its name", async () => {
  const double = prepared<{ twice: number }>("select 2 * $1::integer as twice");
  expect(await double(db, [1])).toEqual([{ twice: 2 }]);
  await db.$client.query("deallocate all");
  expect(await Promise.all([2, 3].map((n) => double(db, [n])))).toEqual([[{ twice: 4 }], [{ twice: 6 }]]);
  expect(await double(db, [4])).toEqual([{ twice: 8 }]);
});

it("an error of its own stays an error", async () => {
  const divide = prepared<{ n: number }>("select 1 / $1::integer as n");
  await expect(divide(db, [0])).rejects.toMatchObject({ code: "22012" });
});
