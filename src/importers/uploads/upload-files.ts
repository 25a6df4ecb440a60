import { randomUUID } from "node:crypto";
import { constants, mkdir, open, readdir, rm, stat, statfs } from "node:fs/promises";
import { dirname, join } from "node:path";
import { AppError } from "../../errors.ts";
import { isMedia } from "../recognize.ts";

export interface OfferedFile {
  /** Relative, with slashes: a file alone or one of a folder. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
}

/** Bytes; a larger export is imported from the command line. */
export const MAX_FILE = 4 * 2 ** 30;
const MAX_TOTAL = 8 * 2 ** 30;
const MAX_FILES = 5_000;
/** Bytes that an upload leaves free on the disk. */
const SPARE = 512 * 2 ** 20;
/** Milliseconds after which files that nobody imported are removed. */
const KEPT = 24 * 3_600_000;

/**
 * Which of the files are worth sending: pictures and the like are not read anyway.
 * @throws AppError `invalid_input` for paths that lead elsewhere, and for more than fits
 */
export function wantedFiles(offered: readonly OfferedFile[]): OfferedFile[] {
  const wanted = offered.filter(({ path }) => !isMedia(path) && !/(?:^|\/)\./.test(path));
  for (const { path, size } of wanted) {
    if (!isInside(path)) throw new AppError("invalid_input", "The name of a file leads out of its folder.");
    if (size > MAX_FILE) {
      throw new AppError("invalid_input", `${path} is larger than 4 GB. Import it with: pingcrm import`);
    }
  }
  const clash = twoInOnePlace(wanted);
  if (clash) throw new AppError("invalid_input", `Two of the files are called ${clash}. Rename one of them.`);
  if (wanted.length === 0) throw new AppError("invalid_input", "There is nothing among these files to read.");
  if (wanted.length > MAX_FILES) {
    throw new AppError("invalid_input", `These are more than ${MAX_FILES} files. Choose the zip of them.`);
  }
  if (sum(wanted) > MAX_TOTAL) {
    throw new AppError("invalid_input", "These files are larger than 8 GB together. Choose fewer at a time.");
  }
  return wanted;
}

/** A new, empty folder for the files, by its id; the user's earlier one is removed. */
export async function makeFolder(
  root: string,
  files: readonly OfferedFile[],
  earlier?: string,
): Promise<string> {
  const id = randomUUID();
  if (earlier) await removeFolder(root, earlier);
  await mkdir(join(root, id), { recursive: true, mode: 0o700 });
  const { bavail, bsize } = await statfs(root);
  if (bavail * bsize < sum(files) + SPARE) {
    await removeFolder(root, id);
    throw new AppError("conflict", "The disk of the server has not enough room for these files.");
  }
  return id;
}

/**
 * Writes a piece of a file. One that came before is left as it is, so that a piece can be sent again.
 * @returns how many bytes of the file are there
 * @throws AppError `conflict` when a piece before it is missing or the folder is gone
 */
export async function appendPiece(
  folder: string,
  file: OfferedFile,
  at: number,
  piece: Uint8Array,
): Promise<number> {
  const path = join(folder, ...file.path.split("/"));
  if (!(await exists(folder)))
    throw new AppError("conflict", "The files are no longer here. Choose them again.");
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  // Not appended: a piece that comes twice at once is written twice to the same place.
  const handle = await open(path, constants.O_WRONLY | constants.O_CREAT, 0o600);
  try {
    const { size } = await handle.stat();
    if (at < size) return size;
    if (at > size) throw new AppError("conflict", "A piece of the file is missing. Choose the files again.");
    if (size + piece.length > file.size)
      throw new AppError("conflict", "The file changed while it was sent.");
    const { bytesWritten } = await handle.write(piece, 0, piece.length, at);
    return at + bytesWritten;
  } finally {
    await handle.close();
  }
}

/** What was put into the folder at its top: a file each, and a folder each. Empty where it is gone. */
export async function filesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.sort().map((name) => join(folder, name));
}

export async function removeFolder(root: string, id: string): Promise<void> {
  await rm(join(root, id), { recursive: true, force: true });
}

/** Removes what was sent a day ago or earlier and never imported. */
export async function sweepFolders(root: string, now: Date): Promise<void> {
  for (const path of await filesIn(root)) {
    const info = await stat(path).catch(() => undefined);
    if (info && now.getTime() - info.mtimeMs > KEPT) await rm(path, { recursive: true, force: true });
  }
}

function isInside(path: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be in a name.
  if (/[\\\u0000-\u001f]/.test(path) || /^[a-z]:/i.test(path)) return false;
  return path
    .split("/")
    .every((part) => part !== "" && part !== "." && part !== ".." && Buffer.byteLength(part) < 256);
}

/** A path that two of the files would be written to, or that one has as its folder. */
function twoInOnePlace(files: readonly OfferedFile[]): string | undefined {
  const taken = new Set<string>();
  const folders = new Set<string>();
  for (const { path } of files) {
    if (taken.has(path)) return path;
    taken.add(path);
    for (let end = path.indexOf("/"); end >= 0; end = path.indexOf("/", end + 1))
      folders.add(path.slice(0, end));
  }
  return files.find(({ path }) => folders.has(path))?.path;
}

const sum = (files: readonly OfferedFile[]) => files.reduce((total, { size }) => total + size, 0);
const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );
