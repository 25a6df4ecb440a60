import { z } from "zod";
import { parseWhen } from "../../crm/calendar.ts";
import { TIERS, tier } from "../../crm/relationships/tier.ts";
import { type SearchHit, type SearchInput, searchContacts } from "../../crm/search/search-contacts.ts";
import { choice, cursor, date, inWords, limit, text } from "../arguments.ts";
import { defineReadTool } from "../define-tool.ts";
import { lines, nextPage, paragraphs, plural } from "../markdown/answer.ts";
import { type Clock, dateAgo } from "../markdown/dates.ts";
import { table } from "../markdown/table.ts";

const TOOL = "search_contacts";

export const searchContactsTool = defineReadTool({
  name: TOOL,
  title: "Search contacts",
  description:
    "Finds people in the user's network and gives their IDs. query takes what is remembered: names, also misspelt or short, company, title, place, tag, e-mail, phone, handle, words of notes or messages; all words must match. Archived contacts only with priority archived. Dates are 2026-03-02 or timestamps.",
  input: z.strictObject({
    query: text("must be the words to search for", 500),
    company: text("must be a company's name"),
    location: text("must be a place"),
    tag: text("must be a tag"),
    score: choice(TIERS),
    priority: choice(["high", "medium", "low", "archived"]),
    last_contact_before: date("Before this day"),
    last_contact_after: date("On this day or later"),
    sort: choice(["relevance", "score", "last_contact", "name"]),
    limit: limit(20, 50),
    cursor,
  }),
  quotesOthers: true,
  showsScores: true,
  run: async ({ db, userId, now, clock }, args) => {
    const { score, last_contact_before: before, last_contact_after: after, ...same } = args;
    // What dates mean depends on the user's zone.
    const from = async (name: "last_contact_before" | "last_contact_after", given: string) =>
      parseWhen(name, given, (await clock()).zone).from;
    const input: SearchInput = {
      ...same,
      ...(score && { tier: score }),
      ...(before && { lastContactBefore: await from("last_contact_before", before) }),
      ...(after && { lastContactAfter: await from("last_contact_after", after) }),
    };
    const { total, hits, nextCursor, timeZone } = await searchContacts(db, userId, input);
    if (hits.length === 0) return nothing(args);
    return paragraphs(
      `${plural(total, "contact")} ${total === 1 ? "matches" : "match"}${total > hits.length ? `, ${hits.length} of them here` : ""}.`,
      hitTable(hits, { now, zone: timeZone }),
      lines(nextPage(TOOL, nextCursor), "Next: get_contact with a contact's ID shows the whole profile."),
    );
  },
});

function hitTable(hits: readonly SearchHit[], clock: Clock): string {
  const elsewhere = hits.some(({ match }) => match.where !== "name");
  return table(
    ["ID", "Name", "Title", "Company", "Score", "Last contact", "Tags", ...(elsewhere ? ["Match"] : [])],
    hits.map((hit) => [
      hit.id,
      hit.displayName,
      hit.title,
      hit.company,
      `${hit.score} ${tier(hit.score)}`,
      hit.lastInteractionAt && dateAgo(hit.lastInteractionAt, clock),
      hit.tags.join(", "),
      ...(elsewhere ? [matchCell(hit, clock)] : []),
    ]),
  );
}

/** Where, not what: a message itself is shown by get_interactions, in its fence. */
function matchCell({ match }: SearchHit, clock: Clock): string | null {
  if (match.where === "name") return null;
  return match.where === "message" ? `message ${dateAgo(match.at, clock).slice(0, 10)}` : match.where;
}

function nothing(args: Record<string, unknown>): string {
  const filters = Object.keys(args).filter((key) => !["query", "sort", "limit", "cursor"].includes(key));
  if (args.cursor !== undefined) return "There are no more contacts that match.";
  if (args.query === undefined && filters.length === 0) {
    return "There are no contacts yet. pingcrm import brings them in.";
  }
  const advice = [
    args.query !== undefined && "search for fewer words or another spelling",
    filters.length > 0 && `leave out ${inWords(filters, "or")}`,
  ].filter((part) => part !== false);
  return `No contact matches. To loosen the search, ${inWords(advice, "or")}.`;
}
