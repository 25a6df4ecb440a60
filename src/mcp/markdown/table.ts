import { inline } from "./clean.ts";

type Cell = string | number | null | undefined;

/** A Markdown table; cells are cleaned and escaped here, a missing value is `-`. */
export function table(headings: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const line = (cells: readonly Cell[]) => `| ${cells.map(cell).join(" | ")} |`;
  return [line(headings), `|${" --- |".repeat(headings.length)}`, ...rows.map(line)].join("\n");
}

function cell(value: Cell): string {
  return inline(String(value ?? "")).replace(/[\\|]/g, "\\$&") || "-";
}
