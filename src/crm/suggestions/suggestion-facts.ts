import type { Direction, EventType, InteractionKind, Priority } from "../../db/schema.ts";

/** Why a suggestion was made, as the rules saw it. Kept with it; instants are ISO strings, as JSON has no dates. */
export interface SuggestionFacts {
  /** That count, up to the moment of the run. */
  interactions: number;
  firstContact?: string;
  lastContact?: string;
  /** Whole days of 24 hours since the last contact; absent where there was none ever. */
  silentDays?: number;
  /** How the last contact was. */
  last?: { kind: InteractionKind; platform: string; direction: Direction };
  /** The subject of the last contact: one short line that others may have written. */
  lastTopic?: string;
  priority: Priority;
  /** 0 to 10 points. */
  score: number;
  /** Days of silence that the user allows for this priority. */
  intervalDays?: number;
  event?: EventFacts;
  /** `on` is a day of the user's calendar, `turns` the age where the year is known. */
  birthday?: { on: string; inDays: number; turns?: number };
  /** A day that the user set, or the days of a rhythm and how many have passed. */
  reminder?: { on: string } | { everyDays: number; passedDays: number };
  /** The user's last message was read and nothing came back. */
  readNotAnswered?: true;
}

export interface EventFacts {
  type: EventType;
  occurredAt: string;
  source: string;
  /** 0 to 1. */
  confidence: number;
  title?: string;
  company?: string;
  previousTitle?: string;
  previousCompany?: string;
}
