import { sql } from "drizzle-orm";
import type { Identity } from "../crm/contacts/normalize-identity.ts";
import { outdateDashboard } from "../crm/dashboard/outdate-dashboard.ts";
import { indexContactWords } from "../crm/search/index-contact-words.ts";
import { indexMessageWords } from "../crm/search/index-message-words.ts";
import type { Transaction } from "../db/database.ts";
import type { UserId } from "../db/schema.ts";
import { insertRows } from "./insert-rows.ts";
import type { DemoContact } from "./network.ts";
import type { JobChange } from "./profile.ts";
import type { DemoInteraction } from "./talk/history.ts";

/** What tells the rows of a sample network from a user's own. */
export const DEMO_SOURCE = "demo";

type Of<Row> = Row & { contactId: number };

/** What the search has to know of contacts that were just written. */
export interface Written {
  ids: number[];
  interactions: Of<DemoInteraction>[];
}

/** Writes some contacts of a network with all that belongs to them, but for scores and the words that search looks for. */
export async function writeContacts(
  tx: Transaction,
  userId: UserId,
  batch: readonly DemoContact[],
): Promise<Written> {
  const { rows } = await insertRows(tx, userId, "contacts", CONTACT, batch, sql`returning id`);
  const ids = rows.map(({ id }) => id);
  const withId = <Row>(rowsOf: (contact: DemoContact) => readonly Row[]): Of<Row>[] =>
    batch.flatMap((contact, index) =>
      rowsOf(contact).map((row) => ({ ...row, contactId: ids[index] as number })),
    );
  const interactions = withId((contact) => contact.interactions);
  const identities = withId((contact) => contact.identities);
  const jobChanges = withId(({ jobChange }) => (jobChange ? [jobChange] : []));
  await insertRows(tx, userId, "identities", IDENTITY, identities);
  await insertRows(tx, userId, "interactions", INTERACTION, interactions);
  await insertRows(tx, userId, "events", JOB_CHANGE, jobChanges);
  await outdateDashboard(tx, userId, "interactions");
  return { ids, interactions };
}

export async function indexWritten(tx: Transaction, userId: UserId, written: Written): Promise<void> {
  await indexContactWords(tx, userId, written.ids);
  await indexMessageWords(tx, userId, written.interactions);
}

const number = (value: number | null | undefined) => (value == null ? null : String(value));

const CONTACT = {
  display_name: ["text", ({ person }: DemoContact) => person.displayName],
  given_name: ["text", ({ person }: DemoContact) => person.givenName],
  family_name: ["text", ({ person }: DemoContact) => person.familyName],
  company: ["text", ({ person }: DemoContact) => person.company],
  title: ["text", ({ person }: DemoContact) => person.title],
  location: ["text", ({ person }: DemoContact) => person.location],
  birth_year: ["smallint", ({ birthday }: DemoContact) => number(birthday?.year)],
  birth_month: ["smallint", ({ birthday }: DemoContact) => number(birthday?.month)],
  birth_day: ["smallint", ({ birthday }: DemoContact) => number(birthday?.day)],
  linkedin_headline: ["text", ({ texts }: DemoContact) => texts.linkedinHeadline],
  linkedin_about: ["text", ({ texts }: DemoContact) => texts.linkedinAbout],
  twitter_bio: ["text", ({ texts }: DemoContact) => texts.twitterBio],
  telegram_bio: ["text", ({ texts }: DemoContact) => texts.telegramBio],
  notes: ["text", ({ texts }: DemoContact) => texts.notes],
  tags: ["text[]", ({ tags }: DemoContact) => `{${tags.map((tag) => `"${tag}"`).join(",")}}`],
  priority: ["text", ({ priority }: DemoContact) => priority],
  source: ["text", () => DEMO_SOURCE],
} as const;

const IDENTITY = {
  contact_id: ["bigint", ({ contactId }: Of<Identity>) => String(contactId)],
  kind: ["text", ({ kind }: Of<Identity>) => kind],
  value: ["text", ({ value }: Of<Identity>) => value],
  label: ["text", ({ label }: Of<Identity>) => label ?? null],
} as const;

const INTERACTION = {
  contact_id: ["bigint", ({ contactId }: Of<DemoInteraction>) => String(contactId)],
  kind: ["text", ({ kind }: Of<DemoInteraction>) => kind],
  platform: ["text", ({ platform }: Of<DemoInteraction>) => platform],
  direction: ["text", ({ direction }: Of<DemoInteraction>) => direction],
  subject: ["text", ({ subject }: Of<DemoInteraction>) => subject],
  text: ["text", ({ text }: Of<DemoInteraction>) => text],
  occurred_at: ["timestamptz", ({ occurredAt }: Of<DemoInteraction>) => occurredAt.toISOString()],
  read_by_recipient: [
    "boolean",
    ({ readByRecipient: read }: Of<DemoInteraction>) => (read === null ? null : String(read)),
  ],
  conversation: ["text", ({ conversation }: Of<DemoInteraction>) => conversation],
} as const;

const JOB_CHANGE = {
  contact_id: ["bigint", ({ contactId }: Of<JobChange>) => String(contactId)],
  type: ["text", () => "job_change"],
  occurred_at: ["timestamptz", ({ occurredAt }: Of<JobChange>) => occurredAt.toISOString()],
  confidence: ["real", () => "0.9"],
  source: ["text", () => DEMO_SOURCE],
  details: ["jsonb", ({ details }: Of<JobChange>) => JSON.stringify(details)],
} as const;
