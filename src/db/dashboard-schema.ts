import { bigint, boolean, integer, jsonb, pgTable, primaryKey, smallint } from "drizzle-orm/pg-core";
import { id, instant, userId } from "./schema.ts";

// What the dashboard shows, counted ahead. crm/dashboard/ alone writes it, from contacts and interactions.

export interface ContactCounts {
  readonly total: number;
  readonly archived: number;
  readonly strong: number;
  readonly warm: number;
  readonly cold: number;
}

/** How many interactions there were in each stretch of time, from an instant (ISO) on. */
export interface PlatformHours {
  readonly from: string;
  readonly platforms: Readonly<Record<string, readonly number[]>>;
}

export interface WeekCounts {
  /** The Monday of the first week, as an ISO instant. */
  readonly from: string;
  readonly counts: readonly number[];
}

export const dashboards = pgTable("dashboards", {
  userId: userId().primaryKey(),
  /** Of two processes that count at once only the first may write: the other has read older rows. */
  version: integer("version").notNull(),
  madeAt: instant("made_at").notNull(),
  counts: jsonb("counts").$type<ContactCounts>().notNull(),
  /** Days, for high, medium and low priority, by which the quiet contacts were chosen. */
  intervals: smallint("intervals").array().notNull(),
  quietTotal: integer("quiet_total").notNull(),
  /** The most important of them. */
  quietIds: bigint("quiet_ids", { mode: "number" }).array().notNull(),
  /** Contacts of low priority who were strong a year before the last refresh of all. */
  onceStrong: bigint("once_strong", { mode: "number" }).array().notNull(),
  hours: jsonb("hours").$type<PlatformHours>().notNull(),
  weeks: jsonb("weeks").$type<WeekCounts>().notNull(),
});

/** A write that the counts do not hold yet. */
export const dashboardMarks = pgTable(
  "dashboard_marks",
  {
    userId: userId(),
    id: id(),
    /** Interactions came or went, and not only contacts. */
    activity: boolean("activity").notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.id] })],
);
