import type { Birthday } from "../draft.ts";

/** The year that Apple writes for none. */
const APPLE_NO_YEAR = 1604;
/** Earlier ones are stand-ins for a year that is not known. */
const FIRST_YEAR = 1850;

/**
 * A birthday in any of the forms of BDAY: `1985-04-12`, `19850412`, `--0412`, with a time, `1985/04/12`; without a year where
 * the year is a stand-in. Undefined for a year or month alone, for texts and for days that do not exist.
 */
export function parseBirthday(text: string, now: Date, omitYear?: string): Birthday | undefined {
  const found = /^(\d{4}|--?)[-/.]?(\d{1,2})[-/.]?(\d{2})(?:[T ].*)?$/.exec(text.trim());
  if (!found) return undefined;
  const [, yearText = "", monthText, dayText] = found;
  const [year, month, day] = [Number(yearText), Number(monthText), Number(dayText)];
  // A leap year, so that 29 February is one of its days.
  const date = new Date(Date.UTC(2000, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  const isYear =
    year >= FIRST_YEAR && year !== APPLE_NO_YEAR && yearText !== omitYear && year <= now.getUTCFullYear();
  return isYear ? { year, month, day } : { month, day };
}
