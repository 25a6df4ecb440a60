import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join, sep } from "node:path";

type Bytes = Uint8Array<ArrayBuffer>;

/** A file of the built web app. */
export interface WebFile {
  readonly type: string;
  /** Of the content as it is before compression. */
  readonly hash: string;
  /** Its bytes, and those of the compressed forms that the build made. */
  readonly bytes: { readonly identity: Bytes; readonly br?: Bytes; readonly gzip?: Bytes };
}

/** The web app by path, such as `assets/main-x1y2.js`. Only what was there at the start can ever be asked for. */
export type WebFiles = ReadonlyMap<string, WebFile>;

const TYPES: Record<string, string> = {
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  svg: "image/svg+xml",
  woff2: "font/woff2",
};

/** Reads the built web app, about 1 MB, to keep it. */
export async function readWebFiles(folder: string): Promise<WebFiles> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  const read = async (path: string) => new Uint8Array(await readFile(join(folder, path)));
  const present = new Set(paths);
  const files = new Map<string, WebFile>();
  for (const path of paths) {
    const type = TYPES[path.slice(path.lastIndexOf(".") + 1)];
    if (!type) continue;
    const identity = await read(path);
    const br = present.has(`${path}.br`) ? { br: await read(`${path}.br`) } : {};
    const gzip = present.has(`${path}.gz`) ? { gzip: await read(`${path}.gz`) } : {};
    const hash = createHash("sha256").update(identity).digest("base64url").slice(0, 22);
    files.set(path.replaceAll(sep, "/"), { type, hash, bytes: { identity, ...br, ...gzip } });
  }
  return files;
}
