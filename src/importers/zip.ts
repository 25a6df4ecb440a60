import type { Readable } from "node:stream";
import { crc32 } from "node:zlib";
import { type Entry, openPromise, type ZipFile } from "yauzl";
import type { InputFile } from "./format.ts";
import { BrokenFile } from "./text/broken-file.ts";

/** The largest exports (a Meta archive with all its media) stay below these; what does not is no export. */
const LIMITS = {
  entries: 50_000,
  /** Bytes, uncompressed, of all entries. */
  total: 200 * 2 ** 30,
  /** Uncompressed to compressed. Text that repeats itself reaches 100; a bomb 1,000. */
  ratio: 250,
  /** Bytes from which on the ratio counts. */
  ratioFrom: 16 * 2 ** 20,
};

/** A zip that is not opened; the message says why, without the zip's name. */
export class BadZip extends Error {
  /** Whether it is cut off or damaged; false for one that is refused for what is in it. */
  readonly isBroken: boolean;

  constructor(message: string, options: { isBroken: boolean; cause?: unknown }) {
    super(message, options);
    this.isBroken = options.isBroken;
  }
}

const refuse = (why: string) => new BadZip(`It was refused: ${why}`, { isBroken: false });
const broken = (cause: unknown) =>
  new BadZip("The zip is cut off or damaged: nothing in it can be read.", { isBroken: true, cause });

/**
 * The files of a zip, to be read entry by entry; nothing is unpacked to disk. The zip stays open until `close`.
 * @throws BadZip for a damaged or encrypted zip, names that lead out of it, and bombs.
 */
export async function openZip(
  path: string,
  name: string,
): Promise<{ files: InputFile[]; close: () => void }> {
  const zip = await openPromise(path, {
    autoClose: false,
    strictFileNames: false,
    validateEntrySizes: true,
  }).catch((cause) => {
    throw broken(cause);
  });
  const close = () => zip.close();
  try {
    if (zip.entryCount > LIMITS.entries) throw refuse(`it has more than ${LIMITS.entries} entries.`);
    const entries: Entry[] = [];
    for await (const entry of zip.eachEntry()) {
      if (!entry.fileName.endsWith("/")) entries.push(entry);
    }
    const total = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
    const packed = entries.reduce((sum, { compressedSize }) => sum + compressedSize, 0);
    const swells = (size: number, from: number) => size > LIMITS.ratioFrom && size > from * LIMITS.ratio;
    if (total > LIMITS.total || swells(total, Math.min(packed, zip.fileSize))) {
      throw refuse("its contents are far larger than such a file can hold.");
    }
    for (const entry of entries) {
      if (swells(entry.uncompressedSize, entry.compressedSize)) {
        throw refuse("its contents are far larger than such a file can hold.");
      }
      if (entry.isEncrypted()) throw refuse("it is protected with a password. Unpack it first.");
    }
    return { files: entries.map((entry) => inputFile(zip, entry, name)), close };
  } catch (error) {
    close();
    if (error instanceof BadZip) throw error;
    const isPath = error instanceof Error && /path|fileName/i.test(error.message);
    throw isPath ? refuse("names in it lead out of it.") : broken(error);
  }
}

function inputFile(zip: ZipFile, entry: Entry, name: string): InputFile {
  return {
    name: `${name}/${entry.fileName}`,
    size: entry.uncompressedSize,
    open: async () => checked(contentOf(zip, entry), entry.crc32),
  };
}

/** Opens the entry when it is asked for: one that cannot be opened breaks where its reader expects it. */
async function* contentOf(zip: ZipFile, entry: Entry): AsyncGenerator<Buffer> {
  yield* pieces(await zip.openReadStreamPromise(entry));
}

/** What is read to its end must be what was put in, by its checksum. */
async function* checked(stream: AsyncIterable<Buffer>, expected: number): AsyncGenerator<Buffer> {
  let sum = 0;
  for await (const chunk of stream) {
    sum = crc32(chunk, sum);
    yield chunk;
  }
  if (sum !== expected) throw new BrokenFile("The zip is damaged: this file in it is not as it was packed.");
}

/** Like iterating over the stream, but what came before an error is not lost. */
async function* pieces(stream: Readable): AsyncGenerator<Buffer> {
  const queue: Buffer[] = [];
  let ended = false;
  let failed: unknown;
  let wake = () => {};
  stream.on("data", (chunk: Buffer) => {
    queue.push(chunk);
    stream.pause();
    wake();
  });
  stream.on("end", () => {
    ended = true;
    wake();
  });
  stream.on("error", (error) => {
    // What it had unpacked while it was paused.
    for (let rest = stream.read(); rest; rest = stream.read()) queue.push(rest);
    failed = error;
    wake();
  });
  try {
    while (true) {
      const chunk = queue.shift();
      if (chunk) yield chunk;
      else if (failed) throw failed;
      else if (ended) return;
      else {
        const woken = new Promise<void>((resolve) => {
          wake = resolve;
        });
        stream.resume();
        await woken;
      }
    }
  } finally {
    stream.destroy();
  }
}
