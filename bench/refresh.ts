import { parseArgs } from "node:util";
import { sql } from "drizzle-orm";
import pg from "pg";
import { refreshNow } from "../src/crm/relationships/keep-fresh.ts";
import { refreshScores } from "../src/crm/relationships/refresh-scores.ts";
import { findPossible } from "../src/crm/suggestions/find-possible.ts";
import { gatherFacts } from "../src/crm/suggestions/gather-facts.ts";
import { getRuleSettings } from "../src/crm/suggestions/rule-settings.ts";
import { users } from "../src/db/account-schema.ts";
import type { Database } from "../src/db/database.ts";
import type { UserId } from "../src/db/schema.ts";
import { benchDatabase } from "./database.ts";

const DAY = 86_400_000;

/** All periodic work of one user, beside one plain aggregate over the same interactions. */
export async function run(args: string[]): Promise<unknown> {
  const { values } = parseArgs({
    args,
    options: {
      contacts: { type: "string", default: "100000" },
      messages: { type: "string", default: "20" },
      rounds: { type: "string", default: "3" },
      /** Leaves the planner without knowledge of the rows, as it is right after a first import. */
      unanalyzed: { type: "boolean", default: false },
    },
  });
  const { db, kind, close } = await benchDatabase();
  try {
    const now = new Date();
    const userId = await fill(db, Number(values.contacts), Number(values.messages), now);
    if (!values.unanalyzed) await db.execute(sql`vacuum analyze`);
    console.log(`${kind}, ${values.contacts} contacts, ${values.messages} interactions each.`);
    const statements = countStatements();

    const first = await timed("first refresh, every score is new", () => refreshNow(db, userId, now));
    if (!values.unanalyzed) await db.execute(sql`vacuum analyze`);
    const rounds = [];
    let at = now;
    for (const { what, days, count } of [
      { what: "a day later", days: 1, count: Number(values.rounds) },
      // What nobody should take the usual day for: every score is computed, and then most of them also change.
      { what: "a week and a day later, all scores", days: 8, count: 1 },
      { what: "a year later, all scores change", days: 365, count: 1 },
    ]) {
      for (let round = 1; round <= count; round++) {
        at = new Date(at.getTime() + days * DAY);
        const aggregate = await timed("plain aggregate", () => plainAggregate(db, userId));
        const before = statements();
        const refresh = await timed(`refresh, ${what}`, () => refreshNow(db, userId, at));
        rounds.push({
          what,
          aggregate,
          refresh,
          ratio: Math.round((refresh / aggregate) * 100) / 100,
          statements: statements() - before,
        });
      }
    }
    console.table(rounds);
    const parts = await timeParts(db, userId, new Date(at.getTime() + DAY));
    console.table(parts);
    return { ...values, database: kind, first, rounds, parts };
  } finally {
    await close();
  }
}

async function plainAggregate(db: Database, userId: UserId): Promise<void> {
  await db.execute(sql`
    select count(*) from (
      select contact_id, count(*), min(occurred_at), max(occurred_at) from interactions
      where user_id = ${userId} and kind <> 'note' group by contact_id) as contact`);
}

async function timeParts(db: Database, userId: UserId, at: Date) {
  const settings = await getRuleSettings(db, userId);
  const since = new Date(at.getTime() - DAY);
  const scores = await timed("scores that have aged", () => refreshScores(db, userId, { now: at, since }));
  const all = await timed("all scores", () => refreshScores(db, userId, { now: at }));
  let ids: number[] = [];
  const possible = await timed("find possible", async () => {
    ids = await findPossible(db, userId, settings, at);
  });
  const facts = await timed("gather facts", () => gatherFacts(db, userId, ids, at));
  return { scores, all_scores: all, possible, facts, looked_at: ids.length };
}

/** Milliseconds. */
async function timed(what: string, work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  const took = Math.round(performance.now() - started);
  console.log(`${what}: ${took} ms`);
  return took;
}

/** How many statements this process has sent so far. */
function countStatements(): () => number {
  let count = 0;
  const query = pg.Client.prototype.query;
  pg.Client.prototype.query = function (this: pg.Client, ...given: Parameters<typeof query>) {
    count++;
    return query.apply(this, given);
  } as typeof query;
  return () => count;
}

/** Ages of every kind: half of all interactions in the last year, a third of the contacts silent for over a year. */
async function fill(db: Database, contacts: number, messages: number, now: Date): Promise<UserId> {
  const [user] = await db
    .insert(users)
    .values({ name: "Nia Okafor", email: "nia@example.com" })
    .returning({ id: users.id });
  const { id: userId } = user as { id: UserId };
  await db.execute(sql`
    insert into contacts (user_id, display_name, given_name, company, priority, birth_month, birth_day)
    select ${userId}, 'Contact ' || n, 'Contact', 'Company ' || n % 1000,
      (array['high', 'medium', 'medium', 'medium', 'low', 'archived'])[1 + n % 6], 1 + n % 12, 1 + n % 28
    from generate_series(1, ${contacts}::integer) as n`);
  await db.execute(sql`
    insert into identities (user_id, contact_id, kind, value)
    select ${userId}, id, kind, kind || id from contacts, (values ('email'), ('linkedin')) as i (kind)
    where user_id = ${userId}`);
  const step = 5_000;
  for (let from = 0; from < contacts; from += step) {
    await db.execute(sql`
      insert into interactions (user_id, contact_id, platform, direction, subject, text, occurred_at, read_by_recipient)
      select ${userId}, id, case id % 3 when 0 then 'linkedin' else 'email' end,
        case when (id + n) % 5 < 2 then 'outbound' else 'inbound' end, 'Subject ' || n % 50,
        'Thank you for the notes, they help a lot. See you on Thursday.',
        ${now.toISOString()}::timestamptz - make_interval(secs => (id % 97) ^ 2 * 9000 + n * (1 + id % 13) * 200000),
        case when (id + n) % 5 = 0 then n % 3 = 0 end
      from (select id from contacts where user_id = ${userId} order by id offset ${from} limit ${step}) as batch,
        generate_series(1, ${messages}::integer) as n`);
  }
  return userId;
}
