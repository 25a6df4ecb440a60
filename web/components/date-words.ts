const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const words = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
const UNITS = [
  { unit: "minute", lasts: MINUTE, until: 60 * MINUTE },
  { unit: "hour", lasts: 60 * MINUTE, until: DAY },
  { unit: "day", lasts: DAY, until: 14 * DAY },
  { unit: "week", lasts: 7 * DAY, until: 61 * DAY },
  { unit: "month", lasts: 30.44 * DAY, until: 730 * DAY },
  { unit: "year", lasts: 365.25 * DAY, until: Number.POSITIVE_INFINITY },
] as const;

/** How long ago or ahead an instant is: "just now", "yesterday", "3 weeks ago", "in 2 days". */
export function inWords(instant: Date, now: Date): string {
  const difference = instant.getTime() - now.getTime();
  const distance = Math.abs(difference);
  if (distance < MINUTE) return "just now";
  const { unit, lasts } = UNITS.find(({ until }) => distance < until) ?? UNITS[5];
  return words.format(Math.trunc(difference / lasts), unit);
}
