import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { testDatabase } from "../../../test/database.ts";
import {
  createContact,
  createInteraction,
  createNotification,
  createSuggestion,
  createUser,
} from "../../../test/factories.ts";
import { toolDeps } from "../../../test/mcp-client.ts";
import { readFromEndToEnd, sentDuring } from "../../../test/plans.ts";
import { createSearchable } from "../../../test/searchable-contact.ts";
import { refreshScores } from "../../crm/relationships/refresh-scores.ts";
import { ownWord } from "../../crm/search/text-words.ts";
import { TOOLS } from "../server.ts";

// What each tool asks of the database: few statements, and none that reads other people's rows.

const db = await testDatabase();
const userId = await createUser(db);
const now = new Date("2026-03-20T12:00:00Z");
const contact = await createSearchable(db, userId, { displayName: "Ada Lovelace", messages: ["looms"] });
for (const hours of [1, 2]) {
  await createInteraction(db, userId, contact, { occurredAt: new Date(now.getTime() - hours * 3_600_000) });
}
await refreshScores(db, userId, { now });
await createSuggestion(db, userId, contact);
await createSuggestion(db, userId, await createContact(db, userId));
for (const title of ["One", "Two"]) await createNotification(db, userId, { title });

// So many rows, most of them the user's own, that reading a table from end to end is tempting.
for (const [owner, count] of [
  [userId, 20_000],
  [await createUser(db), 4_000],
] as const) {
  const ofContacts = sql`from contacts where user_id = ${owner}`;
  await db.execute(sql`insert into contacts (user_id, display_name, last_interaction_at, score)
    select ${owner}, 'N' || n, ${now.toISOString()}::timestamptz - n * interval '1 hour', n % 11
    from generate_series(1, ${count}::integer) n`);
  await db.execute(sql`insert into identities (user_id, contact_id, kind, value)
    select user_id, id, 'email', id::text ${ofContacts}`);
  await db.execute(sql`insert into contact_words (user_id, contact_id, field, extent, word)
    select user_id, id, 1, 5, lower(display_name) ${ofContacts} and display_name like 'N%'`);
  await db.execute(sql`insert into text_words (user_id, contact_id, field, words)
    select user_id, id, 10, array_to_tsvector(array[${ownWord(owner, "n")} || id]) ${ofContacts}`);
  await db.execute(sql`insert into interactions (user_id, contact_id, platform, direction, occurred_at)
    select user_id, id, 'email', 'inbound', last_interaction_at ${ofContacts} and display_name like 'N%'`);
  await db.execute(sql`insert into suggestions (user_id, contact_id, trigger_type, priority, channel, message, status)
    select user_id, id, 'time_based', 1, 'email', '', case when id % 1000 = 0 then 'pending' else 'dismissed' end
    ${ofContacts} and display_name like 'N%'`);
  await db.execute(sql`insert into notifications (user_id, type, title, read_at)
    select user_id, 'system', 'N', case when id % 100 > 0 then now() end ${ofContacts} and (id % 20 = 0 or user_id <> ${userId})`);
}
await db.execute(
  sql`vacuum analyze contacts, identities, contact_words, text_words, interactions, suggestions, notifications`,
);

const CURSOR = "a cursor of the first page";

it.each<[string, Record<string, unknown>, number]>([
  ["search_contacts", { query: "ada looms" }, 1],
  ["search_contacts", { company: "stripe", sort: "score" }, 1],
  ["search_contacts", { last_contact_after: "2026-01-01", sort: "last_contact" }, 2],
  ["search_contacts", { tag: "vip", location: "london", sort: "name" }, 1],
  ["search_contacts", { priority: "archived", score: "cold" }, 1],
  ["get_contact", { contact_id: contact }, 1],
  ["get_contact", { name: "Ada Lovelace" }, 2],
  ["get_interactions", { contact_id: contact }, 1],
  ["get_interactions", { contact_id: contact, limit: 1, cursor: CURSOR }, 1],
  ["get_interactions", { contact_id: contact, platform: "email" }, 1],
  ["get_interactions", { name: "Ada Lovelace", since: "2026-01-01", until: "2026-12-31" }, 3],
  ["get_suggestions", {}, 1],
  ["get_suggestions", { limit: 1, cursor: CURSOR }, 1],
  ["get_notifications", {}, 1],
  ["get_notifications", { unread_only: false, limit: 1, cursor: CURSOR }, 1],
  ["get_dashboard_stats", {}, 1],
])("%s %o sends few statements, and each goes by the user's own index entries", async (name, args, most) => {
  const tool = TOOLS.find(({ listed }) => listed.name === name);
  const ask = (given: Record<string, unknown>) =>
    tool?.call(toolDeps(db, now), { userId, scope: "read" }, given);
  const { cursor, ...others } = args;
  const [first] = (await ask(others))?.content ?? [];
  const next = /cursor "([^"]+)"/.exec(first?.type === "text" ? first.text : "")?.[1];
  expect(next !== undefined || cursor === undefined).toBe(true);
  const call = () => ask(cursor === undefined ? others : { ...others, cursor: next });
  // The dashboard is counted ahead, by whoever asks first or by the refresh.
  await call();
  let answer: unknown;
  const sent = await sentDuring(db, async () => {
    answer = await call();
  });
  expect(answer).not.toMatchObject({ isError: true });
  expect(sent).toHaveLength(most);
  expect(await readFromEndToEnd(db, sent)).toEqual([]);
});
