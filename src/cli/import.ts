import { createInterface } from "node:readline/promises";
import { Command, InvalidArgumentError, Option } from "commander";
import { resolveUser } from "../accounts/resolve-user.ts";
import { FIELDS } from "../importers/csv/mapping.ts";
import { type ColumnMapping, DATE_ORDERS, type DateOrder } from "../importers/format.ts";
import { FORMATS } from "../importers/formats.ts";
import { runImport } from "../importers/run-import.ts";
import { sayReport } from "./import-report.ts";
import { showProgress } from "./progress.ts";
import { withApp } from "./with-app.ts";

interface Options {
  userEmail?: string;
  format?: string;
  me: string[];
  tz?: string;
  dateOrder?: DateOrder;
  map: ColumnMapping;
  dryRun?: true;
  json?: true;
}

function collect(value: string, values: string[]): string[] {
  if (value.trim() === "") throw new InvalidArgumentError("It must not be empty.");
  return [...values, value];
}

export const command = new Command("import")
  .description(
    `Bring in people and messages from files, zips and folders. Reads: ${FORMATS.map(({ title }) => `${title}s`).join(", ")}.\nThe same file twice changes nothing, and what you edited stays.`,
  )
  .argument(
    "<path...>",
    "files, zips, folders, or postgres://… of an older PingCRM; all of them are one import",
  )
  .option("--user-email <email>", "the account to import into (default: the only one)")
  .addOption(
    new Option("--format <name>", "read the paths as this format alone").choices(
      FORMATS.map(({ name }) => name),
    ),
  )
  .option(
    "--me <value>",
    "a name, e-mail, number or profile address of yours; can be given again",
    collect,
    [],
  )
  .option("--tz <zone>", "time zone of times without one, such as Europe/Lisbon (default: yours)", parseZone)
  .addOption(
    new Option(
      "--date-order <order>",
      "how dates such as 3/4/25 are meant, where a file does not tell",
    ).choices(DATE_ORDERS),
  )
  .option(
    "--map <field=column>",
    `what a column of a CSV file holds: ${FIELDS.join(", ")}; can be given again`,
    parseMap,
    new Map(),
  )
  .option("--dry-run", "show what would happen and write nothing")
  .option("--json", "print the report as JSON")
  .action(async (paths: string[], options: Options) => {
    const report = await withApp(async ({ db }) => {
      const user = await resolveUser(db, options.userEmail);
      const progress = showProgress(process.stderr);
      try {
        return await runImport(db, user, {
          paths,
          format: FORMATS.find(({ name }) => name === options.format),
          me: options.me,
          timeZone: options.tz,
          dateOrder: options.dateOrder,
          columns: options.map,
          dryRun: options.dryRun ?? false,
          now: new Date(),
          clock: () => new Date(),
          onProgress: progress.update,
          ...(process.stdin.isTTY && process.stderr.isTTY && { askWho, askDateOrder }),
        });
      } finally {
        progress.end();
      }
    });
    process.stdout.write(options.json ? `${JSON.stringify(report)}\n` : sayReport(report));
    if (report.damaged.length > 0) process.exitCode = 1;
  });

function parseZone(zone: string): string {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return zone;
  } catch {
    throw new InvalidArgumentError("It must be a time zone such as Europe/Lisbon.");
  }
}

function parseMap(text: string, before: ColumnMapping): ColumnMapping {
  const [, field, column] = /^([a-z]+)=(.+)$/s.exec(text) ?? [];
  if (!column || !FIELDS.some((each) => each === field))
    throw new InvalidArgumentError(
      `It must be FIELD=COLUMN, with one of these fields: ${FIELDS.join(", ")}.`,
    );
  return new Map([...before, [column.trim(), field ?? ""]]);
}

async function askWho(candidates: readonly string[]): Promise<string | undefined> {
  const lines = candidates.map((name, index) => `  ${index + 1}  ${name}\n`).join("");
  const answer = await ask(`Who of these is you?\n${lines}Number or name: `);
  return candidates[Number(answer) - 1] ?? (answer || undefined);
}

async function askDateOrder(file: string): Promise<DateOrder | undefined> {
  const answer = await ask(`Which stands first in the dates of ${file}, the day or the month? `);
  return /^d/i.test(answer) ? "dmy" : /^m/i.test(answer) ? "mdy" : undefined;
}

async function ask(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return (await terminal.question(question)).trim();
  } finally {
    terminal.close();
  }
}
