import type { ContactFacts, RuleSettings, SilentDays } from "./contact-facts.ts";
import { DORMANT_EVENT_MAX_DAYS, eventWithin } from "./event-based.ts";
import type { SuggestionFacts } from "./suggestion-facts.ts";

/** Years have 365 days here, as in the score. */
export const DORMANT_DEEP = { maxSilentDays: 5 * 365, interactions: 5 } as const;
export const DORMANT_MID = { maxSilentDays: 3 * 365, interactions: 2 } as const;
const DORMANT_EVENT = { maxSilentDays: Number.POSITIVE_INFINITY, interactions: 2 } as const;

type Bounds = typeof DORMANT_DEEP | typeof DORMANT_MID | typeof DORMANT_EVENT;

/** Lost for longer than `dormancy`, but there was much between the two. */
export function dormantDeep(contact: ContactFacts, settings: RuleSettings, silent: SilentDays) {
  return isDormant(contact, settings, silent, DORMANT_DEEP) ? {} : undefined;
}

export function dormantMid(contact: ContactFacts, settings: RuleSettings, silent: SilentDays) {
  return isDormant(contact, settings, silent, DORMANT_MID) ? {} : undefined;
}

/** However long silent: what happened to them is a reason to write again. */
export function dormantEvent(
  contact: ContactFacts,
  settings: RuleSettings,
  silent: SilentDays,
  now: Date,
): Partial<SuggestionFacts> | undefined {
  if (!isDormant(contact, settings, silent, DORMANT_EVENT)) return undefined;
  return eventWithin(DORMANT_EVENT_MAX_DAYS, contact, now);
}

function isDormant(
  { interactions }: ContactFacts,
  { dormancy }: RuleSettings,
  silent: SilentDays,
  bounds: Bounds,
): boolean {
  if (silent === undefined || silent <= dormancy) return false;
  return silent <= bounds.maxSilentDays && interactions >= bounds.interactions;
}
