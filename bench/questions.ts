import type { Person } from "./world.ts";

export interface Question {
  readonly tool: string;
  /** The arguments of the nth call: every call asks about somebody else. */
  given(n: number): Record<string, unknown>;
}

/** One question a tool, and the kinds of search that differ in what they cost. */
export function questions(people: readonly Person[]): Record<string, Question> {
  const person = (n: number) => people[n % people.length] ?? { id: 0, name: "nobody", company: null };
  return {
    search_contacts: { tool: "search_contacts", given: (n) => ({ query: search(person(n), n) }) },
    get_contact: { tool: "get_contact", given: (n) => ({ contact_id: person(n).id }) },
    get_interactions: { tool: "get_interactions", given: (n) => ({ contact_id: person(n).id }) },
    get_suggestions: { tool: "get_suggestions", given: () => ({}) },
    get_notifications: { tool: "get_notifications", given: () => ({}) },
    get_dashboard_stats: { tool: "get_dashboard_stats", given: () => ({}) },
  };
}

/** What people ask: mostly a name, now and then misspelt, a first name alone, or a company. */
function search({ name, company }: Person, n: number): string {
  const kind = n % 5;
  if (kind === 0) return misspelt(name);
  if (kind === 1) return name.split(" ")[0] ?? name;
  if (kind === 2 && company) return company;
  return name;
}

/** Two letters in the middle swapped. */
function misspelt(name: string): string {
  const at = Math.floor(name.length / 2);
  return `${name.slice(0, at - 1)}${name.charAt(at)}${name.charAt(at - 1)}${name.slice(at + 1)}`;
}
