declare module "fs-native-extensions" {
  /** Takes an exclusive lock on the open file, or returns false when another open file holds it. */
  export function tryLock(fd: number): boolean;
}
