const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/**
 * The forms that LinkedIn has written over the years, all in UTC: `2025-06-01 14:03:22 UTC`, `08 Feb 2026`, and month first
 * `2/8/26, 3:45 PM`. Undefined for anything else and for days that do not exist.
 */
export function parseDate(text: string): Date | undefined {
  const iso =
    /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?)?(?: ?UTC|Z)?$/.exec(text);
  if (iso) return instant(iso[1], Number(iso[2]), iso[3], iso[4], iso[5], iso[6]);
  const named = /^(\d{1,2}) ([a-z]{3})[a-z]*\.? (\d{4})$/i.exec(text);
  if (named) return instant(named[3], MONTHS.indexOf((named[2] ?? "").toLowerCase()) + 1, named[1]);
  const us = /^(\d{1,2})\/(\d{1,2})\/(\d{2}|\d{4})(?:,? (\d{1,2}):(\d{2})(?::(\d{2}))?\s?([AP]M)?)?$/i.exec(
    text,
  );
  if (!us) return undefined;
  const [, month, day, year = "", hour = "0", minute, second, half] = us;
  const hours = half ? (Number(hour) % 12) + (half.toUpperCase() === "PM" ? 12 : 0) : Number(hour);
  return instant(year.length === 2 ? `20${year}` : year, Number(month), day, String(hours), minute, second);
}

/** LinkedIn was founded in this year: nothing in an export is older. */
const FIRST_YEAR = 2002;

function instant(
  year = "",
  month: number,
  day = "",
  hour = "0",
  minute = "0",
  second = "0",
): Date | undefined {
  const date = new Date(
    Date.UTC(Number(year), month - 1, Number(day), Number(hour), Number(minute), Number(second)),
  );
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === Number(day);
  return isReal && Number(year) >= FIRST_YEAR && Number(hour) < 24 ? date : undefined;
}

/** The day in the name of an export, `…_LinkedInDataExport_02-08-2026.zip`: month first. */
export function dateInName(name: string): Date | undefined {
  const found = [...name.matchAll(/LinkedInDataExport_(\d{2})-(\d{2})-(\d{4})/gi)].at(-1);
  return found && instant(found[3], Number(found[1]), found[2]);
}
