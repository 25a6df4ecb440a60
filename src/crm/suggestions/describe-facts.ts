import { addDays, dayOf } from "../calendar.ts";
import { type EventFacts, parseFacts, type SuggestionFacts } from "./suggestion-facts.ts";

const EVENTS: Partial<Record<EventFacts["type"], string>> = {
  job_change: "new job",
  promotion: "new title",
  fundraising: "funding round",
  launch: "launch",
  milestone: "milestone",
};

/**
 * Why a suggestion was made, in words: short phrases, what decided first. Job titles, companies and the last topic are
 * text of others.
 * @param stored the facts as they are kept with it
 * @param timeZone in which days are named
 */
export function describeFacts(stored: Readonly<Record<string, unknown>>, timeZone: string): string[] {
  const facts = parseFacts(stored);
  const day = (at: string) => dayOf(new Date(at), timeZone);
  return [
    facts.reminder && reminder(facts.reminder),
    facts.birthday && birthday(facts.birthday),
    facts.event && event(facts.event, day),
    silence(facts),
    facts.last && facts.lastContact && lastContact(facts.last, day(facts.lastContact)),
    facts.lastTopic && `last topic “${facts.lastTopic}”`,
    facts.readNotAnswered && "your last message was read and not answered",
    interactions(facts, day),
    facts.priority && `${facts.priority} priority`,
    facts.score !== undefined && `score ${facts.score}/10`,
  ].filter((phrase) => typeof phrase === "string");
}

function reminder(of: NonNullable<SuggestionFacts["reminder"]>): string {
  return "on" in of
    ? `you set ${of.on} for this contact`
    : `you set a rhythm of ${days(of.everyDays)}, and ${days(of.passedDays)} have passed`;
}

function birthday({ on, inDays, turns }: NonNullable<SuggestionFacts["birthday"]>): string {
  const when = ["today", "tomorrow"][inDays] ?? `in ${days(inDays)}`;
  return `birthday on ${on} (${when} as of ${addDays(on, -inDays)})${turns === undefined ? "" : `, turning ${turns}`}`;
}

function event(of: EventFacts, day: (at: string) => string): string {
  const { type, title, company, previousTitle, previousCompany, source, occurredAt } = of;
  const job = (...parts: (string | undefined)[]) => parts.filter(Boolean).join(" at ");
  const now = job(title, company);
  const before = job(previousTitle, previousCompany);
  return [
    `${EVENTS[type] ?? type} on ${day(occurredAt)}${now && `: ${now}`}`,
    before && `before: ${before}`,
    `known from ${source}`,
  ]
    .filter(Boolean)
    .join(", ");
}

function silence({ interactions, silentDays, intervalDays, priority }: SuggestionFacts): string | undefined {
  if (silentDays === undefined) return interactions === 0 ? "no contact so far" : undefined;
  const limit =
    intervalDays === undefined ? "" : ` (your interval for ${priority} priority is ${intervalDays})`;
  return `silent for ${days(silentDays)}${limit}`;
}

function lastContact(
  { kind, platform, direction }: NonNullable<SuggestionFacts["last"]>,
  on: string,
): string {
  if (kind !== "message") return `last contact ${on}, a ${kind} (${platform})`;
  const from = direction === "mutual" ? "" : direction === "inbound" ? " from them" : " from you";
  return `last contact ${on}, a message${from} (${platform})`;
}

function interactions({ interactions: of, firstContact }: SuggestionFacts, day: (at: string) => string) {
  if (!of) return undefined;
  return `${of} ${of === 1 ? "interaction" : "interactions"}${firstContact ? ` since ${day(firstContact)}` : ""}`;
}

function days(of: number): string {
  return of === 1 ? "1 day" : `${of} days`;
}
