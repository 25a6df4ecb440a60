import type { Report } from "./upload.ts";
import { count, number } from "./words.ts";

/** Lines shown of a list; the rest is counted. */
const SHOWN = 20;

/** What was recognized, left out and not understood, folded away but for what went wrong. */
export function ReportLists({ report }: { report: Report }) {
  const { read, skipped, skippedFiles, problems, problemCount, damaged, unchanged, interactionsUnchanged } =
    report;
  const same = [
    unchanged > 0 && count(unchanged, "contact"),
    interactionsUnchanged > 0 && count(interactionsUnchanged, "interaction"),
  ].filter((part) => part !== false);
  return (
    <div className="flex flex-col gap-1">
      {same.length > 0 && <p className="text-quiet">Already here: {same.join(" and ")}.</p>}
      <List
        title={`Read: ${count(read.length, "file")}`}
        lines={read.map(({ name, format, kind }) => [`${name}: ${format}`, kind].filter(Boolean).join(", "))}
        isOpen={read.length <= 3}
      />
      <List
        title="Left out on purpose"
        lines={skipped.map((reason) => `${number(reason.count)} ${reason.why}`)}
      />
      <List title={`Not read: ${count(skippedFiles.length, "file")}`} lines={skippedFiles.map(said)} />
      <List
        title={`Could not be read: ${number(problemCount)}`}
        lines={problems.map(said)}
        total={problemCount}
      />
      <List title="Broken off" lines={damaged.map(said)} isOpen />
    </div>
  );
}

const said = ({ place, why }: { place: string; why: string }) => `${place}: ${why}`;

interface ListProps {
  title: string;
  lines: readonly string[];
  total?: number;
  isOpen?: boolean;
}

function List({ title, lines, total = lines.length, isOpen = false }: ListProps) {
  if (lines.length === 0) return null;
  return (
    <details open={isOpen}>
      <summary className="w-fit rounded-sm py-1 font-medium">{title}</summary>
      <ul className="text-quiet py-1 pl-4">
        {lines.slice(0, SHOWN).map((line) => (
          <li key={line} className="break-words">
            {line}
          </li>
        ))}
        {total > SHOWN && <li>and {number(total - SHOWN)} more</li>}
      </ul>
    </details>
  );
}
