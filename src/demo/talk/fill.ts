import { EVENTS } from "../industries.ts";
import type { Person } from "../people.ts";
import { between, pick, type Random } from "../random.ts";

const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const FRIENDS = ["Ada", "Bilal", "Carmen", "Ivo", "Mei", "Noor", "Olu", "Ruth", "Tomás", "Yara"];
const monthName = new Intl.DateTimeFormat("en", { month: "long", timeZone: "UTC" });
const MONTHS = Array.from({ length: 12 }, (_, month) => monthName.format(Date.UTC(2000, month, 1)));

/** What the words in braces stand for in one conversation with this person at that time. */
export function fillers(random: Random, person: Person, at: Date): Record<string, string> {
  const month = at.getUTCMonth();
  const monthsOn = (count: number) => MONTHS[(month + count) % MONTHS.length] as string;
  return {
    city: person.location.split(",")[0] ?? "",
    company: person.company,
    day: pick(random, DAYS),
    event: pick(random, EVENTS),
    field: person.industry.field,
    friend: pick(random, FRIENDS),
    month: monthsOn(between(random, 1, 3)),
    past: monthsOn(11),
    number: String(between(random, 3, 24)),
    topic: pick(random, person.industry.topics),
  };
}

export function fill(text: string, values: Record<string, string>): string {
  if (!text.includes("{")) return text;
  return text
    .replace(/\{(\w+)\}/g, (_, word: string) => values[word] ?? word)
    .replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}
