import { parseArgs } from "node:util";
import { searchContacts } from "../src/crm/search/search-contacts.ts";
import type { Database } from "../src/db/database.ts";
import type { UserId } from "../src/db/schema.ts";
import { benchDatabase } from "./database.ts";
import { fillNetwork } from "./search-network.ts";
import { type Question, questions } from "./search-queries.ts";

type Search = (query: string) => Promise<number[]>;

interface Figures {
  queries: number;
  /** Share of the queries whose answer is among the first five. */
  recallAt5: number;
  /** Mean of 1 / rank of the answer, 0 where it is not among the first twenty. */
  meanReciprocalRank: number;
  p50: number;
  p95: number;
}

const SHOWN = 20;

/** Recall and speed of the search by class of query, beside a plain substring search over the same rows. */
export async function run(args: string[]): Promise<unknown> {
  const { values } = parseArgs({
    args,
    options: {
      contacts: { type: "string", default: "2000" },
      messages: { type: "string", default: "5" },
      queries: { type: "string", default: "300" },
      misses: { type: "boolean", default: false },
    },
  });
  const { db, kind, close } = await benchDatabase();
  try {
    const network = await fillNetwork(db, Number(values.contacts), Number(values.messages));
    const indexed = {
      contactsPerSecond: Math.round(network.people.size / network.contactsIndexed),
      messagesPerSecond: Math.round(
        (network.people.size * Number(values.messages)) / network.messagesIndexed,
      ),
    };
    console.log(`${kind}, ${values.contacts} contacts, ${values.messages} messages each.`, indexed);
    const asked = questions(network.people, Number(values.queries));
    const searches: Record<string, Search> = {
      search: (query) => pingcrm(db, network.userId, query),
      substring: (query) => substring(db, network.userId, query),
    };
    const results: Record<string, Record<string, Figures>> = {};
    for (const [name, search] of Object.entries(searches)) {
      for (const [kind_, list] of asked) {
        const figures = await measure(search, list, values.misses && name === "search");
        results[kind_] = { ...results[kind_], [name]: figures };
      }
    }
    print(results);
    return { ...values, database: kind, indexed, results };
  } finally {
    await close();
  }
}

async function pingcrm(db: Database, userId: UserId, query: string): Promise<number[]> {
  const { hits } = await searchContacts(db, userId, { query, limit: SHOWN });
  return hits.map((hit) => hit.id);
}

/** What a first version does: the text as it was typed, anywhere in name, company or title. */
async function substring(db: Database, userId: UserId, query: string): Promise<number[]> {
  const { rows } = await db.$client.query<{ id: number }>(
    `select id from contacts where user_id = $1 and (display_name ilike $2 or company ilike $2 or title ilike $2)
     order by score desc, id limit ${SHOWN}`,
    [userId, `%${query.replace(/[\\%_]/g, "\\$&")}%`],
  );
  return rows.map((row) => row.id);
}

async function measure(search: Search, asked: Question[], showMisses: boolean): Promise<Figures> {
  let found = 0;
  let reciprocal = 0;
  const times: number[] = [];
  const misses = new Map<string, string[]>();
  for (const { query, contactId, script } of asked) {
    const started = performance.now();
    const ids = await search(query);
    times.push(performance.now() - started);
    const rank = ids.indexOf(contactId) + 1;
    if (rank > 0) reciprocal += 1 / rank;
    if (rank > 0 && rank <= 5) found++;
    else misses.set(script, [...(misses.get(script) ?? []), query]);
  }
  if (showMisses)
    for (const [script, queries] of misses) console.log(script, queries.length, queries.join(", "));
  times.sort((a, b) => a - b);
  const at = (share: number) => round(times[Math.floor(times.length * share)] ?? 0);
  return {
    queries: asked.length,
    recallAt5: round(found / asked.length),
    meanReciprocalRank: round(reciprocal / asked.length),
    p50: at(0.5),
    p95: at(0.95),
  };
}

const round = (value: number) => Math.round(value * 1_000) / 1_000;

function print(results: Record<string, Record<string, Figures>>): void {
  const rows = Object.entries(results).map(([name, { search, substring: plain }]) => [
    name,
    {
      queries: search?.queries,
      "recall@5": search?.recallAt5,
      MRR: search?.meanReciprocalRank,
      "p50 ms": search?.p50,
      "p95 ms": search?.p95,
      "substring recall@5": plain?.recallAt5,
      "substring MRR": plain?.meanReciprocalRank,
      "substring p50 ms": plain?.p50,
      "substring p95 ms": plain?.p95,
    },
  ]);
  console.table(Object.fromEntries(rows));
}
