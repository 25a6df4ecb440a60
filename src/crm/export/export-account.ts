import { Readable, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { ZipFile } from "yazl";
import type { Database } from "../../db/database.ts";
import type { UserId } from "../../db/schema.ts";
import { accountJson } from "./account-json.ts";
import { type AccountRow, accountRows } from "./account-rows.ts";
import { CSV_HEADER, csvRowOf, vcardOf } from "./contact-card.ts";

/**
 * Writes one zip with all of an account: `pingcrm.json` (complete), `contacts.vcf` (vCard 4.0) and `contacts.csv`. It is
 * made while it is written: memory does not grow with the account.
 */
export async function exportAccount(db: Database, userId: UserId, to: Writable, now: Date): Promise<void> {
  const zip = new ZipFile();
  const abort = new AbortController();
  let failure: unknown;
  const files: [name: string, text: AsyncIterable<string>][] = [
    ["pingcrm.json", accountJson(db, userId, now)],
    ["contacts.vcf", cards(db, userId, vcardOf)],
    ["contacts.csv", cards(db, userId, csvRowOf, `\ufeff${CSV_HEADER}`)],
  ];
  for (const [name, text] of files) {
    zip.addReadStreamLazy(name, { mtime: now }, (give) => {
      const stream = Readable.from(inBlocks(text), { objectMode: false });
      // The zip does not hear of a source that fails, and would wait for it for ever.
      stream.on("error", (error) => {
        failure = error;
        abort.abort();
      });
      give(null, stream);
    });
  }
  zip.end();
  await pipeline(zip.outputStream, to, { signal: abort.signal }).catch((error) => {
    throw failure ?? error;
  });
}

async function* cards(db: Database, userId: UserId, write: (row: AccountRow) => string, head = "") {
  yield head;
  for await (const row of accountRows(db, userId, "contacts")) yield write(row);
}

/** Characters that are compressed together. */
const BLOCK = 64 * 1024;

async function* inBlocks(pieces: AsyncIterable<string>): AsyncGenerator<Buffer> {
  let block = "";
  for await (const piece of pieces) {
    block += piece;
    if (block.length < BLOCK) continue;
    yield Buffer.from(block);
    block = "";
  }
  if (block) yield Buffer.from(block);
}
