import { elapsedDays } from "../relationships/score.ts";
import type { ContactEvent, ContactFacts, RuleSettings, SilentDays } from "./contact-facts.ts";
import type { EventFacts, SuggestionFacts } from "./suggestion-facts.ts";

/** Reasons to write. A birthday has a rule of its own, and a silence that was broken asks for nothing. */
export const EVENT_TYPES = ["job_change", "promotion", "fundraising", "launch", "milestone"] as const;
export const LEAST_CONFIDENCE = 0.7;
/** Days. */
export const EVENT_MAX_DAYS = 7;
export const DORMANT_EVENT_MAX_DAYS = 14;
const LAST_CONTACT_MIN_DAYS = 14;

/** Something happened to them in the last week, and the two have not just spoken about it. */
export function eventBased(
  contact: ContactFacts,
  settings: RuleSettings,
  silent: SilentDays,
  now: Date,
): Partial<SuggestionFacts> | undefined {
  if (silent === undefined || silent <= LAST_CONTACT_MIN_DAYS || silent > settings.dormancy) return undefined;
  return eventWithin(EVENT_MAX_DAYS, contact, now);
}

/** The newest event of the last days that is certain enough. What is dated after `now` has not happened yet. */
export function eventWithin(
  maxDays: number,
  contact: ContactFacts,
  now: Date,
): { event: EventFacts } | undefined {
  const event = contact.events.find(
    ({ type, at, confidence }) =>
      EVENT_TYPES.some((known) => known === type) &&
      confidence > LEAST_CONFIDENCE &&
      at <= now &&
      elapsedDays(at, now) <= maxDays,
  );
  return event && { event: factsOf(event) };
}

function factsOf({ type, at, confidence, source, details }: ContactEvent): EventFacts {
  const text = (key: string) => (typeof details[key] === "string" ? { [key]: details[key] } : {});
  return {
    type,
    occurredAt: at.toISOString(),
    source,
    confidence,
    ...text("title"),
    ...text("company"),
    ...text("previousTitle"),
    ...text("previousCompany"),
  };
}
