import { and, eq, inArray } from "drizzle-orm";
import type { Queryable } from "../../db/database.ts";
import { type SuggestionStatus, suggestions, type TriggerType, type UserId } from "../../db/schema.ts";
import { parseFacts, type SuggestionFacts } from "./suggestion-facts.ts";

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
  readonly status: SuggestionStatus;
  /** The day of the user's calendar on which it comes back. */
  readonly snoozedUntil: string | null;
  readonly createdAt: Date;
}

/** Whether it counts in the budget: birthdays and dates of the user's own come on top of it. */
export function isBudgeted({ triggerType }: Pick<SuggestionText, "triggerType">): boolean {
  return triggerType !== "birthday" && triggerType !== "scheduled";
}

/** The pending and the snoozed ones of a user, the oldest first. */
export async function getOpenSuggestions(db: Queryable, userId: UserId): Promise<OpenSuggestion[]> {
  const rows = await db
    .select({
      id: suggestions.id,
      contactId: suggestions.contactId,
      status: suggestions.status,
      snoozedUntil: suggestions.snoozedUntil,
      createdAt: suggestions.createdAt,
      triggerType: suggestions.triggerType,
      priority: suggestions.priority,
      facts: suggestions.facts,
      channel: suggestions.channel,
      message: suggestions.message,
      variant: suggestions.variant,
    })
    .from(suggestions)
    .where(and(eq(suggestions.userId, userId), inArray(suggestions.status, ["pending", "snoozed"])))
    .orderBy(suggestions.id);
  return rows.map((row) => ({ ...row, facts: parseFacts(row.facts) }));
}
