import { sayCounts } from "../importers/record-import.ts";
import type { Report } from "../importers/report.ts";

/** Lines of a list that a person reads; `--json` has them all. */
const SHOWN = 10;

/** What an import did, for a person. */
export function sayReport(report: Report): string {
  const done = report.dryRun ? "Nothing was written. It would be" : "Done";
  return [
    `${done}: ${sayCounts(report)}.`,
    report.unchanged > 0 && `Unchanged: ${count(report.unchanged, "contact")}.`,
    report.interactionsUnchanged > 0 &&
      `Already there: ${count(report.interactionsUnchanged, "interaction")}.`,
    report.jobChanges > 0 && `New company or title: ${report.jobChanges}.`,
    report.toReview > 0 && `To look at: ${count(report.toReview, "pair")} that may be one person.`,
    report.dryRun && "Contacts that are merely alike are compared when they are there.",
    ...list(
      "Read",
      report.read.map(
        ({ name, format, kind }) => `${name} (${format === kind ? format : `${format} ${kind}`})`,
      ),
    ),
    ...list(
      "Left out",
      report.skipped.map(({ why, count: times }) => `${times} ${why}`),
      { shown: report.skipped.length },
    ),
    ...list("Not read", report.skippedFiles.map(sayPlace)),
    ...list("Could not be read", report.problems.map(sayPlace), { total: report.problemCount }),
    ...list("Broken off", report.damaged.map(sayPlace)),
    report.damaged.length > 0 &&
      `What came before ${report.dryRun ? "would be" : "was"} kept. Import the whole file to complete it.`,
  ]
    .filter((line) => line !== false)
    .join("\n")
    .concat("\n");
}

const sayPlace = ({ place, why }: { place: string; why: string }) => `${place}: ${why}`;
const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? "" : "s"}`;

function list(
  heading: string,
  lines: readonly string[],
  { total = lines.length, shown = SHOWN }: { total?: number; shown?: number } = {},
): string[] {
  if (lines.length === 0) return [];
  const rest = total - shown;
  return [
    `${heading}:`,
    ...lines.slice(0, shown).map((line) => `  ${line}`),
    ...(rest > 0 ? [`  and ${rest} more`] : []),
  ];
}
