import { elapsedDays } from "../relationships/score.ts";
import { channelOf } from "./channel.ts";
import type { ContactFacts } from "./contact-facts.ts";

/** Compared without case. */
export const SECOND_TIER_TAG = "2nd tier";
/** Days. */
export const DISMISSED_REST_DAYS = 30;
export const FOLLOWED_UP_REST_DAYS = 14;

/** Whom the user does not want to hear of, or cannot write to, whatever the reason. */
export function isExcluded(contact: ContactFacts): boolean {
  return (
    contact.priority === "archived" ||
    contact.tags.some((tag) => tag.toLowerCase() === SECOND_TIER_TAG) ||
    channelOf(contact) === undefined
  );
}

/** Whom the user has just dealt with. Birthdays and dates of the user's own come all the same. */
export function isResting({ dismissedAt, followedUpAt }: ContactFacts, now: Date): boolean {
  const within = (at: Date | null, days: number) => at !== null && elapsedDays(at, now) <= days;
  return within(dismissedAt, DISMISSED_REST_DAYS) || within(followedUpAt, FOLLOWED_UP_REST_DAYS);
}
