import { parseArgs } from "node:util";
import { benchDatabase } from "./database.ts";
import { measureJoins } from "./duplicate-joins.ts";
import { measureReviewList } from "./duplicate-list.ts";

/**
 * How many of the true pairs the review list finds, by kind of difference, and how many of its pairs are true; and the
 * same of what an import joins by itself.
 */
export async function run(args: string[]): Promise<unknown> {
  const { values } = parseArgs({ args, options: { people: { type: "string", default: "2000" } } });
  const people = Number(values.people);
  const list = measureReviewList(people);
  console.table(list.recall);
  console.log(
    `${people} people twice: ${list.listed} pairs listed, precision ${list.precision}, ${list.seconds} s.`,
  );
  const { db, close } = await benchDatabase();
  try {
    const joins = await measureJoins(db, people);
    console.log(
      `Joined at import: recall ${joins.recall} of ${joins.pairs}, precision ${joins.precision} of ${joins.joined}.`,
    );
    return { people, list, joins };
  } finally {
    await close();
  }
}
