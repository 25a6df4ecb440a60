import {
  bigint,
  boolean,
  foreignKey,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { createdAt, id, instant, type UserId, updatedAt, userId } from "./schema.ts";

// Who may come in: people, their sessions, keys, open streams and settings.

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

/** Attempts to sign in by address, counted by all instances together. */
export const rateLimits = pgTable("rate_limits", {
  id: id().primaryKey(),
  key: text("key").notNull().unique(),
  count: integer("count").notNull(),
  /** Milliseconds since 1970. */
  lastRequest: bigint("last_request", { mode: "number" }).notNull(),
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
  /** The tool that was called last with it. */
  lastTool: text("last_tool"),
  lastToolAt: instant("last_tool_at"),
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
