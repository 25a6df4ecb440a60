import { expect, it } from "vitest";
import { testDatabase } from "../../test/database.ts";
import { prepared } from "./prepared.ts";

const db = await testDatabase();

it("a query is planned once, and what another client leaves behind or takes along does not touch it", async () => {
  const sum = prepared<{ sum: number }>("select $1::integer + $2::integer as sum");
  expect(await sum(db, [1, 2])).toEqual([{ sum: 3 }]);
  const kept = "select from pg_prepared_statements where statement like '% as sum'";
  expect((await db.$client.query(kept)).rowCount).toBe(1);
  const client = await db.$client.connect();
  await client.query("prepare mine as select 1");
  client.release(true);
  const sums = await Promise.all([1, 2, 3].map((n) => sum(db, [n, n])));
  expect(sums).toEqual([[{ sum: 2 }], [{ sum: 4 }], [{ sum: 6 }]]);
  expect((await db.$client.query("select from pg_prepared_statements where name = 'mine'")).rowCount).toBe(0);
});

it("an error of its own stays an error", async () => {
  const divide = prepared<{ n: number }>("select 1 / $1::integer as n");
  await expect(divide(db, [0])).rejects.toMatchObject({ code: "22012" });
});

it("a query is answered also after a pooler has led it to a connection that does not know its name", async () => {
  const double = prepared<{ twice: number }>("select 2 * $1::integer as twice");
  expect(await double(db, [1])).toEqual([{ twice: 2 }]);
  await db.$client.query("deallocate all");
  expect(await Promise.all([2, 3].map((n) => double(db, [n])))).toEqual([[{ twice: 4 }], [{ twice: 6 }]]);
  expect(await double(db, [4])).toEqual([{ twice: 8 }]);
});
