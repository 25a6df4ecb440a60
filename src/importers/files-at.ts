import { constants, createReadStream } from "node:fs";
import { access, opendir, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { AppError } from "../errors.ts";
import type { InputFile } from "./format.ts";
import type { Listed } from "./report.ts";
import { BadZip, openZip } from "./zip.ts";

export interface Found {
  readonly file: InputFile;
  /** What belongs together: the folder, within a zip or on disk; files given one by one belong together too. */
  readonly group: string;
  /** Where it lies, which may carry the day of the export. */
  readonly where: string;
}

/** What is passed over, and why. */
export interface Unread extends Listed {
  /** It is a zip that is cut off, and not one that nobody should open. */
  readonly isBroken?: boolean;
}

type Closing = (() => void)[];

/** Bytes from which a file's format is told. */
export const HEAD = 64 * 1024;
const MAX_FILES = 100_000;
/** Links may lead out of a folder, or around in it. */
const LINK = "It is a link. Import what it leads to by its own path.";
const NO_FILE = "It is no file.";

/**
 * The files at a path, those of folders and zips below it too. The zips are to be closed by what is put into `open`.
 * @throws AppError `conflict` where the path itself, and not something in it, cannot be read.
 */
export async function* filesAt(path: string, name: string, open: Closing): AsyncGenerator<Found | Unread> {
  const info = await stat(path);
  if (info.isDirectory()) {
    yield* filesIn(path, name, open);
    return;
  }
  if (!info.isFile()) throw new AppError("conflict", `${name}: ${NO_FILE}`);
  await access(path, constants.R_OK).catch((error: unknown) => {
    throw new AppError("conflict", `${name}: ${whyUnreadable(error)}`);
  });
  if (!(await isZip(path))) {
    yield { file: diskFile(path, name, info.size), group: "", where: resolve(path) };
    return;
  }
  try {
    yield* filesInZip(path, name, open);
  } catch (error) {
    if (!(error instanceof BadZip)) throw error;
    throw new AppError("conflict", `${name}: ${error.message}`, { cause: error });
  }
}

async function* filesInZip(path: string, name: string, open: Closing): AsyncGenerator<Found> {
  const { files, close } = await openZip(path, name);
  open.push(close);
  for (const file of files) {
    if (isHidden(file.name)) continue;
    const where = `${path}${file.name.slice(name.length)}`;
    yield { file, group: `zip ${dirname(where)}`, where: dirname(where) };
  }
}

async function* filesIn(root: string, name: string, open: Closing): AsyncGenerator<Found | Unread> {
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
      if (entry.isDirectory()) folders.push(within);
      if (entry.isDirectory() || isHidden(entry.name)) continue;
      if (!entry.isFile()) {
        yield { place: join(name, within), why: entry.isSymbolicLink() ? LINK : NO_FILE };
        continue;
      }
      if (++count > MAX_FILES) throw new AppError("conflict", `${name} holds more than ${MAX_FILES} files.`);
      const shown = join(name, within);
      try {
        await access(path, constants.R_OK);
        if (await isZip(path)) yield* filesInZip(path, shown, open);
        else {
          const { size } = await stat(path);
          yield { file: diskFile(path, shown, size), group: `folder ${dirname(path)}`, where: dirname(path) };
        }
      } catch (error) {
        // One bad zip in a folder of many files stops nothing, nor one that is gone by now.
        if (error instanceof BadZip) yield { place: shown, why: error.message, isBroken: error.isBroken };
        else if (isOfSystem(error)) yield { place: shown, why: whyUnreadable(error) };
        else throw error;
      }
    }
  }
}

const diskFile = (path: string, name: string, size: number): InputFile => ({
  name,
  size,
  open: async () => createReadStream(path, { highWaterMark: HEAD }),
});

/** `.DS_Store`, and `__MACOSX/._chat.txt` beside each file in a zip that a Mac made. */
const isHidden = (name: string) => basename(name).startsWith(".");

const isOfSystem = (error: unknown) => error instanceof Error && "syscall" in error;
export const errorCode = (error: unknown) => (error as NodeJS.ErrnoException).code;

export function whyUnreadable(error: unknown): string {
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
