import {
  type AnyPgColumn,
  bigint,
  boolean,
  customType,
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

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });
const id = () => bigint("id", { mode: "number" }).generatedAlwaysAsIdentity();
const userId = () => bigint("user_id", { mode: "number" }).$type<UserId>().notNull();
const contactId = () => bigint("contact_id", { mode: "number" }).notNull();
const createdAt = () => instant("created_at").notNull().defaultNow();
const updatedAt = () => instant("updated_at").notNull().defaultNow();
const tsvector = customType<{ data: string }>({ dataType: () => "tsvector" });

const ofContact = (table: { userId: AnyPgColumn; contactId: AnyPgColumn }) =>
  foreignKey({ columns: [table.userId, table.contactId], foreignColumns: [contacts.userId, contacts.id] });

export const users = pgTable("users", {
  id: id().$type<UserId>().primaryKey(),
  name: text("name").notNull(),
  email: text("email").notNull().unique(),
  emailVerified: boolean("email_verified").notNull().default(false),
  image: text("image"),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
});

export const sessions = pgTable("sessions", {
  id: id().primaryKey(),
  userId: userId(),
  token: text("token").notNull().unique(),
  expiresAt: instant("expires_at").notNull(),
  ipAddress: text("ip_address"),
  userAgent: text("user_agent"),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
});

export const accounts = pgTable("accounts", {
  id: id().primaryKey(),
  userId: userId(),
  accountId: text("account_id").notNull(),
  providerId: text("provider_id").notNull(),
  accessToken: text("access_token"),
  refreshToken: text("refresh_token"),
  idToken: text("id_token"),
  accessTokenExpiresAt: instant("access_token_expires_at"),
  refreshTokenExpiresAt: instant("refresh_token_expires_at"),
  scope: text("scope"),
  password: text("password"),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
});

export const verifications = pgTable("verifications", {
  id: id().primaryKey(),
  identifier: text("identifier").notNull(),
  value: text("value").notNull(),
  expiresAt: instant("expires_at").notNull(),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
});

export type KeyScope = "read" | "read_write";

export const apiKeys = pgTable("api_keys", {
  id: id().primaryKey(),
  userId: userId(),
  name: text("name").notNull(),
  prefix: text("prefix").notNull(),
  hash: text("hash").notNull().unique(),
  scope: text("scope").$type<KeyScope>().notNull(),
  createdAt: createdAt(),
  lastUsedAt: instant("last_used_at"),
  lastUsedFrom: text("last_used_from"),
  expiresAt: instant("expires_at"),
  revokedAt: instant("revoked_at"),
});

export type AuditKind = "key_created" | "key_regenerated" | "key_revoked" | "key_first_used";

/** What happened to keys. It stays when the key is gone. */
export const auditEvents = pgTable(
  "audit_events",
  {
    userId: userId(),
    id: id(),
    kind: text("kind").$type<AuditKind>().notNull(),
    keyId: bigint("key_id", { mode: "number" }).notNull(),
    keyName: text("key_name").notNull(),
    /** Where the key was used from. */
    address: text("address"),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.id] })],
);

/** Open SSE streams of all processes. */
export const sseSessions = pgTable(
  "sse_sessions",
  {
    userId: userId(),
    id: uuid("id").notNull(),
    keyHash: text("key_hash").notNull(),
    /** When the process that holds the stream last said so. */
    seenAt: instant("seen_at").notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.id] })],
);

/** Messages on their way to the process that holds the stream. */
export const sseMessages = pgTable(
  "sse_messages",
  {
    userId: userId(),
    id: id(),
    sessionId: uuid("session_id").notNull(),
    /** JSON. */
    body: text("body").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.sessionId, table.id] }),
    foreignKey({
      columns: [table.userId, table.sessionId],
      foreignColumns: [sseSessions.userId, sseSessions.id],
    }),
  ],
);

export const userSettings = pgTable("user_settings", {
  userId: userId().primaryKey(),
  /** IANA name; null means the machine's. */
  timeZone: text("time_zone"),
  /** Days of silence after which a contact of that priority is due. */
  intervalHigh: smallint("interval_high").notNull().default(30),
  intervalMedium: smallint("interval_medium").notNull().default(60),
  intervalLow: smallint("interval_low").notNull().default(180),
  /** Days of silence after which a contact counts as dormant. */
  dormancy: smallint("dormancy").notNull().default(365),
  /** Suggestions a run. */
  budget: smallint("budget").notNull().default(5),
  /** The user's own names, e-mail addresses and numbers, by which importers know who "you" is. */
  me: text("me").array().notNull().default([]),
  scoresRefreshedAt: instant("scores_refreshed_at"),
  /** While it lasts one process refreshes, and the others leave it to that one. */
  refreshLeaseUntil: instant("refresh_lease_until"),
  suggestionsRunAt: instant("suggestions_run_at"),
});

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
    /** The day of the newest export that stated company and title; null where no source stated them. */
    positionAsOf: instant("position_as_of"),
    /** Names of the columns that the user changed by hand: an import leaves them alone. */
    editedFields: text("edited_fields").array().notNull().default([]),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.id] })],
);

export type IdentityKind =
  | "email"
  | "phone"
  | "linkedin"
  | "twitter"
  | "telegram"
  | "whatsapp"
  | "facebook"
  | "instagram"
  | "website"
  /** The record's own id or hash in the source it came from, so that it is found again. */
  | "record";

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

export interface SuggestionUndo {
  lastFollowUpAt: string | null;
  remindOn: string | null;
  remindRestartedAt: string | null;
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
    /** What the contact had before the suggestion was answered. */
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
    /** The pair of the review list it came from, if it did. */
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

export const contactWords = pgTable(
  "contact_words",
  {
    userId: userId(),
    contactId: contactId(),
    /** A field code of crm/search/fields.ts. */
    field: smallint("field").notNull(),
    /** Letters of the whole field that the word is part of. */
    extent: smallint("extent").notNull(),
    word: text("word").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.word, table.contactId, table.field] }),
    ofContact(table),
  ],
);

export const wordVariants = pgTable(
  "word_variants",
  { userId: userId(), variant: text("variant").notNull(), word: text("word").notNull() },
  (table) => [primaryKey({ columns: [table.userId, table.variant, table.word] })],
);

export const textWords = pgTable(
  "text_words",
  {
    userId: userId(),
    id: id(),
    contactId: contactId(),
    field: smallint("field").notNull(),
    words: tsvector("words").notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.id] }), ofContact(table)],
);
