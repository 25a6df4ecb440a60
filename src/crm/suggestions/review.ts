import { dayOf } from "../calendar.ts";
import type { ContactFacts, RuleSettings } from "./contact-facts.ts";
import { isBudgeted, type OpenSuggestion } from "./open-suggestions.ts";
import { type Reason, reasonsFor } from "./reasons.ts";

/** What becomes of an open suggestion in a run. */
export type Verdict =
  /** Snoozed for longer. */
  | { is: "asleep" }
  /** There was contact with the person since it was made. */
  | { is: "answered" }
  /** Its reason no longer holds. */
  | { is: "expired" }
  /** For this reason: its own, or one that weighs more. */
  | { is: "pending"; reason: Reason };

export function review(
  suggestion: OpenSuggestion,
  contact: ContactFacts,
  settings: RuleSettings,
  now: Date,
): Verdict {
  if (isAsleep(suggestion, settings, now)) return { is: "asleep" };
  if (contact.lastContactAt && contact.lastContactAt > suggestion.createdAt) return { is: "answered" };
  if (servesDate(suggestion, contact, settings)) return { is: "answered" };
  const reasons = reasonsFor(contact, settings, now);
  const own = reasons.find(({ triggerType }) => triggerType === suggestion.triggerType);
  if (!own) return { is: "expired" };
  const higher = reasons.find((reason) => reason.priority > own.priority && mayReplace(reason, suggestion));
  return { is: "pending", reason: higher ?? own };
}

/** Contact on the day of a date or later, which was not on record when the suggestion was made, though it had happened. */
function servesDate(
  { facts: { reminder, lastContact } }: OpenSuggestion,
  { lastContactAt }: ContactFacts,
  settings: RuleSettings,
): boolean {
  if (reminder === undefined || !("on" in reminder) || lastContactAt === null) return false;
  const isNews = lastContact === undefined || lastContactAt > new Date(lastContact);
  return isNews && usesUpDate(reminder.on, lastContactAt, settings);
}

export function isAsleep(
  { status, snoozedUntil }: OpenSuggestion,
  { timeZone }: RuleSettings,
  now: Date,
): boolean {
  return status === "snoozed" && snoozedUntil !== null && snoozedUntil > dayOf(now, timeZone);
}

/** What came on top of the budget never turns into something that would have needed a place in it. */
function mayReplace(reason: Reason, suggestion: OpenSuggestion): boolean {
  return reason.onTop || isBudgeted(suggestion);
}

/** The contact as it is once its suggestion is answered: a birthday is done, a date that had come is used up. */
export function onceAnswered(
  contact: ContactFacts,
  suggestion: OpenSuggestion,
  settings: RuleSettings,
  now: Date,
): ContactFacts {
  const { reminder, lastContactAt } = contact;
  return {
    ...contact,
    birthdayAnsweredAt: suggestion.triggerType === "birthday" ? now : contact.birthdayAnsweredAt,
    reminder: usesUpDate(reminder.on, lastContactAt, settings) ? { ...reminder, on: null } : reminder,
  };
}

/** A date is used up by contact on that day or later. */
export function usesUpDate(
  on: string | null,
  lastContactAt: Date | null,
  { timeZone }: Pick<RuleSettings, "timeZone">,
): boolean {
  return on !== null && lastContactAt !== null && on <= dayOf(lastContactAt, timeZone);
}
