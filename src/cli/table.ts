/** Rows under their headings in columns as wide as their longest cell, for a person at a terminal. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = headings.map((heading, column) =>
    Math.max(heading.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd();
  return `${[headings, ...rows].map(line).join("\n")}\n`;
}

/** The day of an instant in the machine's time zone, `2026-03-02`; `-` for none. */
export function day(instant: Date | null): string {
  return instant ? instant.toLocaleDateString("sv-SE") : "-";
}
