import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { testDatabase } from "../../../test/database.ts";
import { createUser } from "../../../test/factories.ts";
import { readFromEndToEnd, sentDuring } from "../../../test/plans.ts";
import { searchContacts } from "./search-contacts.ts";
import { ownWord } from "./text-words.ts";

// Words that most contacts hold: found as sets, and only what can be on the page is looked up.

const db = await testDatabase();
const userId = await createUser(db);
const COUNT = 3_600;

await db.execute(sql`
  insert into contacts (user_id, display_name, score, priority, last_interaction_at)
  select ${userId}, 'N' || n, n % 11, case when n % 10 = 0 then 'archived' else 'medium' end, now() - n * interval '1 hour'
  from generate_series(1, ${COUNT}::integer) n order by n`);
const { rows } = await db.execute<{ id: number; n: number; score: number }>(sql`
  select id, substr(display_name, 2)::integer as n, score from contacts where user_id = ${userId}`);
const people = rows.map((row) => ({ ...row, archived: row.n % 10 === 0 }));
const [the, meeting, noodles] = ["the", "meeting", "noodles"].map((word) => ownWord(userId, word));
await db.execute(sql`
  insert into text_words (user_id, contact_id, field, words)
  select ${userId}, id, 10, array_to_tsvector(array_remove(array[
    case when n % 7 > 0 then ${the} end, case when n % 3 = 0 then ${meeting} end, case when n % 900 = 1 then ${noodles} end
  ], null))
  from (select id, substr(display_name, 2)::integer as n from contacts where user_id = ${userId}) c`);
await db.execute(sql`
  insert into contact_words (user_id, contact_id, field, extent, word)
  select ${userId}, id, field, 4, 'thea' from contacts, unnest(array[0, 1]) field
  where user_id = ${userId} and substr(display_name, 2)::integer <= 30`);
await db.execute(sql`
  insert into interactions (user_id, contact_id, platform, direction, occurred_at)
  select user_id, id, 'email', 'inbound', now() from contacts where user_id = ${userId}`);
await db.execute(sql`analyze contacts, contact_words, text_words, interactions`);

type One = (typeof people)[number];
const holdsThe = ({ n }: One) => n % 7 > 0;
const holdsMeeting = ({ n }: One) => n % 3 === 0;
const isThea = ({ n }: One) => n <= 30;

it.each<[string, (one: One) => boolean, ((one: One) => number)?]>([
  ["the", (one) => holdsThe(one) || isThea(one), (one) => (isThea(one) ? 0 : 1)],
  ["meeting", holdsMeeting],
  // Both are in messages: who holds the very words comes before those whose name only begins with one.
  [
    "the meeting",
    (one) => holdsMeeting(one) && (holdsThe(one) || isThea(one)),
    (one) => (isThea(one) ? 1 : 0),
  ],
  ["meeting the noodles", (one) => one.n % 900 === 1 && holdsThe(one) && holdsMeeting(one)],
  ["noodles the", (one) => one.n % 900 === 1 && holdsThe(one)],
  ["thea meeting", (one) => isThea(one) && holdsMeeting(one)],
])(
  "%s: the total is exact, and the pages are the whole list in order",
  async (query, holds, classOf = () => 0) => {
    const expected = people
      .filter((one) => !one.archived && holds(one))
      .sort((a, b) => classOf(a) - classOf(b) || b.score - a.score || a.id - b.id)
      .map(({ id }) => id);
    const paged: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await searchContacts(db, userId, { query, limit: 500, cursor });
      expect(page.total).toBe(expected.length);
      paged.push(...page.hits.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(paged).toEqual(expected);
  },
);

it("a filter and a sort keep to the same contacts", async () => {
  const strong = people.filter((one) => !one.archived && holdsMeeting(one) && one.score >= 8);
  const { total, hits } = await searchContacts(db, userId, {
    query: "meeting",
    tier: "strong",
    sort: "last_contact",
    limit: 5,
  });
  expect(total).toBe(strong.length);
  expect(hits.map(({ id }) => id)).toEqual(
    strong
      .sort((a, b) => a.n - b.n)
      .slice(0, 5)
      .map(({ id }) => id),
  );
});

it("reads no table from end to end for them", async () => {
  const sent = await sentDuring(db, async () => {
    for (const query of ["the", "t", "the meeting", "thea the", "meeting noodles"]) {
      await searchContacts(db, userId, { query, limit: 20 });
    }
  });
  expect(sent).toHaveLength(5);
  expect(await readFromEndToEnd(db, sent)).toEqual([]);
});
