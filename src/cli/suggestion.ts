import { Command } from "commander";
import { resolveUser } from "../accounts/resolve-user.ts";
import { getSettings } from "../crm/settings/get-settings.ts";
import {
  completeSuggestion,
  dismissSuggestion,
  snoozeSuggestion,
  undoAnswer,
} from "../crm/suggestions/answer-suggestion.ts";
import { listSuggestions } from "../crm/suggestions/list-suggestions.ts";
import { parseSnooze } from "../crm/suggestions/parse-snooze.ts";
import type { Database } from "../db/database.ts";
import type { UserId } from "../db/schema.ts";
import { table } from "./table.ts";
import { wholeNumber } from "./whole-number.ts";
import { withApp } from "./with-app.ts";

const EMAIL = ["--user-email <email>", "whose (needed when there are several accounts)"] as const;
const ID = ["<id>", "its number in pingcrm suggestion list", wholeNumber] as const;
/** As many as can be pending with the largest budget, birthdays aside. */
const SHOWN = 60;

interface Options {
  userEmail?: string;
}

export const command = new Command("suggestion").description(
  "List the people to write to, and say what you did about one.",
);

command
  .command("list")
  .description("Show the pending suggestions, the most important first.")
  .option(...EMAIL)
  .action(async ({ userEmail }: Options) => {
    const { items, total } = await forUser(userEmail, (db, userId) =>
      listSuggestions(db, userId, { limit: SHOWN }),
    );
    const rows = items.map((item) => [
      String(item.id),
      item.contactName,
      String(item.contactId),
      item.triggerType,
      item.channel,
      item.message,
    ]);
    const more = total > items.length ? `and ${total - items.length} more\n` : "";
    process.stdout.write(
      rows.length === 0
        ? "There are no pending suggestions.\n"
        : table(["ID", "NAME", "CONTACT", "REASON", "BY", "MESSAGE"], rows) + more,
    );
  });

command
  .command("complete")
  .description("You have written to them. No other suggestion for this contact for two weeks.")
  .argument(...ID)
  .option(...EMAIL)
  .action(async (id: number, { userEmail }: Options) => {
    await forUser(userEmail, (db, userId) => completeSuggestion(db, userId, id, new Date()));
    process.stdout.write(`Completed suggestion ${id}.\n`);
  });

command
  .command("dismiss")
  .description("You do not want to write. No other suggestion for this contact for 30 days.")
  .argument(...ID)
  .option(...EMAIL)
  .action(async (id: number, { userEmail }: Options) => {
    await forUser(userEmail, (db, userId) => dismissSuggestion(db, userId, id, new Date()));
    process.stdout.write(`Dismissed suggestion ${id}.\n`);
  });

command
  .command("snooze")
  .description("Bring it back later.")
  .argument(...ID)
  .option("--until <when>", '"2 weeks", "1 month", "3 months" or a day such as 2026-03-02', "2 weeks")
  .option(...EMAIL)
  .action(async (id: number, { until, userEmail }: Options & { until: string }) => {
    const day = await forUser(userEmail, async (db, userId) => {
      const now = new Date();
      const { timeZone } = await getSettings(db, userId);
      const comesBack = parseSnooze(until, now, timeZone);
      await snoozeSuggestion(db, userId, id, comesBack, now);
      return comesBack;
    });
    process.stdout.write(`Suggestion ${id} comes back on ${day}.\n`);
  });

command
  .command("undo")
  .description("Take back what you did: it is pending again.")
  .argument(...ID)
  .option(...EMAIL)
  .action(async (id: number, { userEmail }: Options) => {
    await forUser(userEmail, (db, userId) => undoAnswer(db, userId, id, new Date()));
    process.stdout.write(`Suggestion ${id} is pending again.\n`);
  });

function forUser<Result>(
  email: string | undefined,
  run: (db: Database, userId: UserId) => Promise<Result>,
): Promise<Result> {
  return withApp(async ({ db }) => run(db, (await resolveUser(db, email)).id));
}
