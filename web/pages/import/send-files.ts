import { api, ask, Failure } from "../../api.ts";
import type { ChosenFile } from "./chosen-files.ts";

/** Bytes; the server takes at most 1 MB in a request. */
const PIECE = 960_000;
/** How often a piece is sent again when the line breaks. */
const TRIES = 3;

/**
 * Sends the files that the server wants, piece by piece.
 * @returns the id of the upload
 * @throws Failure, and AbortError when told to stop
 */
export async function sendFiles(
  chosen: readonly ChosenFile[],
  onSent: (sent: number, total: number) => void,
  signal: AbortSignal,
): Promise<string> {
  const offered = chosen.map(({ path, file }) => ({ path, size: file.size }));
  const { id, files } = await ask(api.uploads.$post({ json: { files: offered } }));
  const total = files.reduce((sum, { size }) => sum + size, 0);
  const byPath = new Map(chosen.map(({ path, file }) => [path, file]));
  let before = 0;
  for (const { path } of files) {
    const file = byPath.get(path);
    if (!file) continue;
    let at = 0;
    do {
      signal.throwIfAborted();
      at = await sendPiece(id, path, at, file.slice(at, at + PIECE), signal);
      onSent(before + at, total);
    } while (at < file.size);
    before += file.size;
  }
  return id;
}

async function sendPiece(
  id: string,
  path: string,
  at: number,
  piece: Blob,
  signal: AbortSignal,
): Promise<number> {
  const url = `/api/uploads/${id}/file?${new URLSearchParams({ path, at: String(at) })}`;
  for (let attempt = 1; ; attempt++) {
    try {
      const { size } = await ask<{ size: number }>(fetch(url, { method: "PUT", body: piece, signal }));
      return size;
    } catch (error) {
      signal.throwIfAborted();
      if (attempt === TRIES || !(error instanceof Failure) || error.status !== 0) throw error;
    }
  }
}
