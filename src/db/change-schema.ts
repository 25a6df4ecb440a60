import { bigint, foreignKey, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { contactId, id, instant, userId } from "./schema.ts";

// What the user changed by hand and may undo for a day: docs/decisions/0008-undo.md.

/** One action of the user. */
export const changes = pgTable(
  "changes",
  {
    userId: userId(),
    id: id(),
    action: text("action").$type<"edit" | "delete">().notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.id] })],
);

/** What an action did to one contact. */
export const contactChanges = pgTable(
  "contact_changes",
  {
    userId: userId(),
    changeId: bigint("change_id", { mode: "number" }).notNull(),
    contactId: contactId(),
    /** Rows as they were, by table and as the database names the columns: all of them for a deleted contact. */
    before: jsonb("before").notNull(),
    /** What an edit made of the same columns; null for a deleted contact. */
    after: jsonb("after"),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.changeId, table.contactId] }),
    foreignKey({ columns: [table.userId, table.changeId], foreignColumns: [changes.userId, changes.id] }),
  ],
);
