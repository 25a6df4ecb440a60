import { type Clock, dateAgo } from "./dates.ts";

/** What a rule saw, as words: `{ silentDays: 84, event: { type: "job_change" } }` is `silent days 84; event type job change`. */
export function factsInWords(facts: Record<string, unknown>, clock: Clock): string {
  const phrases = (label: string, value: unknown): string[] => {
    if (value === null || value === undefined || value === "") return [];
    if (typeof value === "object" && !Array.isArray(value)) {
      return Object.entries(value).flatMap(([key, inner]) => phrases(`${label} ${words(key)}`, inner));
    }
    const values = Array.isArray(value) ? value : [value];
    return values.length > 0 ? [`${label} ${values.map((one) => shown(one, clock)).join(", ")}`] : [];
  };
  return Object.entries(facts)
    .flatMap(([key, value]) => phrases(words(key), value))
    .join("; ");
}

function words(name: string): string {
  return name.replace(/(?<=[a-z0-9])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).replaceAll("_", " ");
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/;
const NAME = /^[a-z]+(_[a-z]+)+$/;

function shown(value: unknown, clock: Clock): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "object") return JSON.stringify(value);
  const text = String(value);
  if (INSTANT.test(text) && !Number.isNaN(Date.parse(text))) return dateAgo(new Date(text), clock);
  return NAME.test(text) ? words(text) : text;
}
