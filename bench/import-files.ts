import { once } from "node:events";
import { createWriteStream, type WriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Table } from "./bare-rows.ts";
import { CONTACT_SAMPLES } from "./contact-files.ts";
import { MESSAGE_SAMPLES } from "./message-files.ts";

/** An export that can be made as large as wanted, with invented people and messages. */
export interface Sample {
  /** The tables whose rows are what the import is about. */
  readonly tables: readonly Table[];
  /** Its files for so many rows, piece by piece, one file after the other: the name and text to add to it. */
  pieces(rows: number): Generator<readonly [file: string, text: string]>;
}

export const SAMPLES: Record<string, Sample> = { ...MESSAGE_SAMPLES, ...CONTACT_SAMPLES };

/** How large an export is wanted. */
export type Size = { readonly rows: number } | { readonly bytes: number };

/** Rows from which is told how many an export of so many bytes has. */
const PROBE = 10_000;

/** Writes the files into the folder. */
export async function writeSample(folder: string, sample: Sample, size: Size): Promise<void> {
  const rows = "rows" in size ? size.rows : Math.ceil(size.bytes / bytesOfRow(sample));
  let name = "";
  let out: WriteStream | undefined;
  for (const [file, text] of sample.pieces(rows)) {
    if (file !== name) {
      await ended(out);
      name = file;
      await mkdir(dirname(join(folder, file)), { recursive: true });
      out = createWriteStream(join(folder, file));
    }
    if (out && !out.write(text)) await once(out, "drain");
  }
  await ended(out);
}

async function ended(out: WriteStream | undefined): Promise<void> {
  if (!out) return;
  out.end();
  await once(out, "close");
}

function bytesOfRow(sample: Sample): number {
  let bytes = 0;
  for (const [, text] of sample.pieces(PROBE)) bytes += Buffer.byteLength(text);
  return bytes / PROBE;
}
