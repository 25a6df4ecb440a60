import type { Draft } from "../draft.ts";
import type { InputFile, Reading } from "../format.ts";
import { type CsvRow, readCsv } from "../text/read-csv.ts";
import { type Card, contactOfCard } from "./card.ts";

interface CardTable {
  readonly file: InputFile;
  /** Columns by which the header is found, in lower case. */
  readonly header: readonly string[];
  toCard(row: CsvRow): Card;
}

/** Reads address books in CSV, one card a row. */
export async function readCards(
  tables: readonly CardTable[],
  source: string,
  region: string | undefined,
): Promise<Reading> {
  let total = 0;
  for (const { file, header } of tables) {
    for await (const row of readCsv(file, header)) if (row.type === "row") total++;
  }
  async function* people(): AsyncGenerator<Draft> {
    for (const { file, header, toCard } of tables) {
      for await (const row of readCsv(file, header))
        yield row.type === "row" ? contactOfCard(toCard(row), source, region) : row;
    }
  }
  return { total, people, async *interactions() {} };
}
