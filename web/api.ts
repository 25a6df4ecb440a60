import { hc } from "hono/client";
import type { Api } from "../src/http/api.ts";
import type { ApiError } from "../src/http/respond.ts";

/** The server's API with the types of its routes. Ask it through `ask`. */
export const api = hc<Api>("/api");

/** What went wrong, in a sentence for the person. */
export class Failure extends Error {
  /** HTTP status; 0 when no answer came. */
  readonly status: number;
  readonly code: ApiError["error"]["code"] | "no_connection";

  constructor(status: number, code: Failure["code"], message: string) {
    super(message);
    this.name = "Failure";
    this.status = status;
    this.code = code;
  }
}

interface Answer<Body> {
  readonly ok: boolean;
  readonly status: number;
  json(): Promise<Body>;
}

/**
 * The body of an answer: `ask(api.me.$get())`.
 * @throws Failure with the server's sentence, or with one that says the server cannot be reached
 */
export async function ask<Body>(request: Promise<Answer<Body>>): Promise<Body> {
  const answer = await request.catch(() => {
    throw new Failure(0, "no_connection", "The server cannot be reached. Check that PingCRM is running.");
  });
  if (answer.ok) return answer.json();
  throw failureOf(answer.status, await answer.json().catch(() => undefined));
}

/** The failure that a not-ok answer tells of. */
export function failureOf(status: number, body: unknown): Failure {
  const said = isApiError(body) ? body.error : undefined;
  return new Failure(
    status,
    said?.code ?? "unexpected",
    said?.message ?? `The server answered with an error (${status}). Try again.`,
  );
}

function isApiError(body: unknown): body is ApiError {
  const error = typeof body === "object" && body !== null && "error" in body ? body.error : undefined;
  return (
    typeof error === "object" && error !== null && "message" in error && typeof error.message === "string"
  );
}
