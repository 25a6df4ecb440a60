/** All of a file was read, and its end tells that it is not what was put there; the message says so. */
export class BrokenFile extends Error {}

/** Why a file that was being read gives no more. */
export const whyBroken = (error: unknown): string =>
  error instanceof BrokenFile ? error.message : "The file cannot be read beyond this place.";
