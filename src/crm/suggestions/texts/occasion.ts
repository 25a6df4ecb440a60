import type { EventFacts } from "../suggestion-facts.ts";
import { cleanLine } from "./clean-line.ts";

/** What to congratulate on: `your new role as Head of Design at Stripe`. */
export function occasion({ type, title, company }: EventFacts): string {
  const place = company && cleanLine(company);
  const role = title && cleanLine(title);
  const at = place ? ` at ${place}` : "";
  switch (type) {
    case "job_change":
    case "promotion":
      // Whether another title in the same company is a step up is not known.
      return `your new role${role ? ` as ${role}` : ""}${at}`;
    case "fundraising":
      return `the funding round${at}`;
    case "launch":
      return `the launch${at}`;
    default:
      return `the milestone${at}`;
  }
}
