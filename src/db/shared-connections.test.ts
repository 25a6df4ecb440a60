import { afterAll, expect, it } from "vitest";
import { installation } from "../../test/cli.ts";
import { loadConfig } from "../config.ts";
import { createLogger } from "../logger.ts";
import { openDatabase } from "./open.ts";
import { preparedBrief } from "./prepared.ts";
import { withQuickQueries } from "./quick-queries.ts";

const { db, close } = await openDatabase(loadConfig(await installation()), createLogger("silent"));
afterAll(close);

const divide = preparedBrief<{ n: number; pid: number }>(
  "select 12 / $1::integer as n, pg_backend_pid() as pid",
);

it("brief queries that are asked at once are each given their own answer, or their own error", async () => {
  const answers = await Promise.allSettled([1, 0, 2, 3, 0, 4, 6].map((by) => divide(db, [by])));
  const seen = answers.map((answer) =>
    answer.status === "fulfilled" ? answer.value[0]?.n : answer.reason.code,
  );
  expect(seen).toEqual([12, "22012", 6, 4, "22012", 3, 2]);
});

it("after its connections were lost, the next query has another", async () => {
  await Promise.all([1, 2, 3].map((by) => divide(db, [by])));
  // The embedded database has no other session than the one that asks.
  await db.$client.query(
    "select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
  );
  const once = () => divide(db, [4]).then(([row]) => row?.n);
  const answers = await Promise.all([1, 2, 3].map(() => once().catch(once)));
  expect(answers).toEqual([3, 3, 3]);
});

it("they are the same for whoever gives up on a connection of the pool that does not answer", async () => {
  const pidsOf = async (through: typeof db) => {
    const rows = await Promise.all(Array.from({ length: 20 }, () => divide(through, [4])));
    return new Set(rows.map(([row]) => row?.pid));
  };
  expect(await pidsOf(withQuickQueries(db))).toEqual(await pidsOf(db));
});
