import { describe, expect, it } from "vitest";
import { testDatabase } from "../../../test/database.ts";
import { createContact, createInteraction, createSuggestion, createUser } from "../../../test/factories.ts";
import { createSearchable } from "../../../test/searchable-contact.ts";
import { refreshScores } from "../relationships/refresh-scores.ts";
import { DAY } from "../relationships/score.ts";
import { type SearchInput, searchContacts } from "../search/search-contacts.ts";
import { getContactProfile } from "./get-contact-profile.ts";
import { listCompanies, listPlatforms, listTags } from "./list-facets.ts";
import { selectContacts } from "./select-contacts.ts";

const db = await testDatabase();
const now = new Date("2026-03-20T12:00:00Z");
const ago = (days: number) => new Date(now.getTime() - days * DAY);

describe("the list of contacts", async () => {
  const userId = await createUser(db);
  const make = (displayName: string, company: string | null, tags: string[], more = {}) =>
    createSearchable(db, userId, { displayName, company, tags, ...more });
  const ada = await make("Ada Lovelace", "Northwind", ["math", "2nd tier"], { score: 9 });
  const bo = await make("Bo Lindqvist", "Northwind Traders", ["math"], {
    priority: "high",
    messages: ["looms"],
  });
  const cy = await make("Cy Moreau", "NORTHWIND", [], { priority: "archived", score: 5 });
  const stranger = await createUser(db);
  await createContact(db, stranger, { tags: ["secret"], company: "Northsecret" });
  await createInteraction(db, stranger, await createContact(db, stranger), { platform: "fax" });
  const ids = async (input: Partial<SearchInput>) =>
    (await searchContacts(db, userId, { limit: 10, ...input })).hits.map(({ id }) => id);

  it.each<[string, Partial<SearchInput>, number[]]>([
    ["the newest first", { sort: "added" }, [bo, ada]],
    ["a tag as it is written", { taggedAs: "math", sort: "name" }, [ada, bo]],
    ["part of a tag is no tag", { taggedAs: "tier" }, []],
    ["a company whatever its case, and no longer one", { employer: "northwind" }, [ada]],
    ["a platform", { platform: "email" }, [bo]],
    ["a platform that nobody was met on", { platform: "fax" }, []],
    ["archived ones where they are asked for", { priority: "archived" }, [cy]],
    ["all of it with a search", { query: "northwind", taggedAs: "math", platform: "email" }, [bo]],
    ["a tier with a search", { query: "northwind", tier: "strong" }, [ada]],
  ])("shows %s", async (_, input, expected) => {
    expect(await ids(input)).toEqual(expected);
    const selected = await selectContacts(db, userId, { matching: input, except: [] });
    expect(selected).toEqual(expected.toSorted((a, b) => a - b));
  });

  it("pages through the newest without a row twice or missing, and counts on the first page alone", async () => {
    const first = await searchContacts(db, userId, { sort: "added", limit: 1 });
    const second = await searchContacts(db, userId, {
      sort: "added",
      limit: 1,
      cursor: first.nextCursor,
      uncounted: true,
    });
    expect([first.total, second.total]).toEqual([2, 0]);
    expect([...first.hits, ...second.hits].map(({ id }) => id)).toEqual([bo, ada]);
  });

  it("offers the tags with their numbers, companies as they are typed, and platforms", async () => {
    expect(await listTags(db, userId)).toEqual([
      { name: "math", contacts: 2 },
      { name: "2nd tier", contacts: 1 },
    ]);
    expect(await listCompanies(db, userId, "north")).toEqual([
      { name: "Northwind", contacts: 1 },
      { name: "Northwind Traders", contacts: 1 },
    ]);
    expect(await listCompanies(db, userId, "%")).toEqual([]);
    expect(await listPlatforms(db, userId)).toEqual(["email"]);
  });
});

describe("the profile of a contact", () => {
  it("says of what the score was made, the days with contact, and why there is a suggestion", async () => {
    const userId = await createUser(db, {});
    const id = await createContact(db, userId);
    const say = (days: number, values = {}) =>
      createInteraction(db, userId, id, { occurredAt: ago(days), ...values });
    await say(2);
    await say(2, { direction: "outbound", platform: "linkedin" });
    await say(40, { direction: "outbound" });
    await say(300, { kind: "meeting", direction: "mutual", platform: "meeting" });
    await say(3, { kind: "note", platform: "note" });
    await say(900, { platform: "telegram" });
    await say(-3);
    await refreshScores(db, userId, { now });
    await createSuggestion(db, userId, id, { facts: { interactions: 0 } });
    const profile = await getContactProfile(db, userId, id, now);
    expect(profile.facts).toEqual({
      inbound: 2,
      outbound: 3,
      in30Days: 2,
      in90Days: 3,
      in365Days: 4,
      lastInbound: { at: ago(2), platform: "email", kind: "message" },
      lastOutbound: { at: ago(2), platform: "linkedin", kind: "message" },
      platforms: ["email", "linkedin", "meeting", "telegram"],
    });
    expect(profile.year.days.map(({ inbound, outbound }) => [inbound, outbound])).toEqual([
      [1, 1],
      [0, 1],
      [1, 1],
    ]);
    expect(profile.suggestion).toMatchObject({ channel: "email", facts: { interactions: 0 } });
  });

  it("of somebody else's contact there is none", async () => {
    const [mine, theirs] = [await createUser(db), await createUser(db)];
    const id = await createContact(db, theirs);
    await expect(getContactProfile(db, mine, id, now)).rejects.toThrow("not there");
  });
});
