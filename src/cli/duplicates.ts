import { Command, InvalidArgumentError } from "commander";
import { resolveUser } from "../accounts/resolve-user.ts";
import { findDuplicates } from "../crm/duplicates/find-duplicates.ts";
import { type DuplicatePair, listDuplicates } from "../crm/duplicates/list-duplicates.ts";
import { type JoinedPair, listJoins } from "../crm/duplicates/list-joins.ts";
import { joinPair, refusePair, undoPair } from "../crm/duplicates/settle-pair.ts";
import type { Database } from "../db/database.ts";
import type { UserId } from "../db/schema.ts";
import { withApp } from "./with-app.ts";

interface Options {
  userEmail?: string;
  json?: true;
  joined?: true;
}

const OF_USER = ["--user-email <email>", "whose; may be left out while there is only one account"] as const;

export const command = new Command("duplicates")
  .description(
    "Show pairs of contacts that may be one person. Nothing uncertain is joined without your word.",
  )
  .option(...OF_USER)
  .option("--joined", "show instead what was joined, by you or by an import")
  .option("--json", "print the pairs as JSON")
  .action(async (options: Options) => {
    if (options.joined) {
      const joins = await withUser(options, listJoins);
      process.stdout.write(options.json ? `${JSON.stringify(joins)}\n` : sayJoins(joins));
      return;
    }
    const pairs = await withUser(options, async (db, userId) => {
      await findDuplicates(db, userId, { now: new Date() });
      return listDuplicates(db, userId);
    });
    process.stdout.write(options.json ? `${JSON.stringify(pairs)}\n` : sayPairs(pairs));
  });

settles("join", "Make one contact of a pair; every value of both is kept.", async (db, userId, id) => {
  const kept = await joinPair(db, userId, id, new Date());
  return `Joined into contact ${kept}. Take it back with: pingcrm duplicates undo ${id}`;
});
settles("refuse", "Say that a pair is two people; it is never shown again.", async (db, userId, id) => {
  await refusePair(db, userId, id);
  return `Pair ${id} will not be shown again. Take it back with: pingcrm duplicates undo ${id}`;
});
settles(
  "undo",
  "Take back what was decided of a pair, and what an import joined.",
  async (db, userId, id) => {
    await undoPair(db, userId, id, new Date());
    return `Pair ${id} is back on the review list.`;
  },
);

function settles(
  name: string,
  description: string,
  settle: (db: Database, userId: UserId, id: number) => Promise<string>,
): void {
  command
    .command(name)
    .description(description)
    .argument("<id>", "the id of the pair", parseId)
    .option(...OF_USER)
    .action(async (id: number, _: Options, self: Command) => {
      const options = self.optsWithGlobals<Options>();
      process.stdout.write(`${await withUser(options, (db, userId) => settle(db, userId, id))}\n`);
    });
}

function parseId(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError("It must be the number of a pair.");
  return Number(text);
}

async function withUser<Result>(
  { userEmail }: Options,
  run: (db: Database, userId: UserId) => Promise<Result>,
): Promise<Result> {
  return withApp(async ({ db }) => run(db, (await resolveUser(db, userEmail)).id));
}

function sayPairs(pairs: readonly DuplicatePair[]): string {
  if (pairs.length === 0) return "There is no pair to look at.\n";
  const lines = pairs.map(
    ({ id, score, a, b, reasons }) =>
      `${id}  ${Math.round(score * 100)} %  ${a.name} (${a.id}) and ${b.name} (${b.id})\n    ${reasons.join("\n    ")}\n`,
  );
  return `${lines.join("")}\nOne person: pingcrm duplicates join ID. Two people: pingcrm duplicates refuse ID.\n`;
}

function sayJoins(joins: readonly JoinedPair[]): string {
  if (joins.length === 0) return "Nothing was joined.\n";
  const lines = joins.map(
    ({ id, kept, gone, joinedAt, reasons }) =>
      `${id}  ${joinedAt.toISOString().slice(0, 10)}  ${gone.name} went into ${kept.name} (${kept.id})\n    ${reasons.join("\n    ")}\n`,
  );
  return `${lines.join("")}\nTwo people: pingcrm duplicates undo ID.\n`;
}
