import { InvalidArgumentError } from "commander";

/** Reads an id or a count that a person gives. */
export function wholeNumber(given: string): number {
  if (!/^\d{1,15}$/.test(given)) throw new InvalidArgumentError("It must be a whole number.");
  return Number(given);
}
