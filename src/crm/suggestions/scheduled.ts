import { dayOf } from "../calendar.ts";
import { elapsedDays } from "../relationships/score.ts";
import type { ContactFacts, RuleSettings } from "./contact-facts.ts";
import type { SuggestionFacts } from "./suggestion-facts.ts";

/** A day that the user set has come, or the days of a rhythm have passed. However long silent. */
export function scheduled(
  contact: ContactFacts,
  settings: RuleSettings,
  now: Date,
): Partial<SuggestionFacts> | undefined {
  const { on, everyDays } = contact.reminder;
  if (on !== null && on <= dayOf(now, settings.timeZone)) return { reminder: { on } };
  const since = rhythmBegan(contact);
  if (everyDays === null || since === undefined) return undefined;
  const passedDays = elapsedDays(since, now);
  return passedDays >= everyDays ? { reminder: { everyDays, passedDays } } : undefined;
}

/** At the last contact or at the user's answer to the last reminder; with no contact ever, when it was set. */
function rhythmBegan({ reminder, lastContactAt }: ContactFacts): Date | undefined {
  return [lastContactAt ?? reminder.setAt, reminder.restartedAt]
    .filter((at) => at !== null)
    .reduce<Date | undefined>((latest, at) => (latest && latest > at ? latest : at), undefined);
}
