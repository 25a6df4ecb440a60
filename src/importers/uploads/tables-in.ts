import { open } from "node:fs/promises";
import { basename } from "node:path";
import { guessMapping } from "../csv/mapping.ts";
import { possibleHeaders } from "../text/csv-header.ts";
import { decodeHead } from "../text/decode-text.ts";
import { filesIn } from "./upload-files.ts";

/** A table whose columns the user can say something of. */
export interface Table {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly field: string | null }[];
}

const TABLE = /\.(?:csv|tsv|txt)$/i;
/** Bytes in which a header is looked for, tables that are shown, and columns of one. */
const HEAD = 16 * 1024;
const MAX_TABLES = 5;
const MAX_COLUMNS = 60;

/** The tables at the top of an upload, with what each column is taken for. */
export async function tablesIn(folder: string): Promise<Table[]> {
  const paths = (await filesIn(folder)).filter((path) => TABLE.test(path)).slice(0, MAX_TABLES);
  const tables = await Promise.all(paths.map(tableOf));
  return tables.filter((table) => table !== undefined);
}

async function tableOf(path: string): Promise<Table | undefined> {
  const head = decodeHead(await headOf(path));
  const mapping = guessMapping(head, new Map());
  const headers = [...possibleHeaders(head)].map(({ columns }) => [...columns.keys()].filter(Boolean));
  const columns = mapping
    ? headers.find((names) => [...mapping.keys()].every((name) => names.includes(name)))
    : headers.sort((a, b) => b.length - a.length)[0];
  if (!columns || columns.length < 2) return undefined;
  return {
    name: basename(path),
    columns: columns.slice(0, MAX_COLUMNS).map((name) => ({ name, field: mapping?.get(name) ?? null })),
  };
}

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
