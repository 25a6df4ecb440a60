export interface CsvHeader {
  /** Where each column stands, by its name in lower case. */
  readonly columns: ReadonlyMap<string, number>;
  readonly delimiter: string;
  /** Lines up to the header and with it. */
  readonly lines: number;
  /** Characters up to the first row. */
  readonly end: number;
}

/** A header stands within the first lines: exports put notes before it. */
const MAX_PREAMBLE_LINES = 50;

/** Finds the first line that names all `required` columns (lower case), whatever stands before it. */
export function findCsvHeader(head: string, required: readonly string[]): CsvHeader | undefined {
  // Most files are no table: each is asked for the headers of all of them.
  const lower = head.toLowerCase();
  if (!required.every((name) => lower.includes(name))) return undefined;
  for (const header of possibleHeaders(head)) {
    if (required.every((name) => header.columns.has(name))) return header;
  }
  return undefined;
}

/** Every way in which one of the first lines may be a header. */
export function* possibleHeaders(head: string): Generator<CsvHeader> {
  let end = 0;
  for (let lines = 1; lines <= MAX_PREAMBLE_LINES && end < head.length; lines++) {
    const newline = head.indexOf("\n", end);
    const line = head.slice(end, newline < 0 ? undefined : newline);
    end = newline < 0 ? head.length : newline + 1;
    for (const delimiter of [",", ";", "\t"]) {
      const names = line
        .split(delimiter)
        .map((name) => name.trim().replace(/^"|"$/g, "").trim().toLowerCase());
      yield { columns: new Map(names.map((name, index) => [name, index])), delimiter, lines, end };
    }
  }
}
