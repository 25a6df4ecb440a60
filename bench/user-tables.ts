/** The tables that grow with what a user has. */
export const USER_TABLES = [
  "contacts",
  "identities",
  "interactions",
  "events",
  "suggestions",
  "notifications",
  "contact_words",
  "word_variants",
  "text_words",
];
