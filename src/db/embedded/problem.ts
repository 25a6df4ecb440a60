import { AppError } from "../../errors.ts";

/** The sentence for a data directory that cannot be used. */
export function cannotOpen(dataDir: string, cause: unknown): AppError {
  if (cause instanceof AppError) return cause;
  return new AppError("unavailable", `The data directory ${dataDir} ${reason(cause)}`, { cause });
}

function reason(cause: unknown): string {
  switch (cause instanceof Error && "code" in cause ? cause.code : undefined) {
    case "EACCES":
    case "EPERM":
      return "may not be used by this user. Change its owner or set PINGCRM_DATA_DIR.";
    case "EROFS":
      return "is on a file system that cannot be written to. Set PINGCRM_DATA_DIR to another one.";
    case "EEXIST":
    case "ENOTDIR":
      return "is no directory. Set PINGCRM_DATA_DIR to one.";
    case "ENOSPC":
    case "EDQUOT":
      return "is on a full disk. Make room and start again.";
    default:
      return `holds a database that cannot be opened: ${cause instanceof Error ? cause.message : cause}`;
  }
}
