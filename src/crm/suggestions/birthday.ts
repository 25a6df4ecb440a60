import { dayOf, nextBirthday } from "../calendar.ts";
import { BIRTHDAY_AHEAD_DAYS } from "../events/near-birthdays.ts";
import { elapsedDays } from "../relationships/score.ts";
import type { ContactFacts, RuleSettings } from "./contact-facts.ts";
import type { SuggestionFacts } from "./suggestion-facts.ts";

/** An answer younger than half a year was to the birthday that is near now, not to the one of last year. */
const SAME_BIRTHDAY_DAYS = 182;

/** A birthday today or in the next days of the user's calendar, once a year. However long silent. */
export function birthday(
  contact: ContactFacts,
  settings: RuleSettings,
  now: Date,
): Partial<SuggestionFacts> | undefined {
  if (!contact.birthday) return undefined;
  const answeredAt = contact.birthdayAnsweredAt;
  if (answeredAt && elapsedDays(answeredAt, now) <= SAME_BIRTHDAY_DAYS) return undefined;
  const { month, day, year } = contact.birthday;
  const { on, days } = nextBirthday(month, day, dayOf(now, settings.timeZone));
  if (days > BIRTHDAY_AHEAD_DAYS) return undefined;
  const turns = year === null ? {} : { turns: Number(on.slice(0, 4)) - year };
  return { birthday: { on, inDays: days, ...turns } };
}
