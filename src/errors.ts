export type ErrorCode =
  | "invalid_input"
  | "not_found"
  | "conflict"
  | "forbidden"
  | "unauthorized"
  | "unavailable";

/**
 * The one error whose message is written for the caller and may be shown word for word.
 * Every door maps a code to its own form once; any other error is logged and shown as a reference only.
 */
export class AppError extends Error {
  override readonly name = "AppError";
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
  }
}
