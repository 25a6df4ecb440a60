import { isDeepStrictEqual } from "node:util";
import { DAY } from "../relationships/score.ts";
import { choose, MAX_RUNS_PENDING, type Places, sharePlaces } from "./budget.ts";
import { channelOf } from "./channel.ts";
import type { ContactFacts, RuleSettings } from "./contact-facts.ts";
import { isBudgeted, type OpenSuggestion, type SuggestionText } from "./open-suggestions.ts";
import { pickVariant } from "./pick-variant.ts";
import { poolOf, type Reason, reasonsFor } from "./reasons.ts";
import { onceAnswered, review } from "./review.ts";
import { messageFor } from "./texts/message.ts";

/**
 * Milliseconds for which a run is the day's: a day, but for the minutes that a look at the clock may come late, or every
 * run would be a little later than the one before.
 */
export const RUN_LASTS = DAY - 5 * 60_000;

/** What a run does: every open suggestion is in at most one of the lists. */
export interface RunPlan {
  /** There was contact: completed, by the system. */
  readonly answered: readonly OpenSuggestion[];
  /** Contacts whose date, set by the user, was served by that contact. */
  readonly datesUsedUp: readonly number[];
  readonly expired: readonly OpenSuggestion[];
  /** Those that say something else now than they did, or come back from a snooze. */
  readonly changed: readonly { suggestion: OpenSuggestion; text: SuggestionText }[];
  /** The most important first. */
  readonly made: readonly { contact: ContactFacts; text: SuggestionText }[];
}

interface Kept {
  readonly suggestion: OpenSuggestion;
  readonly contact: ContactFacts;
  readonly reason: Reason;
}

/**
 * One run over what a user has open and whom it could be about: withdraws, renews, then suggests within the budget.
 * A suggestion of the last day that nobody has acted on still stands for its run: another run on the same day only
 * fills what is free.
 * @param contacts everybody with an open suggestion, and all who may be suggested
 * @param options.make without it, nothing new is suggested
 */
export function planRun(
  contacts: readonly ContactFacts[],
  open: readonly OpenSuggestion[],
  settings: RuleSettings,
  now: Date,
  { make }: { make: boolean },
): RunPlan {
  const byId = new Map(contacts.map((contact) => [contact.contactId, contact]));
  const free = new Map(byId);
  const answered: OpenSuggestion[] = [];
  const expired: OpenSuggestion[] = [];
  const kept: Kept[] = [];
  for (const suggestion of open) {
    const contact = byId.get(suggestion.contactId);
    if (!contact) continue;
    const verdict = review(suggestion, contact, settings, now);
    if (verdict.is === "asleep" || verdict.is === "pending") free.delete(contact.contactId);
    if (verdict.is === "expired") expired.push(suggestion);
    if (verdict.is === "pending") kept.push({ suggestion, contact, reason: verdict.reason });
    if (verdict.is === "answered") {
      answered.push(suggestion);
      free.set(contact.contactId, onceAnswered(contact, suggestion, settings, now));
    }
  }

  const { stay, leave } = holdToLimit(kept, MAX_RUNS_PENDING * settings.budget);
  for (const { suggestion, contact } of leave) {
    if (suggestion.status === "snoozed") continue;
    expired.push(suggestion);
    free.set(contact.contactId, contact);
  }

  const renewed = stay.map(({ suggestion, contact, reason }) => ({
    suggestion,
    text: write(contact, reason, suggestion.variant),
  }));
  return {
    answered,
    datesUsedUp: answered
      .map(({ contactId }) => contactId)
      .filter((id) => free.get(id)?.reminder.on !== byId.get(id)?.reminder.on),
    expired,
    changed: renewed.filter(
      ({ suggestion, text }) => suggestion.status === "snoozed" || !isSame(suggestion, text),
    ),
    made: make ? suggest([...free.values()], renewed, settings, now) : [],
  };
}

interface Renewed {
  readonly suggestion: OpenSuggestion;
  readonly text: SuggestionText;
}

function suggest(
  contacts: readonly ContactFacts[],
  pending: readonly Renewed[],
  settings: RuleSettings,
  now: Date,
): RunPlan["made"] {
  const budgeted = pending.filter(({ text }) => isBudgeted(text));
  const fresh = budgeted.filter(
    ({ suggestion }) => now.getTime() - suggestion.createdAt.getTime() < RUN_LASTS,
  );
  const limit = MAX_RUNS_PENDING * settings.budget;
  const free = Math.max(0, Math.min(settings.budget - fresh.length, limit - budgeted.length));
  const places = sharePlaces(free, settings.budget, byPool(budgeted), byPool(fresh));
  const considered = contacts.map((contact) => ({
    contact,
    reasons: reasonsFor(contact, settings, now),
  }));
  const texts = pending.map(({ text }) => text);
  return choose(considered, places).map(({ contact, reason }) => {
    const text = write(contact, reason, pickVariant(reason, texts, contact.contactId));
    texts.push(text);
    return { contact, text };
  });
}

function byPool(renewed: readonly Renewed[]): Places {
  const b = renewed.filter(({ text }) => poolOf(text.triggerType) === "b").length;
  return { a: renewed.length - b, b };
}

/**
 * More than the limit are pending only when a snooze ends or the user made the budget smaller. Those that come back from
 * a snooze stay before others and wait for a place where there is none.
 */
function holdToLimit(kept: readonly Kept[], limit: number): { stay: Kept[]; leave: Kept[] } {
  const onTop = kept.filter(({ reason }) => reason.onTop);
  const budgeted = kept
    .filter(({ reason }) => !reason.onTop)
    .sort(
      (one, other) =>
        Number(other.suggestion.status === "snoozed") - Number(one.suggestion.status === "snoozed") ||
        other.reason.priority - one.reason.priority ||
        one.suggestion.id - other.suggestion.id,
    );
  return { stay: [...onTop, ...budgeted.slice(0, limit)], leave: budgeted.slice(limit) };
}

function write(contact: ContactFacts, reason: Reason, variant: number): SuggestionText {
  const { triggerType, priority, facts } = reason;
  const channel = channelOf(contact) ?? "";
  return { triggerType, priority, facts, channel, message: messageFor(reason, contact, variant), variant };
}

function isSame(one: SuggestionText, other: SuggestionText): boolean {
  return (
    one.triggerType === other.triggerType &&
    one.priority === other.priority &&
    one.channel === other.channel &&
    one.message === other.message &&
    isDeepStrictEqual(one.facts, other.facts)
  );
}
