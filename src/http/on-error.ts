import { randomBytes } from "node:crypto";
import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { unreachable } from "../db/unreachable.ts";
import { AppError, type ErrorCode } from "../errors.ts";
import { type Logger, withoutContent } from "../logger.ts";
import { respondWithError } from "./respond.ts";

const STATUS: Record<ErrorCode, ContentfulStatusCode> = {
  invalid_input: 400,
  unauthorized: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  unavailable: 503,
};

/** The one place where HTTP learns of errors. What nobody foresaw is logged, and the caller sees only a reference to it. */
export function onError(logger: Logger): (error: unknown, c: Context) => Response | Promise<Response> {
  return (error, c) => {
    if (error instanceof HTTPException) return respondWithError(c, error.status, error.message);
    const said = error instanceof AppError ? error : unreachable(error);
    if (said) return respondWithError(c, STATUS[said.code], said.message);
    const reference = randomBytes(4).toString("hex");
    logger.error(
      { ...withoutContent(error), reference, method: c.req.method, path: c.req.path },
      "a request failed",
    );
    return respondWithError(
      c,
      500,
      `Something unexpected went wrong. Its reference in the log is ${reference}.`,
    );
  };
}
