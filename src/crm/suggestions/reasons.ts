import type { TriggerType } from "../../db/schema.ts";
import { elapsedDays } from "../relationships/score.ts";
import { birthday } from "./birthday.ts";
import type { ContactFacts, RuleSettings, SilentDays } from "./contact-facts.ts";
import { dormantDeep, dormantEvent, dormantMid } from "./dormant.ts";
import { eventBased } from "./event-based.ts";
import { isExcluded, isResting } from "./guards.ts";
import { type Pool, priorityOf } from "./priority.ts";
import { scheduled } from "./scheduled.ts";
import type { SuggestionFacts } from "./suggestion-facts.ts";
import { cleanLine } from "./texts/clean-line.ts";
import { timeBased } from "./time-based.ts";
import { afterUnanswered, isReadNotAnswered } from "./unanswered.ts";

/** One reason to write to a contact now. */
export interface Reason {
  readonly triggerType: TriggerType;
  readonly pool: Pool;
  /** Comes on top of the budget. */
  readonly onTop: boolean;
  readonly priority: number;
  readonly facts: SuggestionFacts;
}

interface Rule {
  triggerType: TriggerType;
  pool: Pool;
  onTop?: true;
  holds: (
    contact: ContactFacts,
    settings: RuleSettings,
    silent: SilentDays,
    now: Date,
  ) => Partial<SuggestionFacts> | undefined;
}

/** The order breaks ties of priority. */
const RULES: readonly Rule[] = [
  { triggerType: "time_based", pool: "a", holds: timeBased },
  { triggerType: "event_based", pool: "a", holds: eventBased },
  {
    triggerType: "scheduled",
    pool: "a",
    onTop: true,
    holds: (facts, own, _, now) => scheduled(facts, own, now),
  },
  {
    triggerType: "birthday",
    pool: "a",
    onTop: true,
    holds: (facts, own, _, now) => birthday(facts, own, now),
  },
  { triggerType: "dormant_deep", pool: "b", holds: dormantDeep },
  { triggerType: "dormant_mid", pool: "b", holds: dormantMid },
  { triggerType: "dormant_event", pool: "b", holds: dormantEvent },
];

export function poolOf(triggerType: TriggerType): Pool {
  return RULES.find((rule) => rule.triggerType === triggerType)?.pool ?? "a";
}

/** Every reason there is to write to a contact now, the best first; none for those who are never suggested. */
export function reasonsFor(contact: ContactFacts, settings: RuleSettings, now: Date): Reason[] {
  if (isExcluded(contact)) return [];
  const silent = contact.lastContactAt ? elapsedDays(contact.lastContactAt, now) : undefined;
  const resting = isResting(contact, now);
  const reasons = RULES.flatMap(({ triggerType, pool, onTop = false, holds }) => {
    if (resting && !onTop) return [];
    const why = holds(contact, settings, silent, now);
    if (!why) return [];
    const points = priorityOf(triggerType, contact, silent);
    const priority = onTop ? points : afterUnanswered(points, contact, now);
    if (priority === undefined) return [];
    return [{ triggerType, pool, onTop, priority, facts: { ...commonFacts(contact, silent), ...why } }];
  });
  return reasons.sort((one, other) => other.priority - one.priority);
}

function commonFacts(contact: ContactFacts, silent: SilentDays): SuggestionFacts {
  const { interactions, firstContactAt, lastContactAt, lastContact, priority, score } = contact;
  const lastTopic = lastContact?.subject ? cleanLine(lastContact.subject) : undefined;
  return {
    interactions,
    ...(firstContactAt && { firstContact: firstContactAt.toISOString() }),
    ...(lastContactAt && { lastContact: lastContactAt.toISOString() }),
    ...(silent !== undefined && { silentDays: silent }),
    ...(lastContact && {
      last: { kind: lastContact.kind, platform: lastContact.platform, direction: lastContact.direction },
    }),
    ...(lastTopic && { lastTopic }),
    priority,
    score,
    ...(isReadNotAnswered(contact) && { readNotAnswered: true }),
  };
}
