import type { Birthday } from "../draft.ts";
import type { DateOrder } from "../format.ts";

/**
 * A birthday as address books write it: `1990-03-15`, `--03-15` (no year), or three numbers in the given order; where
 * only one order makes a day of the calendar it is that one. Undefined for no day and for one that could be two.
 */
export function parseBirthday(text: string, order: DateOrder | undefined): Birthday | undefined {
  const withoutYear = /^--(\d{2})-?(\d{2})$/.exec(text.trim());
  if (withoutYear) return birthday(undefined, withoutYear[1], withoutYear[2]);
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/.exec(text.trim());
  if (iso) return birthday(iso[1], iso[2], iso[3]);
  const [, a, b, year] = /^(\d{1,2})[-/. ]+(\d{1,2})[-/. ]+(\d{4})(?: .*)?$/.exec(text.trim()) ?? [];
  const monthFirst = birthday(year, a, b);
  const dayFirst = birthday(year, b, a);
  if (!monthFirst || !dayFirst || a === b) return monthFirst ?? dayFirst;
  return order === "mdy" ? monthFirst : order === "dmy" ? dayFirst : undefined;
}

/** Years that mean "no year" in address books: Apple's 1604 and Outlook's 4501 and the like. */
const isYear = (year: number) => year > 1800 && year < 2200;

function birthday(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
): Birthday | undefined {
  const [m, d] = [Number(month), Number(day)];
  // A leap year, so that 29 February is a day.
  const date = new Date(Date.UTC(2000, m - 1, d));
  if (!month || !day || date.getUTCMonth() !== m - 1 || date.getUTCDate() !== d) return undefined;
  return { ...(year && isYear(Number(year)) && { year: Number(year) }), month: m, day: d };
}
