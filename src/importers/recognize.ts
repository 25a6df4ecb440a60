import { constants, createReadStream } from "node:fs";
import { access, opendir, realpath, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { Readable } from "node:stream";
import { AppError } from "../errors.ts";
import { sayUnmapped } from "./csv/unmapped.ts";
import type { ColumnMapping, Export, Format, InputFile, RecognizedFile } from "./format.ts";
import { FORMATS } from "./formats.ts";
import { databaseName, isDatabaseUrl, pingcrmDatabase } from "./pingcrm-database/pingcrm-database.ts";
import type { Listed } from "./report.ts";
import { decodeHead } from "./text/decode-text.ts";
import { openZip } from "./zip.ts";

/** What the paths of one command hold. Zips stay open until `close`. */
export interface Recognized {
  readonly exports: readonly Export[];
  readonly skipped: readonly Listed[];
  close(): void;
}

/** Bytes from which a file's format is told. */
const HEAD = 64 * 1024;
const MAX_FILES = 100_000;
/** Pictures and the like, in their thousands in some exports: not opened. */
const MEDIA =
  /\.(jpe?g|png|gif|webp|heic|mp4|mov|avi|m4a|mp3|ogg|opus|oga|wav|tgs|webm|pdf|docx?|xlsx?|pptx?)$/i;

/** Whether a file is one of those, by its name. */
export const isMedia = (name: string): boolean => MEDIA.test(name);

interface Found {
  readonly file: InputFile;
  /** What belongs together: the folder, within a zip or on disk; files given one by one belong together too. */
  readonly group: string;
  /** Where it lies, which may carry the day of the export. */
  readonly where: string;
}

/**
 * Finds out what is in files, zips and folders, by their contents.
 * @throws AppError `not_found` for a path that is not there; `conflict` for one with nothing in it that can be read.
 */
export async function recognize(
  paths: readonly string[],
  only: Format | undefined,
  columns: ColumnMapping = new Map(),
): Promise<Recognized> {
  const formats = only ? [only] : FORMATS;
  const open: Opened = [];
  const close = () => {
    for (const closeOne of open) closeOne();
  };
  try {
    const groups = new Map<string, Export & { files: RecognizedFile[] }>();
    const skipped: Listed[] = [];
    const seen = new Set<string>();
    for (const path of paths) {
      if (isDatabaseUrl(path)) {
        groups.set(path, databaseExport(path));
        continue;
      }
      const real = await realpath(path).catch((error: unknown) => {
        if (errorCode(error) !== "ENOENT") throw new AppError("conflict", `${path}: ${whyUnreadable(error)}`);
        throw new AppError("not_found", `There is no file or folder at ${path}.`);
      });
      if (seen.has(real)) continue;
      seen.add(real);
      let recognized = 0;
      const here: Listed[] = [];
      let table: string | undefined;
      for await (const found of filesAt(real, basename(path), open)) {
        if ("why" in found) {
          here.push(found);
          continue;
        }
        const { file, where } = found;
        const [format, kind] = isMedia(file.name) ? [] : await formatOf(file, formats, columns);
        if (!format || kind === undefined) {
          here.push({ place: file.name, why: "Nothing in it that PingCRM reads." });
          if (file.name === basename(real)) table = sayUnmapped((await headOf(file)) ?? "", path);
          continue;
        }
        recognized++;
        const key = `${format.name} ${groupOf(format, found)}`;
        const known = groups.get(key);
        if (known) known.files.push({ ...file, kind });
        else groups.set(key, { format, name: where, files: [{ ...file, kind }] });
      }
      if (recognized === 0) throw refusal(path, only, here.length, table);
      skipped.push(...here);
    }
    const { exports, beside } = withoutRepetitions([...groups.values()]);
    return { exports, skipped: [...skipped, ...beside], close };
  } catch (error) {
    close();
    throw error;
  }
}

/** Leaves out what lies beside an export that holds the same and more. */
function withoutRepetitions(all: readonly Export[]) {
  const complete = new Set(all.filter(({ format }) => format.complete).map(({ name }) => name));
  const isRepetition = ({ format, name }: Export) => !format.complete && complete.has(name);
  const beside = all.filter(isRepetition).flatMap(({ files }) => files);
  return {
    exports: all.filter((each) => !isRepetition(each)),
    beside: beside.map(({ name }): Listed => ({ place: name, why: "The export beside it holds the same." })),
  };
}

function groupOf({ together }: Format, { group, file, where }: Found): string {
  if (together === "anywhere") return "";
  return together ? group : `${file.name} ${where}`;
}

function databaseExport(url: string) {
  const nothing = { size: 0, open: async () => Readable.from([]) };
  const file: RecognizedFile = { ...nothing, name: databaseName(url), kind: "database" };
  return { format: pingcrmDatabase, name: url, files: [file] };
}

function refusal(path: string, only: Format | undefined, files: number, table?: string): AppError {
  const name = basename(path);
  if (table) return new AppError("conflict", `${name} is not anything PingCRM can read by itself. ${table}`);
  if (only) return new AppError("conflict", `${name} is not a ${only.title}.`);
  const known = FORMATS.map(({ title }) => title).join(", ");
  const what = files > 1 ? `Nothing in ${name} is` : `${name} is not`;
  return new AppError("conflict", `${what} anything PingCRM can read. It reads: ${known}.`);
}

async function formatOf(
  file: InputFile,
  formats: readonly Format[],
  columns: ColumnMapping,
): Promise<[Format?, string?]> {
  const head = await headOf(file);
  if (head === undefined) return [];
  for (const format of formats) {
    const kind = format.recognize(head, columns);
    if (kind !== undefined) return [format, kind];
  }
  return [];
}

/** A text may hold a stray NUL; a file of another kind holds more than this share of them. */
const NULS_IN_TEXT = 0.05;

/** The first characters of a text file; undefined for other files and broken ones. */
async function headOf(file: InputFile): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of await file.open()) {
      chunks.push(chunk);
      size += chunk.length;
      if (size >= HEAD) break;
    }
  } catch {
    if (size === 0) return undefined;
  }
  const text = decodeHead(Buffer.concat(chunks).subarray(0, HEAD));
  const nuls = text.split("\0").length - 1;
  return nuls > text.length * NULS_IN_TEXT ? undefined : text;
}

type Opened = (() => void)[];

async function* filesAt(path: string, name: string, open: Opened): AsyncGenerator<Found | Listed> {
  const info = await stat(path);
  if (info.isDirectory()) {
    yield* filesIn(path, name, open);
    return;
  }
  await access(path, constants.R_OK).catch((error: unknown) => {
    throw new AppError("conflict", `${name}: ${whyUnreadable(error)}`);
  });
  if (await isZip(path)) {
    yield* filesInZip(path, name, open);
  } else {
    yield { file: diskFile(path, name, info.size), group: "", where: resolve(path) };
  }
}

async function* filesInZip(path: string, name: string, open: Opened): AsyncGenerator<Found> {
  const { files, close } = await openZip(path, name);
  open.push(close);
  for (const file of files) {
    const where = `${path}${file.name.slice(name.length)}`;
    yield { file, group: `zip ${dirname(where)}`, where: dirname(where) };
  }
}

async function* filesIn(root: string, name: string, open: Opened): AsyncGenerator<Found | Listed> {
  const folders = [""];
  let count = 0;
  for (let folder = folders.shift(); folder !== undefined; folder = folders.shift()) {
    const entries = await opendir(join(root, folder)).catch((error: unknown) => whyUnreadable(error));
    if (typeof entries === "string") {
      yield { place: join(name, folder), why: entries };
      continue;
    }
    for await (const entry of entries) {
      const within = join(folder, entry.name);
      const path = join(root, within);
      // Links are left alone: they may lead out of the folder, or around in it.
      if (entry.isDirectory()) folders.push(within);
      if (!entry.isFile() || entry.name.startsWith(".")) continue;
      if (++count > MAX_FILES) throw new AppError("conflict", `${name} holds more than ${MAX_FILES} files.`);
      const shown = join(name, within);
      const unreadable = await access(path, constants.R_OK).then(() => undefined, whyUnreadable);
      if (unreadable) {
        yield { place: shown, why: unreadable };
        continue;
      }
      if (!(await isZip(path))) {
        const { size } = await stat(path);
        yield { file: diskFile(path, shown, size), group: `folder ${dirname(path)}`, where: dirname(path) };
        continue;
      }
      try {
        yield* filesInZip(path, shown, open);
      } catch (error) {
        // One bad zip in a folder of many files stops nothing.
        if (!(error instanceof AppError)) throw error;
        yield { place: shown, why: error.message };
      }
    }
  }
}

const diskFile = (path: string, name: string, size: number): InputFile => ({
  name,
  size,
  open: async () => createReadStream(path, { highWaterMark: HEAD }),
});

const errorCode = (error: unknown) => (error as NodeJS.ErrnoException).code;

function whyUnreadable(error: unknown): string {
  const code = errorCode(error);
  return code === "EACCES" || code === "EPERM" ? "You may not read it." : `It cannot be read (${code}).`;
}

/** A zip begins with an entry, or with its end where it has none. */
async function isZip(path: string): Promise<boolean> {
  for await (const chunk of createReadStream(path, { end: 3 })) {
    return ["PK\x03\x04", "PK\x05\x06"].includes(chunk.toString("latin1"));
  }
  return false;
}
