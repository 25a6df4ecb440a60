import { AppError } from "../errors.ts";

/** Milliseconds after which a call gives up on the database: an answer is promised within 5 seconds. */
const DEADLINE = 4_500;

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
