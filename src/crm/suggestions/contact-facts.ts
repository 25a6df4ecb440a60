import type { Direction, EventType, IdentityKind, InteractionKind, Priority } from "../../db/schema.ts";

/** What the rules know of one contact. Interactions are those that count: no notes, nothing after `now`. */
export interface ContactFacts {
  readonly contactId: number;
  readonly name: string;
  readonly givenName: string | null;
  readonly company: string | null;
  readonly priority: Priority;
  readonly tags: readonly string[];
  /** 0 to 10 points. */
  readonly score: number;
  /** In the order in which they were added. */
  readonly identityKinds: readonly IdentityKind[];
  readonly interactions: number;
  readonly firstContactAt: Date | null;
  readonly lastContactAt: Date | null;
  readonly lastContact: LastContact | null;
  /** Platform of the newest interaction that a message can go through. */
  readonly lastChannel: string | null;
  /** At most three, the newest first. Calls and meetings are no messages. */
  readonly newestMessages: readonly Message[];
  readonly lastOutbound: SentMessage | null;
  /** Newest first. */
  readonly events: readonly ContactEvent[];
  readonly birthday: { readonly month: number; readonly day: number; readonly year: number | null } | null;
  readonly reminder: Reminder;
  /** When the user last completed a suggestion for this contact or noted a follow-up. */
  readonly followedUpAt: Date | null;
  /** When the user last dismissed a suggestion for this contact. */
  readonly dismissedAt: Date | null;
  /** When a birthday suggestion was last completed or dismissed. */
  readonly birthdayAnsweredAt: Date | null;
}

export interface LastContact {
  readonly kind: InteractionKind;
  readonly platform: string;
  readonly direction: Direction;
  readonly subject: string | null;
}

interface Message {
  readonly direction: Direction;
  readonly at: Date;
}

interface SentMessage {
  readonly at: Date;
  /** Null where the platform does not say. */
  readonly read: boolean | null;
  /** Something came back after it, or the two spoke or met. */
  readonly answered: boolean;
}

export interface ContactEvent {
  readonly type: EventType;
  readonly at: Date;
  /** 0 to 1. */
  readonly confidence: number;
  readonly source: string;
  readonly details: Readonly<Record<string, unknown>>;
}

export interface Reminder {
  /** A day of the user's calendar. */
  readonly on: string | null;
  readonly everyDays: number | null;
  readonly setAt: Date | null;
  readonly restartedAt: Date | null;
}

export interface RuleSettings {
  /** IANA name. */
  readonly timeZone: string;
  /** Days of silence after which a contact of that priority is due. */
  readonly intervals: Readonly<Record<Exclude<Priority, "archived">, number>>;
  /** Days of silence after which a contact counts as dormant. */
  readonly dormancy: number;
  /** Suggestions a run. */
  readonly budget: number;
}

/** Whole days since the last contact; undefined where there was none ever. */
export type SilentDays = number | undefined;
