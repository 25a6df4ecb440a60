import { Command, InvalidArgumentError } from "commander";
import { listUsers } from "../accounts/users.ts";
import { type DemoSummary, makeDemo } from "../demo/make-demo.ts";
import { withApp } from "./with-app.ts";

const MAX_CONTACTS = 1_000_000;

interface DemoOptions {
  contacts: number;
  userEmail: string;
  seed: number;
}

export const command = new Command("demo")
  .description(
    "Make a sample network to try things on: invented people of the whole world, years of mail, chat and meetings. " +
      "It goes into an account of its own; an earlier sample network there is replaced.",
  )
  .option("--contacts <number>", `how many people, 1 to ${MAX_CONTACTS}`, wholeNumber(1, MAX_CONTACTS), 200)
  .option("--user-email <email>", "the account, made where it is missing", "demo@example.com")
  .option("--seed <number>", "another number makes other people", wholeNumber(0, 2 ** 32 - 1), 1)
  .action(async ({ contacts: count, userEmail: email, seed }: DemoOptions) => {
    const began = performance.now();
    const output = await withApp(async ({ db }) => {
      const onProgress = progress(count);
      const made = await makeDemo(db, { email, count, seed, now: new Date(), onProgress });
      const seconds = (performance.now() - began) / 1000;
      return report(made, seconds, (await listUsers(db)).length);
    });
    process.stdout.write(output);
  });

function report(made: DemoSummary, seconds: number, accounts: number): string {
  const number = (value: number) => value.toLocaleString("en");
  const whose = accounts > 1 ? ` --user-email ${made.user.email}` : "";
  return [
    `${made.replaced ? "Replaced the sample network" : "Made a sample network"} of ${made.user.email}: ` +
      `${number(made.contacts)} contacts, ${number(made.interactions)} interactions (${seconds.toFixed(1)} s).`,
    "",
    "What to do next:",
    `  pingcrm doctor        prints the configuration of your AI client (pingcrm mcp${whose})`,
    "  Then ask it: Whom should I write to? How is my network doing? Whom do I know in Lisbon?",
    `  pingcrm user remove ${made.user.email} takes all of it away again.`,
    "",
  ].join("\n");
}

/** A line for each tenth of a large network; a small one is done before anybody wonders. */
function progress(count: number): (done: number) => void {
  let reported = 0;
  return (done) => {
    if (count < 5_000 || done < reported + count / 10) return;
    reported = done;
    process.stderr.write(`${done.toLocaleString("en")} of ${count.toLocaleString("en")} contacts\n`);
  };
}

function wholeNumber(least: number, most: number): (given: string) => number {
  return (given) => {
    const value = /^\d{1,15}$/.test(given) ? Number(given) : Number.NaN;
    if (value >= least && value <= most) return value;
    throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
  };
}
