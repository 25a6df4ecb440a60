const WORDS = "zero one two three four five six seven eight nine ten eleven twelve".split(" ");
const DAYS_A_MONTH = 30.44;
const DAYS_A_YEAR = 365.25;

/** A span of days as a person says it: `six weeks`, `a year and a half`, `over three years`. */
export function howLong(days: number): string {
  if (days < 14) return count(days, "day");
  if (days < 60) return count(Math.round(days / 7), "week");
  if (days < 345) return count(Math.round(days / DAYS_A_MONTH), "month");
  if (days < 385) return "a year";
  if (days < 500) return "over a year";
  if (days < 600) return "a year and a half";
  const years = Math.floor(days / DAYS_A_YEAR);
  const rest = days / DAYS_A_YEAR - years;
  if (rest >= 0.7) return `almost ${count(years + 1, "year")}`;
  return rest >= 0.2 ? `over ${count(years, "year")}` : count(years, "year");
}

function count(of: number, unit: string): string {
  if (of === 1) return `a ${unit}`;
  return `${WORDS[of] ?? of} ${unit}s`;
}
