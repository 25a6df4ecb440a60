import { expect } from "vitest";
import { userSettings } from "../src/db/account-schema.ts";
import type { Database } from "../src/db/database.ts";
import type { ImportOptions } from "../src/importers/run-import.ts";
import { createUser } from "./factories.ts";
import { folderOf } from "./files.ts";
import { ask, connectInMemory, toolDeps } from "./mcp-client.ts";
import { importPaths } from "./run-import.ts";

/** Files of a platform and what the tools answer once they were read. */
export interface Oddity {
  readonly files: Record<string, string | Buffer>;
  /** All who are contacts then, and nobody else; each with what profile and messages say of them. */
  readonly said: Record<string, RegExp[]>;
  /** What no answer has, whoever is asked for. */
  readonly unsaid?: RegExp;
  /** Each of them is there two times. */
  readonly isTwice?: true;
  /** The account bears a name that is in no file, and the user says nothing more: the files must tell. */
  readonly isUnknown?: true;
  readonly options?: Partial<ImportOptions>;
}

const NOW = new Date("2026-11-23T10:00:00Z");

/** Imports files as Nia Okafor, nia@example.com, and asks search_contacts, get_contact and get_interactions, in UTC. */
export async function expectAnswers(
  db: Database,
  { files, said, unsaid, isTwice, isUnknown, options }: Oddity,
) {
  const userId = await createUser(db, { name: isUnknown ? "Account 7" : "Nia Okafor" });
  await db.insert(userSettings).values({ userId, timeZone: "UTC" });
  await importPaths(db, userId, [await folderOf(files)], {
    me: isUnknown ? [] : ["nia@example.com"],
    timeZone: "Europe/Lisbon",
    dateOrder: "dmy",
    now: NOW,
    ...options,
  });
  const client = await connectInMemory(toolDeps(db, NOW), userId);
  /** Archived people too, whom a search finds only where it is told to. */
  async function search(args: Record<string, unknown>) {
    const found = await ask(client, "search_contacts", { limit: 50, ...args });
    const archived = await ask(client, "search_contacts", { limit: 50, priority: "archived", ...args });
    return `${found.text}\n${archived.text}`;
  }
  const everybody = await search({});
  const names = [...everybody.matchAll(/^\| \d+ \| (.*?) \|/gm)].map(([, name]) => name);
  const expected = Object.keys(said).flatMap((name) => (isTwice ? [name, name] : [name]));
  expect(names.sort()).toEqual(expected.sort());
  for (const [name, facts] of Object.entries(said)) {
    const found = await search({ query: name });
    const row = found.split("\n").find((line) => line.includes(`| ${name} |`)) ?? "";
    const contact_id = /^\| (\d+)/.exec(row)?.[1];
    expect(contact_id, found).toBeDefined();
    const profile = (await ask(client, "get_contact", { contact_id })).text;
    const interactions = (await ask(client, "get_interactions", { contact_id })).text;
    const text = `${profile}\n${interactions}`;
    for (const fact of facts) expect(text).toMatch(fact);
    if (unsaid) expect(`${found}\n${text}`).not.toMatch(unsaid);
  }
}
