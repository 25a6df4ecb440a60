import { customType, pgTable, primaryKey, smallint, text } from "drizzle-orm/pg-core";
import { contactId, id, ofContact, userId } from "./schema.ts";

// What the search looks words up in. crm/search/ writes it from the contacts and their messages.

const tsvector = customType<{ data: string }>({ dataType: () => "tsvector" });

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
