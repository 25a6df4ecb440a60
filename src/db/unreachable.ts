import { AppError } from "../errors.ts";

/** What Node says when a connection cannot be made or breaks. */
const NETWORK = /^E(CONN|HOST|NET|TIMEDOUT|PIPE|NOTFOUND|AI_AGAIN)/;
/** What pg says of a connection it lost or waited for too long; it gives these errors no code. */
const LOST =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection|Query read timeout)/;
/** SQLSTATEs: connection exceptions, too many connections, the server stopping or starting. */
const SERVER = /^(08...|53300|57P0[123])$/;

/**
 * The sentence for an error that means the database is not there, wherever in the chain of causes that is said; undefined
 * for any other error. It names no host, so that every door may show it.
 */
export function unreachable(error: unknown): AppError | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof AppError && cause.code === "unavailable") return cause;
    const code = "code" in cause ? String(cause.code) : "";
    const noSocketFile = code === "ENOENT" && "syscall" in cause && cause.syscall === "connect";
    if (noSocketFile || NETWORK.test(code) || SERVER.test(code) || LOST.test(cause.message)) {
      return said(
        "The database cannot be reached. Try again; if that does not help, check that it runs and that DATABASE_URL is right.",
        error,
      );
    }
    if (code === "28P01" || code === "28000") {
      return said("The database refuses the user and password of DATABASE_URL.", error);
    }
    if (code === "3D000") return said("The database that DATABASE_URL names does not exist.", error);
  }
  return undefined;
}

function said(message: string, cause: unknown): AppError {
  return new AppError("unavailable", message, { cause });
}
