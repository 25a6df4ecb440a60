import { z } from "zod";
import type { Direction, EventType, InteractionKind, Priority } from "../../db/schema.ts";

const literal = <Value extends string>() => z.custom<Value>((value) => typeof value === "string");
const count = z.number();
const instant = z.string();

const eventFacts = z.object({
  type: literal<EventType>(),
  occurredAt: instant,
  source: z.string(),
  /** 0 to 1. */
  confidence: z.number(),
  title: z.string().optional(),
  company: z.string().optional(),
  previousTitle: z.string().optional(),
  previousCompany: z.string().optional(),
});
export type EventFacts = z.infer<typeof eventFacts>;

const suggestionFacts = z.object({
  /** That count, up to the moment of the run. */
  interactions: count.optional(),
  firstContact: instant.optional(),
  lastContact: instant.optional(),
  /** Whole days of 24 hours since the last contact; absent where there was none ever. */
  silentDays: count.optional(),
  /** How the last contact was. */
  last: z
    .object({ kind: literal<InteractionKind>(), platform: z.string(), direction: literal<Direction>() })
    .optional(),
  /** The subject of the last contact: one short line that others may have written. */
  lastTopic: z.string().optional(),
  priority: literal<Priority>().optional(),
  /** 0 to 10 points. */
  score: count.optional(),
  /** Days of silence that the user allows for this priority. */
  intervalDays: count.optional(),
  event: eventFacts.optional(),
  /** `on` is a day of the user's calendar, `turns` the age where the year is known. */
  birthday: z.object({ on: z.string(), inDays: count, turns: count.optional() }).optional(),
  /** A day that the user set, or the days of a rhythm and how many have passed. */
  reminder: z
    .union([z.object({ on: z.string() }), z.object({ everyDays: count, passedDays: count })])
    .optional(),
  /** The user's last message was read and nothing came back. */
  readNotAnswered: z.boolean().optional(),
});

/** Why a suggestion was made, as the rules saw it. Kept with it as JSON; instants are ISO strings. */
export type SuggestionFacts = z.infer<typeof suggestionFacts>;

/** The facts of a stored suggestion. One that came from elsewhere may have others: they are left out. */
export function parseFacts(stored: Readonly<Record<string, unknown>>): SuggestionFacts {
  const parsed = suggestionFacts.safeParse(stored);
  return parsed.success ? parsed.data : {};
}
