import { AppError } from "../errors.ts";
import { unreachable } from "./unreachable.ts";

/** Milliseconds after which a call gives up on the database: an answer is promised within 5 seconds. */
const DEADLINE = 4_500;
/** Milliseconds within which a connection that breaks may be tried again and still keep the deadline. */
const RETRY_WITHIN = 2_000;

/** @throws AppError `unavailable` when the work takes too long; the work itself goes on unheard. */
export async function withinDeadline<Value>(work: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new AppError("unavailable", "The database did not answer in time. Try again in a moment."));
    }, DEADLINE);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * A read can be done again: where a connection breaks under it, the pool's next one may be a good one.
 * @throws AppError `unavailable` like `withinDeadline`
 */
export function readWithinDeadline<Value>(read: () => Promise<Value>): Promise<Value> {
  const started = performance.now();
  return withinDeadline(
    read().catch((error: unknown) => {
      if (!unreachable(error) || performance.now() - started > RETRY_WITHIN) throw error;
      return read();
    }),
  );
}
