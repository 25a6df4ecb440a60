import type { SuggestionStatus, TriggerType } from "../../db/schema.ts";
import type { SuggestionFacts } from "./suggestion-facts.ts";

/** What a suggestion says. */
export interface SuggestionText {
  readonly triggerType: TriggerType;
  readonly priority: number;
  readonly facts: SuggestionFacts;
  readonly channel: string;
  readonly message: string;
  /** Which of the wordings the message has. */
  readonly variant: number;
}

/** One that the user has still before them, now or after a snooze. */
export interface OpenSuggestion extends SuggestionText {
  readonly id: number;
  readonly contactId: number;
  readonly status: Extract<SuggestionStatus, "pending" | "snoozed">;
  /** The day of the user's calendar on which it comes back. */
  readonly snoozedUntil: string | null;
  readonly createdAt: Date;
}

/** Whether it counts in the budget: birthdays and dates of the user's own come on top of it. */
export function isBudgeted({ triggerType }: Pick<SuggestionText, "triggerType">): boolean {
  return triggerType !== "birthday" && triggerType !== "scheduled";
}
