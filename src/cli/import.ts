import { createInterface } from "node:readline/promises";
import { Command, Option } from "commander";
import { resolveUser } from "../accounts/resolve-user.ts";
import { FORMATS } from "../importers/formats.ts";
import { runImport } from "../importers/run-import.ts";
import { sayReport } from "./import-report.ts";
import { showProgress } from "./progress.ts";
import { withApp } from "./with-app.ts";

interface Options {
  userEmail?: string;
  format?: string;
  me: string[];
  dryRun?: true;
  json?: true;
}

const collect = (value: string, values: string[]) => [...values, value];

export const command = new Command("import")
  .description(
    `Bring in people and messages from files, zips and folders. Reads: ${FORMATS.map(({ title }) => `${title}s`).join(", ")}.\nThe same file twice changes nothing, and what you edited stays.`,
  )
  .argument("<path...>", "files, zips or folders; all of them are one import")
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
          dryRun: options.dryRun ?? false,
          now: new Date(),
          onProgress: progress.update,
          ...(process.stdin.isTTY && process.stderr.isTTY && { askWho }),
        });
      } finally {
        progress.end();
      }
    });
    process.stdout.write(options.json ? `${JSON.stringify(report)}\n` : sayReport(report));
    if (report.damaged.length > 0) process.exitCode = 1;
  });

async function askWho(candidates: readonly string[]): Promise<string | undefined> {
  const lines = candidates.map((name, index) => `  ${index + 1}  ${name}\n`).join("");
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = (await terminal.question(`Who of these is you?\n${lines}Number or name: `)).trim();
    return candidates[Number(answer) - 1] ?? (answer || undefined);
  } finally {
    terminal.close();
  }
}
