import { closeSync, openSync } from "node:fs";
import { tryLock } from "fs-native-extensions";

export interface Lock {
  release(): void;
}

/**
 * Takes the exclusive lock on a file, which is made if need be, or returns undefined when another holder has it. The
 * kernel ties the lock to the open file and gives it up when the process ends in whatever way, so it is never left
 * behind. The file itself stays: removing it would let two processes lock two files of one name.
 */
export function acquireLock(file: string): Lock | undefined {
  const fd = openSync(file, "a+", 0o600);
  if (tryLock(fd)) return { release: () => closeSync(fd) };
  closeSync(fd);
  return undefined;
}
