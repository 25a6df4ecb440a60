import { expect, it } from "vitest";
import { measureJoins } from "../../../bench/duplicate-joins.ts";
import { measureReviewList } from "../../../bench/duplicate-list.ts";
import { testDatabase } from "../../../test/database.ts";

const db = await testDatabase();

it("the review list has nearly every generated pair, whatever sets the two names apart, and little else", () => {
  const { recall, precision } = measureReviewList(1_200);
  for (const each of recall) expect(each.recall, each.kind).toBeGreaterThanOrEqual(0.95);
  expect(precision).toBeGreaterThanOrEqual(0.97);
});

it("an import joins by itself who shares an address and a name, and nobody else", async () => {
  const { recall, precision, joined } = await measureJoins(db, 600);
  expect(joined).toBeGreaterThan(500);
  expect(precision).toBe(1);
  expect(recall).toBeGreaterThanOrEqual(0.95);
});
