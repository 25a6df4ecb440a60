import type { Identity } from "../crm/contacts/normalize-identity.ts";
import type { Direction, NotificationType, Priority, SuggestionStatus, TriggerType } from "../db/schema.ts";

// What every parser hands over and write/ alone puts into the database. A parser knows its format and nothing else.

/** How a source names somebody: by keys that are matched, and by a name that is only compared. */
export interface PersonDraft {
  /** As it is shown; empty where the source knows only a key. */
  readonly displayName: string;
  readonly givenName?: string;
  readonly familyName?: string;
  /** Normalized; a `record` identity is the source's own id for somebody who has nothing else. */
  readonly identities: readonly Identity[];
  /**
   * Where a record may be shared by several: why a contact that bears one of these is somebody else for all that, by all
   * records that are known of it. Undefined where nothing speaks against it.
   */
  whyAnother?(known: ReadonlySet<string>): string | undefined;
}

/** Year optional, as many address books leave it out; month 1 to 12. */
export interface Birthday {
  readonly year?: number;
  readonly month: number;
  readonly day: number;
}

/** When a source says what somebody's position is: makes a newer export's word replace an older one's. */
export interface PositionDate {
  readonly asOf: Date;
  /** False where the day was worked out from the newest entry and not written on the export. */
  readonly stated: boolean;
}

export interface ContactDraft extends PersonDraft {
  readonly type: "contact";
  readonly company?: string;
  readonly title?: string;
  /** Only from sources that state the position of today (LinkedIn); absent, a position fills an empty one alone. */
  readonly position?: PositionDate;
  readonly location?: string;
  readonly linkedinHeadline?: string;
  readonly linkedinAbout?: string;
  readonly twitterBio?: string;
  readonly telegramBio?: string;
  readonly birthday?: Birthday;
  readonly notes?: string;
  readonly tags?: readonly string[];
  readonly priority?: Priority;
  /** Days, 1 to 3650: the rhythm in which the user wants to be in contact. */
  readonly remindEveryDays?: number;
  /** `YYYY-MM-DD`. */
  readonly connectedOn?: string;
  /** What the record states and nobody can read (`birthdays`, `phone numbers`), once for each: it is counted. */
  readonly unread?: readonly string[];
}

/** One message, call or meeting with one other person; with several others, one draft for each of them. */
export interface InteractionDraft {
  readonly type: "interaction";
  readonly person: PersonDraft;
  /** Whether a person who is no contact yet becomes one by it; false for those you never wrote to. */
  readonly makesContact: boolean;
  readonly kind: "message" | "call" | "meeting";
  readonly platform: string;
  readonly direction: Direction;
  readonly subject?: string;
  readonly text?: string;
  readonly occurredAt: Date;
  /** Absent is unknown. */
  readonly readByRecipient?: boolean;
  readonly conversation?: string;
  /** The same at each import and different for each other person: unique within a user and platform. */
  readonly externalId: string;
}

/** What another installation had suggested, and what became of it. */
export interface SuggestionDraft {
  readonly type: "suggestion";
  readonly person: PersonDraft;
  readonly triggerType: TriggerType;
  readonly channel: string;
  readonly message: string;
  readonly status: SuggestionStatus;
  /** `YYYY-MM-DD`. */
  readonly snoozedUntil?: string;
  readonly createdAt: Date;
  readonly externalId: string;
}

/** What another installation had told the user. */
export interface NotificationDraft {
  readonly type: "notification";
  readonly kind: NotificationType;
  readonly title: string;
  readonly body: string;
  readonly readAt?: Date;
  readonly createdAt: Date;
  readonly externalId: string;
}

/** A row or card that cannot be read: it is left out and the rest goes on. */
export interface Problem {
  readonly type: "problem";
  /** Where, for a person: `messages.csv line 12`. */
  readonly place: string;
  readonly why: string;
}

/** The file breaks here: what came before is kept, the rest of this file is lost, and the import ends with exit 1. */
export interface Damage {
  readonly type: "damage";
  readonly place: string;
  readonly why: string;
}

/** Something left out on purpose, counted by reason. */
export interface Skipped {
  readonly type: "skipped";
  readonly why: string;
}

/** What is written; the rest is only told. */
export type WrittenDraft = ContactDraft | InteractionDraft | SuggestionDraft | NotificationDraft;
export type Draft = WrittenDraft | Problem | Damage | Skipped;

/** Whether a record is about somebody: it has a name, or an address that can stand for one. */
export function isSomebody({ displayName, identities }: PersonDraft): boolean {
  return displayName !== "" || identities.some(({ kind }) => kind !== "record" && kind !== "website");
}
