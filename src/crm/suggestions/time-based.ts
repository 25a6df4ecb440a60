import { TIER_FLOOR } from "../relationships/tier.ts";
import type { ContactFacts, RuleSettings, SilentDays } from "./contact-facts.ts";
import type { SuggestionFacts } from "./suggestion-facts.ts";

/** With fewer there is no relationship to keep up. */
export const LEAST_INTERACTIONS = { high: 1, medium: 1, low: 3 } as const;

/** Silent for longer than the interval of its priority. A strong relationship keeps itself up, unless it matters most. */
export function timeBased(
  contact: ContactFacts,
  settings: RuleSettings,
  silent: SilentDays,
): Partial<SuggestionFacts> | undefined {
  const { priority } = contact;
  if (priority === "archived" || silent === undefined || silent > settings.dormancy) return undefined;
  const intervalDays = settings.intervals[priority];
  const due = silent > intervalDays && contact.interactions >= LEAST_INTERACTIONS[priority];
  const keepsItselfUp = contact.score >= TIER_FLOOR.strong && priority !== "high";
  return due && !keepsItselfUp ? { intervalDays } : undefined;
}
