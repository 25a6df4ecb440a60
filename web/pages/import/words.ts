/** `1,204`. */
export const number = (value: number): string => value.toLocaleString("en");

/** `3 contacts`. */
export const count = (value: number, noun: string): string =>
  `${number(value)} ${noun}${value === 1 ? "" : "s"}`;

/** Bytes for a person: `3.4 MB`. */
export function size(bytes: number): string {
  const units = ["B", "kB", "MB", "GB"];
  const step = Math.min(units.length - 1, bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** step;
  return `${step > 1 ? value.toFixed(1) : Math.round(value)} ${units[step]}`;
}

/** Seconds for a person: `about 2 minutes`. */
export function howLong(seconds: number): string {
  if (seconds < 5) return "a few seconds";
  if (seconds < 90) return `about ${Math.ceil(seconds / 5) * 5} seconds`;
  return `about ${count(Math.round(seconds / 60), "minute")}`;
}

interface Counts {
  readonly created?: number;
  readonly updated?: number;
  readonly joined?: number;
  readonly interactions?: number;
}

/** `3 contacts added, 1 updated and 12 interactions added`. */
export function sayCounts(counts: Counts): string {
  const { created = 0, updated = 0, joined = 0, interactions = 0 } = counts;
  const parts = [
    created > 0 && `${count(created, "contact")} added`,
    updated > 0 && `${number(updated)} updated`,
    joined > 0 && `${number(joined)} joined with another`,
    interactions > 0 && `${count(interactions, "interaction")} added`,
  ].filter((part) => part !== false);
  if (parts.length === 0) return "nothing new";
  return new Intl.ListFormat("en").format(parts);
}
