import { CsvError, parse } from "csv-parse";
import type { Damage, Problem } from "../draft.ts";
import type { InputFile } from "../format.ts";
import { whyBroken } from "./broken-file.ts";
import { type CsvHeader, findCsvHeader } from "./csv-header.ts";
import { decodeText } from "./decode-text.ts";

export interface CsvRow {
  readonly type: "row";
  /** `messages.csv line 12`. */
  readonly place: string;
  /** The trimmed cell of a column, by its name in lower case; empty where there is none. */
  cell(column: string): string;
}

/** Characters. A longer record is a quote that never closes. */
const MAX_RECORD = 8 << 20;
/** Characters before the header at most. */
const MAX_PREAMBLE = 1 << 20;

/**
 * The rows of a CSV file below the header with the `required` columns. Rows of a wrong length come as problems; where
 * the file breaks, a damage is the last thing that comes.
 */
export async function* readCsv(
  file: InputFile,
  required: readonly string[],
): AsyncGenerator<CsvRow | Problem | Damage> {
  let head = "";
  let rows: Rows | undefined;
  try {
    for await (const piece of decodeText(await file.open())) {
      if (rows) {
        yield* rows.take(piece);
        continue;
      }
      head += piece;
      const header = findCsvHeader(head, required);
      // A header at the very end of what was read may go on in the next piece.
      if (header && header.end < head.length) {
        rows = openRows(file.name, header);
        yield* rows.take(head.slice(header.end));
      } else if (head.length > MAX_PREAMBLE) return;
    }
    if (rows) yield* rows.finish();
  } catch (error) {
    if (rows) yield* rows.complete();
    yield { type: "damage", place: rows?.here() ?? file.name, why: sayWhy(error) };
  }
}

type Rows = ReturnType<typeof openRows>;

function openRows(name: string, { columns, delimiter, lines }: CsvHeader) {
  const parser = parse({
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    info: true,
    max_record_size: MAX_RECORD,
  });
  let error: Error | undefined;
  parser.on("error", (thrown) => {
    error = thrown;
  });
  let line = lines;
  let endsWithNewline = true;
  /** The place of a row of a wrong length: only what follows says whether the file was cut off in it. */
  let wrong: string | undefined;
  const here = () => `${name} line ${line}`;

  // The parser works while it is written to: reading it empty after each piece keeps the rows before an error.
  function* drain(): Generator<CsvRow | Problem> {
    for (let next = parser.read(); next !== null; next = parser.read()) {
      if (wrong) yield wrongLength(wrong);
      wrong = undefined;
      const { record: cells, info }: { record: string[]; info: { lines: number } } = next;
      line = lines + info.lines;
      const fits =
        cells.length >= columns.size && cells.slice(columns.size).every((cell) => cell.trim() === "");
      if (!fits) wrong = here();
      else yield { type: "row", place: here(), cell: (name) => cells[columns.get(name) ?? -1]?.trim() ?? "" };
    }
  }
  async function* settled(): AsyncGenerator<CsvRow | Problem> {
    yield* drain();
    // The stream reports an error on the next tick.
    await new Promise((resolve) => setImmediate(resolve));
    if (error) throw error;
  }
  async function* take(piece: string): AsyncGenerator<CsvRow | Problem> {
    if (piece === "") return;
    endsWithNewline = /[\r\n]$/.test(piece);
    parser.write(piece);
    yield* settled();
  }
  async function* finish(): AsyncGenerator<CsvRow | Problem | Damage> {
    parser.end();
    yield* settled();
    if (!wrong) return;
    if (endsWithNewline) yield wrongLength(wrong);
    else yield { type: "damage", place: wrong, why: "The file is cut off in this row." };
  }
  /** Rows that the parser holds back until it sees what follows, after an error of the file itself. */
  function* complete(): Generator<CsvRow | Problem> {
    if (error) return;
    parser.end();
    yield* drain();
  }
  return { take, finish, complete, here };
}

const wrongLength = (place: string): Problem => ({
  type: "problem",
  place,
  why: "The row has too few or too many columns.",
});

function sayWhy(error: unknown): string {
  if (!(error instanceof CsvError)) return whyBroken(error);
  return error.code === "CSV_QUOTE_NOT_CLOSED"
    ? "The file is cut off: a quoted text beyond this place never ends."
    : "The rows cannot be told apart beyond this place.";
}
