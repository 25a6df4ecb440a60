import { realpath } from "node:fs/promises";
import { basename } from "node:path";
import { Readable } from "node:stream";
import { AppError } from "../errors.ts";
import { csv } from "./csv/csv.ts";
import { sayUnmapped } from "./csv/unmapped.ts";
import { errorCode, type Found, filesAt, HEAD, type Unread, whyUnreadable } from "./files-at.ts";
import type { ColumnMapping, Export, Format, InputFile, RecognizedFile } from "./format.ts";
import { FORMATS } from "./formats.ts";
import { databaseName, isDatabaseUrl, pingcrmDatabase } from "./pingcrm-database/pingcrm-database.ts";
import type { Listed } from "./report.ts";
import { whyBroken } from "./text/broken-file.ts";
import { decodeHead } from "./text/decode-text.ts";

/** What the paths of one command hold. Zips stay open until `close`. */
export interface Recognized {
  readonly exports: readonly Export[];
  readonly skipped: readonly Listed[];
  /** Zips among other files that are cut off. */
  readonly damaged: readonly Listed[];
  close(): void;
}

/** Pictures and the like, in their thousands in some exports: not opened. */
const MEDIA =
  /\.(jpe?g|png|gif|webp|heic|mp4|mov|avi|m4a|mp3|ogg|opus|oga|wav|tgs|webm|pdf|docx?|xlsx?|pptx?)$/i;

/** Whether a file is one of those, by its name. */
export const isMedia = (name: string): boolean => MEDIA.test(name);

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
  const open: (() => void)[] = [];
  const close = () => {
    for (const closeOne of open) closeOne();
  };
  try {
    const groups = new Map<string, Export & { files: RecognizedFile[] }>();
    const unread: Unread[] = [];
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
      const here: Unread[] = [];
      let table: string | undefined;
      for await (const found of filesAt(real, basename(path), open)) {
        if ("why" in found) {
          here.push(found);
          continue;
        }
        const { file, where } = found;
        const { text, broken, packed } = isMedia(file.name) ? {} : await headOf(file);
        const [format, kind] = text === undefined ? [] : formatOf(text, formats, columns);
        if (!format || kind === undefined) {
          const why = broken ?? packed ?? whyNotRead(found);
          here.push({ place: file.name, why, isBroken: broken !== undefined });
          if (file.name === basename(real)) table = sayUnmapped(text ?? "", path, columns);
          continue;
        }
        recognized++;
        const key = `${format.name} ${groupOf(format, found)}`;
        const known = groups.get(key);
        if (known) known.files.push({ ...file, kind });
        else groups.set(key, { format, name: where, files: [{ ...file, kind }] });
      }
      if (recognized === 0) throw refusal(path, only, here, table);
      unread.push(...here);
    }
    const { exports, beside } = withoutRepetitions([...groups.values()]);
    return {
      exports,
      skipped: [...unread.filter(({ isBroken }) => !isBroken), ...beside],
      damaged: unread.filter(({ isBroken }) => isBroken),
      close,
    };
  } catch (error) {
    close();
    throw error;
  }
}

const NOTHING = "Nothing in it that PingCRM reads.";

function whyNotRead({ file, group }: Found): string {
  if (file.size === 0) return "It is empty.";
  const isInner = group.startsWith("zip ") && /\.zip$/i.test(file.name);
  return isInner ? "It is a zip within a zip. Unpack the outer one and import its folder." : NOTHING;
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

function refusal(
  path: string,
  only: Format | undefined,
  unread: readonly Unread[],
  table: string | undefined,
): AppError {
  const name = basename(path);
  if (unread.length === 0) return new AppError("conflict", `There is no file in ${name}.`);
  const told = unread.find(({ isBroken }) => isBroken) ?? (unread.length === 1 ? unread[0] : undefined);
  if (told && told.why !== NOTHING) return new AppError("conflict", `${told.place}: ${told.why}`);
  if (table && (!only || only === csv))
    return new AppError("conflict", `${name} is not anything PingCRM can read by itself. ${table}`);
  if (only) return new AppError("conflict", `${name} is not a ${only.title}.`);
  const known = FORMATS.map(({ title }) => title).join(", ");
  const pages = unread.some(({ place }) => /\.html?$/i.test(place))
    ? " Pages (HTML) are for people to read: export it again as JSON."
    : "";
  const what = unread.length > 1 ? `Nothing in ${name} is` : `${name} is not`;
  return new AppError("conflict", `${what} anything PingCRM can read. It reads: ${known}.${pages}`);
}

function formatOf(head: string, formats: readonly Format[], columns: ColumnMapping): [Format?, string?] {
  for (const format of formats) {
    const kind = format.recognize(head, columns);
    if (kind !== undefined) return [format, kind];
  }
  return [];
}

/** A text may hold a stray NUL; a file of another kind holds more than this share of them. */
const NULS_IN_TEXT = 0.05;

/** How archives of other kinds than zip begin: gzip (Takeout's .tgz), bzip2, xz, 7z, RAR. */
const PACKED = ["\x1f\x8b", "BZh9", "\xfd7zXZ", "7z\xbc\xaf", "Rar!"];

/** The first characters of a text file; none of other files, with the reason where it is known. */
async function headOf(file: InputFile): Promise<{ text?: string; broken?: string; packed?: string }> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of await file.open()) {
      chunks.push(chunk);
      size += chunk.length;
      if (size >= HEAD) break;
    }
  } catch (error) {
    if (size === 0) return { broken: whyBroken(error) };
  }
  const head = Buffer.concat(chunks).subarray(0, HEAD);
  const first = head.toString("latin1", 0, 6);
  if (PACKED.some((mark) => first.startsWith(mark)))
    return { packed: "It is packed, and not as a zip. Unpack it and import what was in it." };
  const text = decodeHead(head);
  const nuls = text.split("\0").length - 1;
  return nuls > text.length * NULS_IN_TEXT ? {} : { text };
}
