import {
  type AnyPgColumn,
  bigint,
  boolean,
  date,
  foreignKey,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  smallint,
  text,
  timestamp,
  unique,
  uuid,
} from "drizzle-orm/pg-core";

// The tables as TypeScript sees them. The SQL in migrations/ makes them; schema.test.ts holds the two together.

/** The owner of a row. A plain number is no UserId: it comes from a verified key, a session or `findUser`. */
export type UserId = number & { readonly __brand: "UserId" };

export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });
export const id = () => bigint("id", { mode: "number" }).generatedAlwaysAsIdentity();
export const userId = () => bigint("user_id", { mode: "number" }).$type<UserId>().notNull();
export const contactId = () => bigint("contact_id", { mode: "number" }).notNull();
export const createdAt = () => instant("created_at").notNull().defaultNow();
export const updatedAt = () => instant("updated_at").notNull().defaultNow();

export const ofContact = (table: { userId: AnyPgColumn; contactId: AnyPgColumn }) =>
  foreignKey({ columns: [table.userId, table.contactId], foreignColumns: [contacts.userId, contacts.id] });

/** Which import the value of a field is of. */
export type FieldSources = Readonly<Record<string, string>>;
export type Priority = "high" | "medium" | "low" | "archived";

export const contacts = pgTable(
  "contacts",
  {
    userId: userId(),
    id: id(),
    displayName: text("display_name").notNull(),
    givenName: text("given_name"),
    familyName: text("family_name"),
    company: text("company"),
    title: text("title"),
    location: text("location"),
    birthYear: smallint("birth_year"),
    birthMonth: smallint("birth_month"),
    birthDay: smallint("birth_day"),
    linkedinHeadline: text("linkedin_headline"),
    linkedinAbout: text("linkedin_about"),
    twitterBio: text("twitter_bio"),
    telegramBio: text("telegram_bio"),
    notes: text("notes"),
    tags: text("tags").array().notNull().default([]),
    priority: text("priority").$type<Priority>().notNull().default("medium"),
    avatar: text("avatar"),
    connectedOn: date("connected_on", { mode: "string" }),
    score: smallint("score").notNull().default(0),
    scoreReciprocity: smallint("score_reciprocity").notNull().default(0),
    scoreRecency: smallint("score_recency").notNull().default(0),
    scoreFrequency: smallint("score_frequency").notNull().default(0),
    scoreBreadth: smallint("score_breadth").notNull().default(0),
    scoreTenure: smallint("score_tenure").notNull().default(0),
    interactionCount: integer("interaction_count").notNull().default(0),
    firstInteractionAt: instant("first_interaction_at"),
    lastInteractionAt: instant("last_interaction_at"),
    lastFollowUpAt: instant("last_follow_up_at"),
    /** The day the user wants to be reminded of this contact. */
    remindOn: date("remind_on", { mode: "string" }),
    /** Or how many days without contact are to pass. */
    remindEveryDays: smallint("remind_every_days"),
    remindSetAt: instant("remind_set_at"),
    /** When the user last answered a reminder: the rhythm begins again there. */
    remindRestartedAt: instant("remind_restarted_at"),
    source: text("source"),
    /** Which import each value is of, by field; what the user wrote is in none. */
    fieldSources: jsonb("field_sources").$type<FieldSources>(),
    /** The day of the newest export that stated company and title; null where no source stated them. */
    positionAsOf: instant("position_as_of"),
    /** What the user changed by hand, which an import leaves alone: names of columns, `-kind:value` of identities taken away, `-name:value` of names. */
    editedFields: text("edited_fields").array().notNull().default([]),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.id] })],
);

/** How somebody is known, as far as a user can write it. */
export const WRITABLE_KINDS = [
  "email",
  "phone",
  "linkedin",
  "twitter",
  "telegram",
  "whatsapp",
  "facebook",
  "instagram",
  "website",
] as const;
export type WritableKind = (typeof WRITABLE_KINDS)[number];

/** A `record` is the record's own id or hash in the source it came from, so that it is found again. */
export const IDENTITY_KINDS = [...WRITABLE_KINDS, "record"] as const;
export type IdentityKind = (typeof IDENTITY_KINDS)[number];

export const identities = pgTable(
  "identities",
  {
    userId: userId(),
    id: id(),
    contactId: contactId(),
    kind: text("kind").$type<IdentityKind>().notNull(),
    /** Normalized: lower-case e-mail, E.164 phone, profile slug, platform id. */
    value: text("value").notNull(),
    label: text("label"),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.id] }),
    unique().on(table.userId, table.kind, table.value, table.contactId),
    ofContact(table),
  ],
);

export type Direction = "inbound" | "outbound" | "mutual";
export type InteractionKind = "message" | "call" | "meeting" | "note";

export const interactions = pgTable(
  "interactions",
  {
    userId: userId(),
    id: id(),
    contactId: contactId(),
    kind: text("kind").$type<InteractionKind>().notNull().default("message"),
    /** Where it happened: linkedin, email, telegram, whatsapp, phone, meeting, ... */
    platform: text("platform").notNull(),
    direction: text("direction").$type<Direction>().notNull(),
    subject: text("subject"),
    text: text("text"),
    occurredAt: instant("occurred_at").notNull(),
    /** Null is unknown. */
    readByRecipient: boolean("read_by_recipient"),
    conversation: text("conversation"),
    externalId: text("external_id"),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.id] }),
    unique().on(table.userId, table.platform, table.externalId),
    ofContact(table),
  ],
);

/** Messages with people who are no contacts yet: nothing shows them; an import places them once it knows the people. */
export const leftOut = pgTable(
  "left_out",
  {
    userId: userId(),
    id: id(),
    platform: text("platform").notNull(),
    externalId: text("external_id").notNull(),
    occurredAt: instant("occurred_at").notNull(),
    /** Bytes. */
    size: integer("size").notNull(),
    /** As the importer read it. */
    draft: jsonb("draft").notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.id] }),
    unique().on(table.userId, table.platform, table.externalId),
  ],
);

export type EventType =
  | "job_change"
  | "promotion"
  | "fundraising"
  | "launch"
  | "milestone"
  | "birthday"
  | "silence_broken";

export const events = pgTable(
  "events",
  {
    userId: userId(),
    id: id(),
    contactId: contactId(),
    type: text("type").$type<EventType>().notNull(),
    occurredAt: instant("occurred_at").notNull(),
    /** 0 to 1. */
    confidence: real("confidence").notNull(),
    source: text("source").notNull(),
    details: jsonb("details").$type<Record<string, unknown>>().notNull().default({}),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.id] }),
    unique().on(table.userId, table.contactId, table.type, table.details),
    ofContact(table),
  ],
);

export type TriggerType =
  | "time_based"
  | "event_based"
  | "scheduled"
  | "birthday"
  | "dormant_deep"
  | "dormant_mid"
  | "dormant_event";
export type SuggestionStatus = "pending" | "snoozed" | "dismissed" | "completed" | "expired";

interface ContactAnswer {
  lastFollowUpAt: string | null;
  remindOn: string | null;
  remindRestartedAt: string | null;
}

export interface SuggestionUndo extends ContactAnswer {
  /** What the answer made of it; absent in those of earlier versions. */
  left?: ContactAnswer;
}

export const suggestions = pgTable(
  "suggestions",
  {
    userId: userId(),
    id: id(),
    contactId: contactId(),
    triggerType: text("trigger_type").$type<TriggerType>().notNull(),
    priority: integer("priority").notNull(),
    /** Why it was made, as the rules saw it. */
    facts: jsonb("facts").$type<Record<string, unknown>>().notNull().default({}),
    channel: text("channel").notNull(),
    message: text("message").notNull(),
    status: text("status").$type<SuggestionStatus>().notNull().default("pending"),
    snoozedUntil: date("snoozed_until", { mode: "string" }),
    resolvedBy: text("resolved_by").$type<"user" | "system">(),
    /** Which wording the message has. */
    variant: smallint("variant").notNull().default(0),
    /** What the contact had before the suggestion was answered, and after. */
    undo: jsonb("undo").$type<SuggestionUndo>(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.id] }), ofContact(table)],
);

export type NotificationType = "suggestions" | "event" | "import" | "security" | "system";

export const notifications = pgTable(
  "notifications",
  {
    userId: userId(),
    id: id(),
    type: text("type").$type<NotificationType>().notNull(),
    title: text("title").notNull(),
    body: text("body").notNull().default(""),
    link: text("link"),
    /** Names the fact, so that it notifies once. */
    factKey: text("fact_key"),
    readAt: instant("read_at"),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.id] }), unique().on(table.userId, table.factKey)],
);

export const imports = pgTable(
  "imports",
  {
    userId: userId(),
    id: id(),
    source: text("source").notNull(),
    name: text("name").notNull(),
    status: text("status").$type<"running" | "done" | "failed">().notNull().default("running"),
    counts: jsonb("counts").$type<Record<string, number>>().notNull().default({}),
    errors: jsonb("errors").$type<string[]>().notNull().default([]),
    startedAt: instant("started_at").notNull().defaultNow(),
    finishedAt: instant("finished_at"),
  },
  (table) => [primaryKey({ columns: [table.userId, table.id] })],
);

export type UploadPhase = "receiving" | "checking" | "asking" | "checked" | "importing" | "done" | "failed";

/** What a user brings through the web app: one upload at a time. */
export const uploads = pgTable("uploads", {
  userId: userId().primaryKey(),
  id: uuid("id").notNull(),
  files: jsonb("files").$type<{ path: string; size: number }[]>().notNull(),
  phase: text("phase").$type<UploadPhase>().notNull().default("receiving"),
  /** People and interactions of the run. */
  done: bigint("done", { mode: "number" }).notNull().default(0),
  total: bigint("total", { mode: "number" }).notNull().default(0),
  startedAt: instant("started_at"),
  /** When the process that runs it last said so. */
  seenAt: instant("seen_at").notNull().defaultNow(),
  report: jsonb("report").$type<Record<string, unknown>>(),
  question: jsonb("question").$type<Record<string, unknown>>(),
  failure: text("failure"),
});

export const duplicatePairs = pgTable(
  "duplicate_pairs",
  {
    userId: userId(),
    id: id(),
    contactA: bigint("contact_a", { mode: "number" }).notNull(),
    contactB: bigint("contact_b", { mode: "number" }).notNull(),
    /** 0 to 1, how likely the two are one person. */
    score: real("score").notNull(),
    reasons: text("reasons").array().notNull().default([]),
    status: text("status").$type<"open" | "joined" | "refused">().notNull().default("open"),
    /** When a join of the two was taken back: no import joins them by itself again. */
    splitAt: instant("split_at"),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.id] }),
    unique().on(table.userId, table.contactA, table.contactB),
  ],
);

/** The rows of a contact that went into another: by table, as they were or only their ids where they were moved. */
export type JoinedRows = Record<string, readonly unknown[]>;

export const contactJoins = pgTable(
  "contact_joins",
  {
    userId: userId(),
    id: id(),
    keptId: bigint("kept_id", { mode: "number" }).notNull(),
    /** The id of the contact that is no more. */
    goneId: bigint("gone_id", { mode: "number" }).notNull(),
    /** The pair it is undone by; the pair's row is among `gone` while the join stands. */
    pairId: bigint("pair_id", { mode: "number" }),
    reasons: text("reasons").array().notNull().default([]),
    /** The row of the kept contact before. */
    kept: jsonb("kept").$type<Record<string, unknown>>().notNull(),
    /** What is no more: the row of the other contact, and rows that both had (`contact`, `identities`, `events`). */
    gone: jsonb("gone").$type<JoinedRows>().notNull(),
    /** Ids of the rows that now belong to the kept contact. */
    moved: jsonb("moved").$type<JoinedRows>().notNull(),
    createdAt: createdAt(),
    undoneAt: instant("undone_at"),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.id] }),
    foreignKey({ columns: [table.userId, table.keptId], foreignColumns: [contacts.userId, contacts.id] }),
  ],
);
