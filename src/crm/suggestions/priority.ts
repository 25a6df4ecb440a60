import type { TriggerType } from "../../db/schema.ts";
import { elapsedDays } from "../relationships/score.ts";
import type { ContactFacts, SilentDays } from "./contact-facts.ts";

// Points that order suggestions: the more there was between two people, and the longer it has been quiet, the higher.

export type Pool = "a" | "b";

export const POINTS = {
  /** Pool A: with ten interactions and more. */
  established: {
    interactions: 10,
    longSilent: 1000,
    silent: 500,
    longSilentOverDays: 90,
    silentFromDays: 14,
  },
  event: 200,
  highPriority: 300,
  birthday: 1500,
  scheduled: 2000,
  /** Pool B. */
  dormantMany: { interactions: 8, points: 1000 },
  dormantSome: { interactions: 4, points: 500 },
  longHistory: { days: 180, points: 150 },
  dormantEvent: 300,
} as const;

/** Points of one reason to write to a contact, before what its unanswered messages change in them. */
export function priorityOf(trigger: TriggerType, contact: ContactFacts, silent: SilentDays): number {
  switch (trigger) {
    case "scheduled":
      return POINTS.scheduled;
    case "birthday":
      return POINTS.birthday;
    case "time_based":
      return priorityA(contact, silent);
    case "event_based":
      return priorityA(contact, silent) + POINTS.event;
    case "dormant_deep":
    case "dormant_mid":
      return priorityB(contact);
    case "dormant_event":
      return priorityB(contact) + POINTS.dormantEvent;
  }
}

function priorityA({ interactions, priority }: ContactFacts, silent: SilentDays = 0): number {
  const { established } = POINTS;
  let points = interactions;
  if (interactions >= established.interactions) {
    if (silent > established.longSilentOverDays) points += established.longSilent;
    else if (silent >= established.silentFromDays) points += established.silent;
  }
  return priority === "high" ? points + POINTS.highPriority : points;
}

function priorityB({ interactions, firstContactAt, lastContactAt }: ContactFacts): number {
  const { dormantMany, dormantSome, longHistory } = POINTS;
  let points = interactions;
  if (interactions >= dormantMany.interactions) points += dormantMany.points;
  else if (interactions >= dormantSome.interactions) points += dormantSome.points;
  const spanned = firstContactAt && lastContactAt ? elapsedDays(firstContactAt, lastContactAt) : 0;
  return spanned >= longHistory.days ? points + longHistory.points : points;
}
