import type { ColumnMapping } from "../format.ts";
import { possibleHeaders } from "../text/csv-header.ts";

/** Columns that are shown; a wider table is hardly one of people. */
const MAX_SHOWN = 20;

/**
 * What to say of a table whose columns have names that tell nothing: the columns, and a command line that states what
 * they hold, e-mails told by their @; or which of the stated columns it lacks. Undefined for a text that is no table.
 * @param head the first characters of the file
 */
export function sayUnmapped(head: string, path: string, stated: ColumnMapping): string | undefined {
  const [first = "", ...rows] = head.split(/\r?\n/).filter((line) => line.trim() !== "");
  for (const { columns, delimiter } of possibleHeaders(`${first}\n`)) {
    const cellsOf = (row: string) => row.split(delimiter).map((cell) => cell.trim().replace(/^"|"$/g, ""));
    const names = cellsOf(first);
    const isTable =
      columns.size > 1 &&
      rows.length > 0 &&
      rows.slice(0, 3).every((row) => cellsOf(row).length >= names.length);
    if (!isTable || names.length > MAX_SHOWN || names.some((name) => name === "")) continue;
    const missing = [...stated.keys()].filter((column) => !columns.has(column.toLowerCase()));
    if (missing.length > 0) {
      const lacking = missing.map((column) => `"${column}"`).join(" and ");
      return `It has no column ${lacking}. Its columns are ${names.join(", ")}.`;
    }
    const cells = rows.slice(0, 10).map(cellsOf);
    const email = names.find((_, at) => cells.some((row) => row[at]?.includes("@")));
    const name = names.find((each) => each !== email);
    const maps = [name && `--map ${quoted(`name=${name}`)}`, email && `--map ${quoted(`email=${email}`)}`];
    return `It is a table with the columns ${names.join(", ")}. Say what they hold, for example: pingcrm import ${quoted(path)} ${maps.filter(Boolean).join(" ")}`;
  }
  return undefined;
}

const quoted = (text: string) => (/^[\w./=-]+$/.test(text) ? text : `"${text.replace(/["\\$`]/g, "\\$&")}"`);
