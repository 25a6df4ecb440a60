import { randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** Bytes of a Unix socket's path that every system takes (sun_path: 104 on macOS, 108 on Linux, with the final zero). */
const LONGEST_SOCKET_PATH = 100;
const SOCKET_NAME = ".s.PGSQL.5432";
const ADDRESS_FILE = "database.address";

function ownSocket(dataDir: string): string | undefined {
  if (process.platform === "win32") return undefined;
  const path = join(dataDir, SOCKET_NAME);
  return Buffer.byteLength(path) <= LONGEST_SOCKET_PATH ? path : undefined;
}

/** Where the holder of the data directory listens, or undefined when it has never been said. */
export function findAddress(dataDir: string): string | undefined {
  const own = ownSocket(dataDir);
  if (own) return own;
  try {
    return readFileSync(join(dataDir, ADDRESS_FILE), "utf8");
  } catch {
    return undefined;
  }
}

/**
 * Chooses where to listen and leaves word of it: in the data directory where the path is short enough, else in a fresh
 * directory among the temporary files (mode 0700), or on a named pipe of Windows. Only for the lock's holder, who also
 * clears away what a killed one left.
 */
export function claimAddress(dataDir: string): string {
  releaseAddress(dataDir);
  const own = ownSocket(dataDir);
  if (own) return own;
  const address =
    process.platform === "win32"
      ? `\\\\.\\pipe\\pingcrm-${randomUUID()}`
      : join(mkdtempSync(join(tmpdir(), "pingcrm-")), SOCKET_NAME);
  writeFileSync(join(dataDir, ADDRESS_FILE), address, { mode: 0o600 });
  return address;
}

/** Removes the socket of this or of an earlier holder. Only for the lock's holder. */
export function releaseAddress(dataDir: string): void {
  const address = findAddress(dataDir);
  if (!address || process.platform === "win32") return;
  rmSync(address, { force: true });
  if (address === ownSocket(dataDir)) return;
  try {
    rmdirSync(dirname(address));
  } catch {
    // Gone already, or no longer ours alone.
  }
}
