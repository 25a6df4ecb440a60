/** What a rule saw, as words: `{ silentDays: 84, event: { type: "job_change" } }` is `silent days 84; event type job change`. */
export function factsInWords(facts: Record<string, unknown>): string {
  return Object.entries(facts)
    .flatMap(([key, value]) => inWords(words(key), value))
    .join("; ");
}

function inWords(label: string, value: unknown): string[] {
  if (value === null || value === undefined || value === "") return [];
  if (Array.isArray(value)) return value.length ? [`${label} ${value.map(shown).join(", ")}`] : [];
  if (typeof value === "object") {
    return Object.entries(value).flatMap(([key, inner]) => inWords(`${label} ${words(key)}`, inner));
  }
  return [`${label} ${shown(value)}`];
}

function words(name: string): string {
  return name.replace(/(?<=[a-z0-9])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).replaceAll("_", " ");
}

function shown(value: unknown): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
