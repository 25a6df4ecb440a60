import type { TriggerType } from "../../../db/schema.ts";
import type { SuggestionFacts } from "../suggestion-facts.ts";
import {
  BIRTHDAY,
  BIRTHDAY_AHEAD,
  BIRTHDAY_AHEAD_ALONE,
  BIRTHDAY_ALONE,
  EVENT,
  LONG_QUIET,
  NEVER,
  NUDGE,
  QUIET,
  RECENT,
  type Wording,
} from "./wordings.ts";
import { type Addressee, wordsFor } from "./words.ts";

/** Days of silence below which it needs no mention, and from which it is a long one. */
const WORTH_A_MENTION = 7;
const A_LONG_SILENCE = 300;

export interface Situation {
  readonly triggerType: TriggerType;
  readonly facts: SuggestionFacts;
}

/**
 * The message to suggest. The same facts and variant give the same text.
 * @param variant any whole number from 0: which of the wordings
 */
export function messageFor(situation: Situation, addressee: Addressee, variant: number): string {
  const family = familyOf(situation);
  const wording = family[variant % family.length];
  return wording ? wording(wordsFor(addressee, situation.facts)) : "";
}

/** The wordings that fit a situation. */
export function familyOf({ triggerType, facts }: Situation): readonly Wording[] {
  const { event, silentDays } = facts;
  const isRecent = silentDays === undefined || silentDays < WORTH_A_MENTION;
  if (event) return EVENT;
  if (triggerType === "birthday") {
    if (facts.birthday && facts.birthday.inDays > 0) return isRecent ? BIRTHDAY_AHEAD_ALONE : BIRTHDAY_AHEAD;
    return isRecent ? BIRTHDAY_ALONE : BIRTHDAY;
  }
  if (silentDays === undefined) return NEVER;
  if (isRecent) return RECENT;
  if (silentDays >= A_LONG_SILENCE) return LONG_QUIET;
  return facts.readNotAnswered ? NUDGE : QUIET;
}
